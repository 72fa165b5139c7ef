import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { described, opened, openedFixture } from '../../support/opened';

test.each(readdirSync('test/fixtures/formats/otel-sdk'))('%s reads as the snapshot says', async (name) => {
  const file = await openedFixture(`otel-sdk/${name}`);
  expect(file.format.id).toBe('otel-sdk');
  await expect(described(file)).toMatchFileSnapshot(`snapshots/otel-sdk.${name}.txt`);
});

test.each([
  ['python_lines.jsonl', 'python_console.log'],
  ['phoenix_trace.json', 'phoenix_api.json'],
])('%s holds the same run as %s', async (a, b) => {
  expect(described(await openedFixture(`otel-sdk/${a}`))).toBe(described(await openedFixture(`otel-sdk/${b}`)));
});

describe('what cannot be read is explained', () => {
  test('objects that lost everything', async () => {
    await expect(opened('{}\n{}\n')).rejects.toThrow('JsonTraceSerializer');
  });

  test("Node's console exporter", async () => {
    const printed = `{
  resource: { attributes: { 'service.name': 'desk' } },
  instrumentationScope: { name: 'ai', version: undefined },
  traceId: '4f1c0d2e3b5a69788796a5b4c3d2e1f0',
  name: 'ai.toolCall',
  timestamp: 1767260000000000,
}
`;
    await expect(opened(printed)).rejects.toThrow('ConsoleSpanExporter');
  });
});

test.each([
  ['a message list', [{ role: 'user', content: 'hi' }]],
  ['a run without span ids', [{ id: 'r', trace_id: 't', run_type: 'llm', start_time: '2026-01-01T00:00:00' }]],
  ['nested spans of another kind', [{ span_id: 'a', trace_id: 't', start_time: 1, child_spans: [] }]],
  ['a log record', [{ trace_id: '0x1', span_id: '0x2', body: 'text', severity_number: 9, timestamp: '2026-01-01' }]],
])('%s is not taken for SDK spans', async (_, content) => {
  const id = await opened(JSON.stringify(content)).then(
    (file) => file.format.id,
    () => 'none',
  );
  expect(id).not.toBe('otel-sdk');
});
