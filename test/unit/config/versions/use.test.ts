import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { RunUse, ToolUse } from '../../../../extension/config/lint/runUse';
import { boundedCopy } from '../../../../extension/config/versions/match/boundedCopy';
import { errorOf } from '../../../../extension/config/versions/match/callError';
import { readUse } from '../../../../extension/config/versions/match/use';
import { openTrace } from '../../../../extension/trace/open';
import { sourceOf } from '../../support/bytes';

async function useOf(text: string): Promise<RunUse> {
  const file = await openTrace(sourceOf(text), { prices: () => undefined });
  return readUse(file.traces[0]!, file.contents(file.traces[0]!.id), 'run.json');
}

const fixture = (name: string): Promise<RunUse> => useOf(readFileSync(`test/fixtures/formats/${name}`, 'utf8'));

const plainCalls = (use: RunUse): readonly Omit<ToolUse, 'step' | 'isAsWritten'>[] =>
  use.calls.map(({ step: _step, isAsWritten: _isAsWritten, ...call }) => ({
    ...call,
    arguments: JSON.parse(JSON.stringify(call.arguments ?? null)),
  }));

/** A conversation in OpenAI's shape: what the assistant calls and what the tools say, by call id. */
function conversation(turns: readonly (readonly [tool: string, given: string, result: string])[], id?: string): string {
  return JSON.stringify({
    messages: [
      { role: 'user', content: 'Water the beds.' },
      ...turns.flatMap(([name, given, content], index) => [
        {
          role: 'assistant',
          content: null,
          tool_calls: [{ id: id ?? `c${index}`, type: 'function', function: { name, arguments: given } }],
        },
        { role: 'tool', tool_call_id: id ?? `c${index}`, content },
      ]),
      { role: 'assistant', content: 'Done.' },
    ],
  });
}

describe('what a run did with its tools', () => {
  test('as Anthropic messages: definitions, arguments, errors', async () => {
    const use = await fixture('anthropic-messages/request-log.json');
    expect(use.offered).toMatchObject([{ name: 'find_seat', description: 'Finds a seat.' }]);
    expect(JSON.parse(JSON.stringify(use.offered[0]?.parameters))).toEqual({
      type: 'object',
      properties: { train: { type: 'string' } },
    });
    expect(plainCalls(use)).toEqual([
      { tool: 'find_seat', arguments: { train: '12' }, error: expect.any(String) },
      { tool: 'find_seat', arguments: { train: 'ICE 12' }, error: undefined },
    ]);
  });

  test('as Gemini contents, where calls have no ids', async () => {
    const use = await fixture('gemini-contents/request.json');
    expect(use.offered.map(({ name }) => name)).toEqual(['read_meter']);
    expect(plainCalls(use)).toEqual([
      { tool: 'read_meter', arguments: { id: 1 }, error: undefined },
      { tool: 'read_meter', arguments: { id: 2 }, error: 'meter 2 is off line' },
    ]);
  });

  test('as spans: the model asks, a step of its own shows the call', async () => {
    const use = await fixture('otlp/openinference.json');
    expect(use.offered).toHaveLength(1);
    expect(use.start).toBeTypeOf('number');
    expect(use.calls).toHaveLength(1);
    expect(use.calls[0]?.arguments).toBeDefined();
    expect(use.calls[0]?.isAsWritten).toBe(true);
  });

  test('a step of its own tells what no model is known to have written', async () => {
    const use = await fixture('otel-sdk/python_console.log');
    expect(use.calls.map(({ isAsWritten }) => isAsWritten)).toEqual([false]);
    expect(use.calls[0]?.arguments).toBeDefined();
  });

  test('a call nobody answered is told at the model step that asked for it', async () => {
    const use = await fixture('openai-messages/request-log.json');
    expect(plainCalls(use)).toEqual([{ tool: 'list_silos', arguments: {}, error: undefined }]);
    expect(use.calls[0]?.step).toBeGreaterThan(0);
  });

  test('arguments that are no JSON are not known', async () => {
    const use = await useOf(conversation([['water', '{"bed": 3', 'ok']]));
    expect(use.calls.map((call) => [call.tool, call.arguments])).toEqual([['water', undefined]]);
  });

  test('an id that is used again is another call', async () => {
    const use = await useOf(
      conversation(
        [
          ['water', '{"bed":3}', 'Error: no such bed'],
          ['water', '{"bed":4}', 'ok'],
        ],
        'same',
      ),
    );
    expect(plainCalls(use)).toEqual([
      { tool: 'water', arguments: { bed: 3 }, error: 'Error: no such bed' },
      { tool: 'water', arguments: { bed: 4 }, error: undefined },
    ]);
  });

  test('keys of the prototype are plain keys, huge and deep arguments are left out', async () => {
    const use = await useOf(
      conversation([
        ['water', '{"__proto__": {"bed": 1}, "constructor": 2}', 'ok'],
        ['water', JSON.stringify({ note: 'x'.repeat(30_000) }), 'ok'],
        ['water', `${'{"a":'.repeat(60)}1${'}'.repeat(60)}`, 'ok'],
      ]),
    );
    const [first, ...others] = use.calls;
    expect(Object.keys(first?.arguments as object)).toEqual(['__proto__', 'constructor']);
    expect(others.map((call) => call.arguments)).toEqual([undefined, undefined]);
  });

  test('more calls than are kept cut the run', async () => {
    const turns = Array.from({ length: 5001 }, () => ['water', '{}', 'ok'] as const);
    const use = await useOf(conversation(turns));
    expect(use.calls).toHaveLength(5000);
    expect(use.isCut).toBe(true);
  });
});

test.each([
  ['error', 'no such bed', undefined, 'no such bed'],
  ['error', undefined, { error: 'dry' }, 'dry'],
  ['error', undefined, undefined, 'error'],
  ['unset', undefined, '{"error": {"message": "dry"}}', 'dry'],
  ['unset', undefined, { isError: true, message: 'dry' }, 'dry'],
  ['unset', undefined, { success: false }, 'error'],
  ['ok', undefined, { status: 'error', detail: 'dry' }, 'dry'],
  ['unset', undefined, 'Error: dry', 'Error: dry'],
  ['unset', undefined, 'Errors happen when beds are dry', undefined],
  ['unset', undefined, { error: null, status: 'done' }, undefined],
  ['unset', undefined, { error: '' }, undefined],
  ['unset', undefined, [{ error: 'of one row' }], undefined],
  ['unset', undefined, '{"error": ', undefined],
] as const)('status %s, message %s and result %j: %s', (status, statusMessage, result, error) => {
  expect(errorOf({ status, statusMessage }, result)).toBe(error);
});

test('a copy keeps data, and nothing that is too large or no data', () => {
  const cycle: Record<string, unknown> = {};
  cycle.self = cycle;
  expect(boundedCopy(cycle, 10_000)).toBeUndefined();
  expect(boundedCopy(new Array(10_000).fill(1), 1000)).toBeUndefined();
  expect(boundedCopy(undefined, 10)).toBeUndefined();
  expect(JSON.stringify(boundedCopy({ a: [1, 'b', null, () => 1] }, 1000)?.value)).toBe('{"a":[1,"b",null,null]}');
});
