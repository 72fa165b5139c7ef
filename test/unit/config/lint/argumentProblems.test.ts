import Ajv from 'ajv';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { argumentProblems } from '../../../../extension/config/lint/analysis/argumentProblems';
import { plainSchemaOf } from '../../../../extension/config/versions/toolMeaning';

const says = (given: unknown, schema: unknown, mayBeWrapped = true): string[] =>
  argumentProblems(given, plainSchemaOf(schema), mayBeWrapped).map(({ says }) => says);

const name = fc.constantFrom('hall', 'count', '__proto__', 'constructor', 'a.b');

/** Schemas of the keywords that are judged. */
const { schema: anySchema } = fc.letrec<{ schema: object; object: object }>((tie) => ({
  schema: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'schema' },
    fc.constantFrom<object>({ type: 'string' }, { type: 'boolean' }, { type: ['string', 'integer'] }, {}),
    fc.record(
      { type: fc.constantFrom('integer', 'number'), minimum: fc.integer({ max: 3 }) },
      { requiredKeys: ['type'] },
    ),
    fc.record({ type: fc.constant('integer'), enum: fc.constantFrom([1, 2], [7]) }),
    fc.record({ type: fc.constant('array'), items: tie('schema') }),
    tie('object'),
  ),
  object: fc
    .record({
      properties: fc.array(fc.tuple(name, tie('schema')), { maxLength: 3 }),
      required: fc.uniqueArray(name, { maxLength: 2 }),
      isClosed: fc.boolean(),
    })
    .map(({ properties, required, isClosed }) => ({
      type: 'object',
      properties: Object.fromEntries(properties),
      ...(required.length > 0 && { required }),
      ...(isClosed && { additionalProperties: false }),
    })),
}));

const { value: anyValue } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'value' },
    fc.constantFrom<unknown>('x', 1, 7, -4, 2.5, true),
    fc.array(tie('value'), { maxLength: 2 }),
    fc.array(fc.tuple(name, tie('value')), { maxLength: 3 }).map((entries) => Object.fromEntries(entries)),
  ),
}));

test('arguments are taken to fail exactly where a full validator says so', () => {
  let failed = 0;
  fc.assert(
    fc.property(anySchema, anyValue, (schema, value) => {
      const isValid = new Ajv({ strict: false, ownProperties: true }).validate(schema, value);
      failed += isValid ? 0 : 1;
      expect(argumentProblems(value, plainSchemaOf(schema), false).length === 0).toBe(isValid);
    }),
    { numRuns: 400, seed: 20 },
  );
  expect(failed).toBeGreaterThan(100);
});

const SCHEMA = {
  type: 'object',
  properties: {
    hall: { type: 'string' },
    unit: { type: 'string', default: 'box' },
    either: { oneOf: [{ type: 'string' }, { type: 'array' }] },
    maybe: { anyOf: [{ type: 'integer' }, { type: 'null' }] },
    self: { $ref: '#' },
  },
  required: ['hall', 'unit'],
};

test.each<[unknown, readonly string[]]>([
  [{ hall: 'A', either: 3, maybe: null, self: {} }, ['leave out "self.hall", which is required']],
  // A schema that contains itself is followed once.
  [{ hall: 'A', self: { hall: 'B', self: {} } }, []],
  [{ hall: 'A', unit: null }, ['pass null for "unit", which takes a string']],
  [{ hall: 'A', maybe: 'x' }, ['pass a string for "maybe", which takes an integer or null']],
  [{ hall: 'A', either: null }, []],
  [{}, ['leave out "hall", which is required']],
  // Keys that are no arguments at all: whoever recorded it put them into an object of their own.
  [{ kwargs: { hall: 3 } }, []],
  ['A', ['pass a string for the arguments, which takes an object']],
])('of %j: %j', (given, expected) => {
  expect(says(given, SCHEMA)).toEqual(expected);
});

test('arguments as a model wrote them are not wrapped, whatever their names', () => {
  expect(says({ kwargs: { hall: 3 } }, SCHEMA, false)).toEqual(['leave out "hall", which is required']);
});

test('huge, deep and odd input ends', () => {
  let deep: unknown = 'x';
  for (let depth = 0; depth < 10_000; depth++) {
    deep = { self: deep };
  }
  expect(says(deep, SCHEMA).length).toBeLessThanOrEqual(20);
  expect(
    says({ hall: new Array(100_000).fill(1) }, { properties: { hall: { items: { type: 'string' } } } }),
  ).toHaveLength(20);
  expect(says({ hall: 1 }, { properties: { hall: { type: ['colour', 5] } } })).toEqual([]);
  expect(says({ hall: 1 }, 'no schema')).toEqual([]);
});
