import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { startReading } from '../../../../extension/trace/open';
import type { ByteSource } from '../../../../extension/trace/skim/types';
import type { TraceFile } from '../../../../extension/trace/traceFile';
import { described, opened, openedFixture } from '../../support/opened';

const FORMATS = ['openai-messages', 'openai-responses', 'anthropic-messages', 'gemini-contents'];
const FILES = FORMATS.flatMap((id) => readdirSync(`test/fixtures/formats/${id}`).map((name) => [id, name] as const));

test.each(FILES)('%s/%s reads as the snapshot says', async (id, name) => {
  const file = await openedFixture(`${id}/${name}`);
  expect(file.format.id).toBe(id);
  await expect(described(file)).toMatchFileSnapshot(`snapshots/${id}.${name}.txt`);
});

/** Kind, name and parent of each step. */
function outline(file: TraceFile): string[][] {
  return file.traces.map((trace) =>
    [...trace.steps()].map(({ kind, name, parent }) => `${kind} ${name}${parent === undefined ? '' : ` < ${parent}`}`),
  );
}

const lines = (...values: readonly unknown[]) => values.map((value) => `${JSON.stringify(value)}\n`).join('');
const question = { role: 'user', content: 'q' };
const answer = { role: 'assistant', content: 'a' };
const asks = (...ids: readonly (string | undefined)[]) => ({
  role: 'assistant',
  content: null,
  tool_calls: ids.map((id) => ({ id, type: 'function', function: { name: `f_${id}`, arguments: `{"of":"${id}"}` } })),
});
const tells = (id: string | undefined, content: string) => ({ role: 'tool', tool_call_id: id, content });

describe('results are brought to their calls', () => {
  const results = async (...messages: readonly unknown[]) => {
    const file = await opened(JSON.stringify(messages));
    const [trace] = file.traces;
    return [...trace!.steps()].flatMap(({ kind, number }) => {
      const payload = file.payload(trace!.id, number);
      return kind === 'tool' ? [[payload.arguments, payload.result]] : [];
    });
  };

  test('whatever their order', async () => {
    expect(await results(question, asks('a', 'b'), tells('b', 'B'), tells('a', 'A'), answer)).toEqual([
      [{ of: 'a' }, 'A'],
      [{ of: 'b' }, 'B'],
    ]);
  });

  test('when every turn uses the same id', async () => {
    expect(await results(asks('x'), tells('x', '1'), asks('x'), tells('x', '2'))).toEqual([
      [{ of: 'x' }, '1'],
      [{ of: 'x' }, '2'],
    ]);
  });

  test('by order when there are no ids', async () => {
    expect(await results(asks(undefined, undefined), tells(undefined, '1'), tells(undefined, '2'))).toEqual([
      [{ of: 'undefined' }, '1'],
      [{ of: 'undefined' }, '2'],
    ]);
  });

  test('when one message has them all', async () => {
    const use = (id: string) => ({ type: 'tool_use', id, name: 'f', input: { of: id } });
    const said = (id: string) => ({ type: 'tool_result', tool_use_id: id, content: `from ${id}` });
    const all = { role: 'user', content: [said('c'), said('b'), said('orphan'), said('a')] };
    expect(await results({ role: 'assistant', content: [use('a'), use('b'), use('c')] }, all)).toEqual([
      [{ of: 'a' }, 'from a'],
      [{ of: 'b' }, 'from b'],
      [{ of: 'c' }, 'from c'],
      [undefined, 'from orphan'],
    ]);
  });
});

describe('what is one conversation', () => {
  const three = [question, asks('a'), tells('a', 'A')];
  const steps = ['user user', 'model assistant', 'tool f_a < 2'];

  test.each<[name: string, content: string, traces: readonly (readonly string[])[]]>([
    ['a list', JSON.stringify(three), [steps]],
    ['a message in each line', lines(...three), [steps]],
    ['a list in each line', lines(three, [question]), [steps, ['user user']]],
    ['an object in each line', lines({ messages: three }, { messages: [question] }), [steps, ['user user']]],
    ['a list of objects', JSON.stringify([{ history: three }, { history: [question] }]), [steps, ['user user']]],
    [
      'the first list that has messages',
      JSON.stringify({ trajectory: [{ action: 'ls' }], messages: three, history: [question] }),
      [steps],
    ],
  ])('%s', async (_, content, traces) => {
    expect(outline(await opened(content))).toEqual(traces);
  });
});

test('calls in the answer beside a conversation are steps below it', async () => {
  const log = { messages: [question], response: { choices: [{ message: asks('a', 'b') }] } };
  const file = await opened(JSON.stringify(log));
  expect(outline(file)).toEqual([['user user', 'model assistant', 'tool f_a < 2', 'tool f_b < 2']]);
  expect(file.payload('1', 4).arguments).toEqual({ of: 'b' });
});

test('a final text that repeats the last message is not shown twice', async () => {
  const run = { messages: [question, answer], response: 'a' };
  expect(outline(await opened(JSON.stringify(run)))).toEqual([['user user', 'model assistant']]);
  const unanswered = { messages: [question], response: 'a' };
  expect(outline(await opened(JSON.stringify(unanswered)))).toEqual([['user user', 'model assistant']]);
});

test('long texts are read from the file when a step is opened', async () => {
  const long = 'lorem "ipsum"\n'.repeat(1000);
  const call = { id: 'a', type: 'function', function: { name: 'f', arguments: JSON.stringify({ text: long }) } };
  const file = await opened(
    JSON.stringify([
      { role: 'user', content: long },
      { role: 'assistant', content: long, tool_calls: [call] },
      tells('a', long),
    ]),
  );
  expect(file.payload('1', 1).output).toEqual([{ role: 'user', parts: [{ type: 'text', text: long }] }]);
  expect(file.payload('1', 3)).toEqual({ arguments: { text: long }, result: long });
  expect(file.traces[0]!.name).toBe('Conversation 1');
});

test('a file that is still written is read on where it ended', async () => {
  const parts = [lines(question, asks('a')), lines(tells('a', 'A'), answer)].map((text) => Buffer.from(text));
  let bytes = parts[0]!;
  const source: ByteSource = {
    get size() {
      return bytes.length;
    },
    read: (at, into) => bytes.copy(into, 0, at),
  };
  const reading = startReading(source, { prices: () => undefined });
  await reading.run();
  expect(outline(reading.file())).toEqual([['user user', 'model assistant', 'tool f_a < 2']]);
  bytes = Buffer.concat(parts);
  expect(reading.grow()).toBe(true);
  await reading.run();
  const file = reading.file();
  expect(outline(file)).toEqual([['user user', 'model assistant', 'tool f_a < 2', 'model assistant']]);
  expect(file.payload('1', 3).result).toBe('A');
});

test('a file that was cut shows what is there', async () => {
  const content = JSON.stringify({ messages: [question, asks('a'), tells('a', 'A'), answer] });
  const file = await opened(content.slice(0, content.indexOf('"A"')));
  expect(outline(file)).toEqual([['user user', 'model assistant', 'tool f_a < 2']]);
  expect(file.issues.map(({ severity }) => severity)).toContain('warning');
});

test.each<[content: unknown, format: string]>([
  [[question], 'openai-messages'],
  [[question, { type: 'function_call', call_id: 'a', name: 'f', arguments: '{}' }], 'openai-responses'],
  [[{ role: 'assistant', content: [{ type: 'tool_use', id: 'a', name: 'f', input: {} }] }], 'anthropic-messages'],
  [[{ role: 'user', parts: [{ text: 'q' }] }], 'gemini-contents'],
  [
    { messages: [question], response: { stop_reason: 'end_turn', role: 'assistant', content: [] } },
    'anthropic-messages',
  ],
  [{ prompt: 'q', response: { stop_reason: 'end_turn', role: 'assistant', content: [] } }, 'anthropic-messages'],
  [{ messages: [{ source: 'a', type: 'TextMessage', content: 'q' }], stop_reason: 'done' }, 'openai-messages'],
  [{ choices: [{ message: answer }] }, 'openai-messages'],
  [{ candidates: [{ content: { parts: [{ text: 'a' }] } }] }, 'gemini-contents'],
  [{ messages: [{ id: 1 }, { id: 2 }] }, 'none'],
  [{ name: 'package', version: '1.0.0' }, 'none'],
  [[{ type: 'text', name: 'a setting' }], 'none'],
  [['user', 'assistant'], 'none'],
])('content decides the format: %j is %s', async (content, format) => {
  const found = await opened(JSON.stringify(content)).catch(() => undefined);
  expect(found?.format.id ?? 'none').toBe(format);
});
