import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDocument } from '../../../../extension/config/document/document';
import { MOST_DEPTH, readJson } from '../../../../extension/config/document/json';
import { at, formatPath, type Node, pathOf, toValue, walk } from '../../../../extension/config/document/node';

/** Plain objects get the prototype that `toValue` leaves out. */
function plain(node: Node): unknown {
  return JSON.parse(JSON.stringify(toValue(node)));
}

test('gives what JSON.parse gives, however it is laid out', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 6 }), fc.constantFrom(undefined, 2, '\t'), (value, indent) => {
      const text = JSON.stringify(value, undefined, indent);
      const { roots, issues } = readJson(text);
      expect(issues).toEqual([]);
      expect(plain(roots[0]!)).toEqual(JSON.parse(text));
    }),
  );
});

test('the range of every value holds exactly its text', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
      const text = ` ${JSON.stringify(value, undefined, 1)}\n`;
      const [root] = readJson(text).roots;
      walk(root!, (node) => {
        expect(JSON.parse(text.slice(node.start, node.end))).toEqual(plain(node));
        expect(at(root, ...pathOf(node))).toBe(node);
        return true;
      });
    }),
  );
});

describe('mistakes become issues with a place, and the rest is read', () => {
  test.each([
    ['{"a": [1, 2,], "b": 3}', 'a trailing comma', 11, { a: [1, 2], b: 3 }],
    ['{"a" 3}', "a ':' is missing before this", 5, { a: 3 }],
    ['[1 2]', 'a comma is missing before this', 3, [1, 2]],
    ['{"a": 1, "a": 2}', 'duplicate key "a": only the last one counts', 9, { a: 2 }],
    ['{"a": tru}', '"tru" is not a JSON value', 6, { a: null }],
    ['{"a": {"b": 1}', 'this { has no }', 0, { a: { b: 1 } }],
    ['{"a": 1]}', 'a ] that closes nothing', 7, { a: 1 }],
    ['{"a"}', 'the key "a" has no value', 1, {}],
    ['["abc\n]', 'the string is not closed', 1, ['abc']],
    ['["\\q"]', 'an invalid escape in a string', 1, ['q']],
    ['{"a": 1} x', '"x" is not a JSON value', 9, { a: 1 }],
    ['[1] /* open', 'the comment is not closed', 11, [1]],
  ])('%s', (text, message, start, value) => {
    const { roots, issues } = readJson(text);
    expect(issues[0]).toMatchObject({ message, start });
    expect(plain(roots[0]!)).toEqual(value);
  });

  test('comments and a byte-order mark are fine', () => {
    const { roots, issues } = readJson('\uFEFF// one\n{ /* two */ "a": 1 } // three');
    expect(issues).toEqual([]);
    expect(plain(roots[0]!)).toEqual({ a: 1 });
  });

  test('an empty file has no value', () => {
    expect(readJson('  ')).toMatchObject({ roots: [], issues: [{ message: 'the file has no value' }] });
  });
});

test('__proto__ is a key like any other', () => {
  const [root] = readJson('{"__proto__": {"polluted": true}}').roots;
  const value = toValue(root!) as Record<string, unknown>;
  expect(Object.keys(value)).toEqual(['__proto__']);
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
});

test('nesting deeper than the limit is left out and reported, a hundred thousand levels too', () => {
  for (const depth of [MOST_DEPTH + 1, 100_000]) {
    const { roots, issues } = readJson('['.repeat(depth) + ']'.repeat(depth));
    expect(issues[0]?.message).toBe(`nested more than ${MOST_DEPTH} levels deep: left out`);
    expect(roots).toHaveLength(1);
  }
});

test('any text at all gives a tree whose ranges lie inside it', () => {
  const pieces = fc.array(
    fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"',
      '\\',
      'a',
      '1',
      ' ',
      '\n',
      '\0',
      '//',
      '/*',
      'true',
      '\u{1f600}',
      '\ud800',
    ),
    { maxLength: 60 },
  );
  fc.assert(
    fc.property(pieces, (list) => {
      const text = list.join('');
      const { roots, issues } = readJson(text);
      for (const { start, end } of issues) {
        expect(start).toBeLessThanOrEqual(end);
        expect(end).toBeLessThanOrEqual(text.length);
      }
      for (const root of roots) {
        walk(root, (node) => {
          expect(node.start).toBeLessThanOrEqual(node.end);
          expect(node.end).toBeLessThanOrEqual(text.length);
          return true;
        });
      }
    }),
  );
});

test('JSON lines under a .json name are a list', () => {
  const { root, format } = readDocument('a.json', '{"a": 1}\n{"a": 2}\n', 'json');
  expect(format).toBe('jsonl');
  expect(plain(root!)).toEqual([{ a: 1 }, { a: 2 }]);
  expect(formatPath(pathOf(at(root, 1, 'a')!))).toBe('[1].a');
});

test('ten megabytes take no longer than a person waits', () => {
  const properties = Object.fromEntries(
    Array.from({ length: 40_000 }, (_, index) => [
      `property_${index}`,
      { type: 'string', description: 'x'.repeat(200) },
    ]),
  );
  const text = JSON.stringify({ properties });
  expect(text.length).toBeGreaterThan(9_000_000);
  const start = performance.now();
  expect(readJson(text).issues).toEqual([]);
  expect(performance.now() - start).toBeLessThan(5000);
});
