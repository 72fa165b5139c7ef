import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { conversationPayload } from '../../../../extension/trace/messages/conversation/payload';
import { messageFrom, messagesFrom, toolDefinitionsFrom } from '../../../../extension/trace/messages/messages';
import { usageOf } from '../../../../extension/trace/messages/usage';
import { DeepRef, TextRef } from '../../../../extension/trace/skim/types';
import { opened } from '../../support/opened';

/** Field names and words of all dialects, so that random values look nearly right. */
const words = fc.constantFrom(
  ...['role', 'type', 'content', 'parts', 'text', 'messages', 'message', 'tool_calls', 'function', 'arguments', 'name'],
  ...['id', 'user', 'assistant', 'tool', 'system', 'tool_use', 'tool_result', 'toolUse', 'toolResult', 'functionCall'],
  ...['function_call', 'reasoning', 'summary', 'lc', 'kwargs', 'choices', 'candidates', 'output', 'input', 'tool-call'],
  ...[
    'contents',
    'message_content',
    'message.role',
    'generations',
    'source',
    '__proto__',
    'constructor',
    'ai',
    'image',
  ],
  ...['response', 'tools', 'functionDeclarations', 'request', 'usage', 'error', 'history', 'traj', 'image_url'],
);
const { value: anything } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.oneof(words, fc.string(), fc.integer(), fc.boolean(), fc.constant(null), fc.json({ maxDepth: 2 })),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(words, tie('value'), { maxKeys: 5 }),
  ),
}));

describe('whatever the input, nothing is thrown', () => {
  test('when messages, tools and usage are read', () => {
    fc.assert(
      fc.property(anything, (value) => {
        for (const message of messagesFrom(value)) {
          expect(message.parts.every((part) => typeof part.type === 'string')).toBe(true);
        }
        messageFrom(value);
        toolDefinitionsFrom(value);
        usageOf(value);
      }),
      { numRuns: 500 },
    );
  });

  test('when payloads are read', () => {
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 3 }), fc.integer({ min: -3, max: 4 }), (records, part) => {
        conversationPayload({ records, part });
      }),
    );
  });

  test.each([
    'openai-messages',
    'openai-responses',
    'anthropic-messages',
    'gemini-contents',
    'who-and-when',
    'backstep',
  ])('when a file is opened as %s, and its steps are read', async (format) => {
    await fc.assert(
      fc.asyncProperty(fc.array(anything, { maxLength: 3 }), async (values) => {
        const file = await opened(values.map((value) => JSON.stringify(value)).join('\n'), format);
        for (const trace of file.traces) {
          for (const step of trace.steps()) {
            file.payload(trace.id, step.number);
            file.summary(trace.id, step.number);
          }
        }
      }),
      { numRuns: 100 },
    );
  });
});

test('texts that are still in the file count as texts', () => {
  const text = new TextRef(0, 1000);
  const value = [
    { role: 'user', content: text },
    { role: 'assistant', content: null, tool_calls: [{ id: 'a', function: { name: 'f', arguments: text } }] },
    { role: 'tool', tool_call_id: 'a', content: [{ type: 'text', text }, new DeepRef(0, 9)] },
  ];
  expect(value.map((item) => messageFrom(item)?.parts.map(({ type }) => type))).toEqual([
    ['text'],
    ['toolCall'],
    ['toolResult'],
  ]);
});

describe('time grows with the input, not faster', () => {
  const parts = (count: number) => Array.from({ length: count }, (_, i) => ({ type: 'text', text: `${i}` }));
  test.each<[name: string, make: (count: number) => unknown]>([
    ['messages', (count) => Array.from({ length: count }, () => ({ role: 'user', content: 'x' }))],
    ['loose parts', parts],
    ['parts of one message', (count) => [{ role: 'user', content: parts(count) }]],
    [
      'calls and results of one message',
      (count) => [
        {
          role: 'assistant',
          content: Array.from({ length: count }, (_, i) => [
            { type: 'tool_use', id: `${i}`, name: 'f', input: {} },
            { type: 'tool_result', tool_use_id: `${i}`, content: '' },
          ]).flat(),
        },
      ],
    ],
    ['fields', (count) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`message.${i}`, 'x']))],
    [
      'messages in messages',
      (count) => {
        let value: unknown = [];
        for (let i = 0; i < Math.min(count, 1000); i++) {
          value = { messages: [value], role: 'user' };
        }
        return value;
      },
    ],
  ])('%s', async (_, make) => {
    const value = make(50_000);
    const start = performance.now();
    messagesFrom(value);
    toolDefinitionsFrom(value);
    const file = await opened(JSON.stringify(value), 'openai-messages');
    expect(file.traces.length).toBeLessThanOrEqual(2);
    expect(performance.now() - start).toBeLessThan(5000);
  });
});
