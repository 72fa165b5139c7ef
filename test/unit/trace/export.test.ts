import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exportTrace } from '../../../extension/trace/export';
import { STEP_KINDS, STEP_STATUSES } from '../../../extension/trace/model';
import type { TraceFile } from '../../../extension/trace/traceFile';
import { nativeTraceFile } from '../../../schemas/nativeTrace';
import { opened } from '../support/opened';

const FIXTURES = path.join('test', 'fixtures', 'formats');

function exported(file: TraceFile): string {
  return [...exportTrace(file, file.traces)].join('');
}

type Facts = Record<string, unknown>;

/** Everything the traces hold. */
function contentOf(file: TraceFile): { facts: Facts; steps: Facts[] }[] {
  return file.traces.map((trace) => ({
    facts: pick(trace, 'id', 'name', 'start', 'durationMs', 'outcome', 'totals', 'agents', 'attributes'),
    steps: [...trace.steps()].map((step) => ({
      ...pick(step, 'number', 'id', 'parent', 'depth', 'lastDescendant', 'kind', 'name', 'agent', 'startMs'),
      ...pick(step, 'durationMs', 'status', 'statusMessage', 'model', 'usage', 'cost', 'finishReason', 'tool'),
      payload: file.payload(trace.id, step.number),
    })),
  }));
}

function pick<T>(from: T, ...keys: readonly (keyof T & string)[]): Facts {
  return Object.fromEntries(keys.map((key) => [key, from[key]]));
}

/** Steps without an id, or with one that another step has, get a new one. */
function withoutMendedIds(content: ReturnType<typeof contentOf>, of: ReturnType<typeof contentOf>): unknown {
  return content.map(({ facts, steps }, at) => {
    const ids = of[at]!.steps.map(({ id }) => id);
    const isMended = (id: unknown) => id === '' || ids.indexOf(id) !== ids.lastIndexOf(id);
    return { facts, steps: steps.map((step, i) => (isMended(ids[i]) ? { ...step, id: 'mended' } : step)) };
  });
}

const files = readdirSync(FIXTURES, { recursive: true, encoding: 'utf8' }).filter((name) =>
  statSync(path.join(FIXTURES, name)).isFile(),
);

describe('an exported trace', () => {
  test.each(files)('%s: opens to the same steps and payloads', async (name) => {
    const file = await opened(readFileSync(path.join(FIXTURES, name)));
    const text = exported(file);
    const again = await opened(text);
    expect(again.format.id).toBe('backstep');
    expect(again.issues).toEqual([]);
    expect(contentOf(again)).toEqual(contentOf(file));
    expect(nativeTraceFile.safeParse(JSON.parse(text)).error).toBeUndefined();
  });

  test('comes in pieces of one step each', async () => {
    const steps = Array.from({ length: 50 }, (_, i) => ({
      id: `${i}`,
      kind: 'tool',
      payload: { result: 'x'.repeat(1000) },
    }));
    const file = await opened(JSON.stringify({ schema: 'backstep.trace/1', traces: [{ id: 't', steps }] }));
    const pieces = [...exportTrace(file, file.traces)];
    expect(pieces.length).toBeGreaterThan(50);
    expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThan(1200);
  });

  test('cuts what a reader would not read back', async () => {
    const steps = [
      { id: 'a', kind: 'agent', name: 'a' },
      { id: 'b', parent: 'a', kind: 'tool', name: 'b' },
    ];
    const file = await opened(JSON.stringify({ schema: 'backstep.trace/1', traces: [{ id: 't', steps }] }));
    const [trace] = file.traces;
    const long = new Proxy(trace!, {
      get: (target, key) =>
        key === 'outcome' ? { state: 'failed', reason: 'é'.repeat(300) } : Reflect.get(target, key, target),
    });
    const again = await opened([...exportTrace(file, [long])].join(''));
    expect(again.traces[0]!.outcome.reason).toMatch(/^é{60,}…$/);
    expect(again.traces[0]!.stepCount).toBe(2);
  });
});

const name = fc.string({ minLength: 1, maxLength: 20, unit: 'binary' }).filter((text) => text.trim() !== '');
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const time = fc.double({ min: 1e12, max: 2e12, noNaN: true });
const count = fc.nat({ max: 1e9 });
const fields = fc.dictionary(name, fc.jsonValue({ maxDepth: 3 }), { maxKeys: 4 });
const value = fc.jsonValue({ maxDepth: 4 });

const part = fc.oneof(
  fc.record({ type: fc.constant('text'), text: fc.string() }),
  fc.record({ type: fc.constant('toolCall'), id: maybe(name), name, arguments: value }),
  fc.record({ type: fc.constant('toolResult'), id: maybe(name), result: value, isError: maybe(fc.boolean()) }),
  fc.record({ type: fc.constant('media'), mimeType: maybe(name), reference: fc.string() }),
);
const messages = fc.array(
  fc.record({
    role: fc.constantFrom('system', 'user', 'assistant', 'tool', 'other'),
    name: maybe(name),
    parts: fc.array(part, { maxLength: 3 }),
  }),
  { maxLength: 3 },
);
const payload = fc.record(
  {
    input: messages,
    output: messages,
    inputIsPreviousSteps: fc.boolean(),
    arguments: value,
    result: value,
    attributes: fields,
    parameters: fields,
    tools: fc.array(fc.record({ name, parameters: value }), { maxLength: 2 }),
    documents: fc.array(fc.record({ id: maybe(name), score: maybe(fc.integer()), text: fc.string() }), {
      maxLength: 2,
    }),
    events: fc.array(fc.record({ name, time: maybe(time), attributes: fields }), { maxLength: 2 }),
  },
  { requiredKeys: [] },
);
/** Ids and parents that may be missing, double or lead nowhere, but never in a circle: circles are cut open by place. */
const family = fc.tuple(fc.nat(7), maybe(fc.nat(7))).map(([id, parent]) => ({
  id: id === 0 ? '' : `é "${id}"`,
  parent: parent !== undefined && parent < id ? `é "${parent}"` : undefined,
}));
const stepFacts = fc.record({
  kind: fc.constantFrom(...STEP_KINDS),
  name: maybe(name),
  agent: maybe(name),
  start: maybe(time),
  durationMs: maybe(fc.double({ min: 0, max: 1e7, noNaN: true })),
  status: fc.constantFrom(...STEP_STATUSES),
  statusMessage: maybe(name),
  model: maybe(fc.record({ provider: maybe(name), requested: maybe(name), served: maybe(name) })),
  usage: maybe(fc.record({ input: count, output: count, cacheRead: maybe(count) })),
  costUsd: maybe(fc.double({ min: 0, max: 10, noNaN: true })),
  tool: maybe(fc.record({ name, callId: maybe(name) })),
  payload: maybe(payload),
});
const step = fc.tuple(family, stepFacts).map(([links, facts]) => ({ ...links, ...facts }));
const document = fc.record({
  schema: fc.constant('backstep.trace/1'),
  traces: fc.array(
    fc.record({
      id: fc.constantFrom('a', 'b', 'c'),
      name: maybe(name),
      outcome: maybe(fc.record({ state: fc.constantFrom('ok', 'failed', 'unknown'), reason: name })),
      attributes: maybe(fields),
      steps: fc.array(step, { minLength: 1, maxLength: 12 }),
    }),
    { minLength: 1, maxLength: 3 },
  ),
});

test('any trace opens to the same steps and payloads after an export', async () => {
  await fc.assert(
    fc.asyncProperty(document, async (content) => {
      const file = await opened(JSON.stringify(content));
      const again = await opened(exported(file));
      const before = contentOf(file);
      expect(withoutMendedIds(contentOf(again), before)).toEqual(withoutMendedIds(before, before));
      expect(again.issues).toEqual([]);
    }),
    { numRuns: 60 },
  );
});
