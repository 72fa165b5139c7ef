import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { TraceFile } from '../../../../extension/trace/traceFile';
import { described, opened, openedFixture } from '../../support/opened';

const FIXTURES = 'test/fixtures/formats/otlp';

test.each(readdirSync(FIXTURES))('%s reads as the snapshot says', async (name) => {
  const file = await openedFixture(`otlp/${name}`);
  expect(file.format.id).toBe('otlp');
  await expect(described(file)).toMatchFileSnapshot(`snapshots/otlp.${name}.txt`);
});

/** Without where it was found and what the resource says. */
async function tree(name: string): Promise<string> {
  const text = described(await openedFixture(`otlp/${name}`));
  return text
    .split('\n')
    .slice(2)
    .filter((line) => !line.includes('service.'))
    .join('\n');
}

test.each(['array.json', 'batches.json', 'snake_case.json'])('%s holds the same run as object.json', async (name) => {
  expect(await tree(name)).toBe(await tree('object.json'));
});

const span = (spanId: string, fields: object) => ({ traceId: 'a'.repeat(32), spanId, name: 's', ...fields });
const request = (...spans: unknown[]) => ({ resourceSpans: [{ scopeSpans: [{ spans }] }] });
const steps = (file: TraceFile) => file.traces.flatMap((trace) => [...trace.steps()]);

describe('containers', () => {
  const inner = request(span('b'.repeat(16), {}));

  test.each([
    ['Tempo', { trace: inner }],
    ['Jaeger v3', { result: inner }],
    ['a list of results', { data: [inner] }],
    ['one resource a line', inner.resourceSpans[0]],
    ['beside other things', { copilotChat: { version: 1 }, ...inner }],
  ])('%s', async (_, document) => {
    const file = await opened(JSON.stringify(document));
    expect([file.format.id, steps(file).length, file.issues]).toEqual(['otlp', 1, []]);
  });

  test('"batches" of something else is not OTLP', async () => {
    await expect(opened(JSON.stringify({ batches: [{ items: [] }] }))).rejects.toThrow('no trace format');
  });
});

test('a root is a span without parent, with an empty one, or with zeros', async () => {
  const roots = ['', '0'.repeat(16), 'AAAAAAAAAAA='].map((parentSpanId, index) =>
    span(`${index + 1}`, { parentSpanId }),
  );
  const file = await opened(JSON.stringify(request(span('9', {}), ...roots)));
  expect(steps(file).map(({ parent }) => parent)).toEqual([undefined, undefined, undefined, undefined]);
  expect(file.issues).toEqual([]);
});

test('times keep the microseconds they were recorded with', async () => {
  const times = { startTimeUnixNano: '1767260000000123000', endTimeUnixNano: '1767260000000123456' };
  const [step] = steps(await opened(JSON.stringify(request(span('b', times)))));
  expect(step?.durationMs).toBeCloseTo(0.000456, 3);
  expect((await opened(JSON.stringify(request(span('b', times))))).traces[0]?.start).toBe(1767260000000.123);
});

test('log records alone make no steps', async () => {
  const log = { traceId: 'a'.repeat(32), spanId: 'b'.repeat(16), eventName: 'gen_ai.choice', body: {} };
  const file = await opened(JSON.stringify({ resourceLogs: [{ scopeLogs: [{ logRecords: [log] }] }] }));
  expect([file.format.id, file.traces]).toEqual(['otlp', []]);
  expect(file.issues[0]?.severity).toBe('error');
});

test('every span has its own place in the file', async () => {
  const text = readFileSync(`${FIXTURES}/lines.jsonl`);
  for (const trace of (await opened(text)).traces) {
    for (const step of trace.steps()) {
      const record = text.subarray(step.source.start, step.source.end).toString();
      expect(record).toContain(`"spanId": "${step.id}"`);
      expect(record.startsWith('{')).toBe(true);
    }
  }
});

describe('odd values in OTLP', () => {
  test.each([
    ["A span's start is no time; it is left out", { startTimeUnixNano: '-5' }],
    ["A span's start is no time; it is left out", { startTimeUnixNano: { seconds: 1 } }],
    ["A span's end is no time; its duration is left out", { endTimeUnixNano: '9'.repeat(40) }],
    ["A span's name is not text; it is left out", { name: { a: 1 } }],
    ["A span's attributes are no list; they are left out", { attributes: 'oops' }],
    ['A step ends before it starts; its duration is left out', { endTimeUnixNano: '1600000000000000000' }],
  ])('%s', async (message, odd) => {
    const span = {
      traceId: '0af7651916cd43dd8448eb211c80319c',
      spanId: 'b7ad6b7169203331',
      name: 'a',
      startTimeUnixNano: '1700000000000000000',
      endTimeUnixNano: '1700000001000000000',
      ...odd,
    };
    const file = await opened(JSON.stringify({ resourceSpans: [{ scopeSpans: [{ spans: [span] }] }] }));
    expect(file.traces[0]?.stepCount).toBe(1);
    expect(file.issues.map((issue) => issue.message)).toEqual([message]);
    expect(file.issues[0]?.at).toBeGreaterThan(0);
  });
});
