import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SharedItems } from '../../../extension/trace/sharedItems';
import { SharedTexts } from '../../../extension/trace/sharedTexts';
import { decodeJsonString } from '../../../extension/trace/skim/text';
import { opened } from '../support/opened';

describe('shared texts', () => {
  const read = (texts: SharedTexts, raw: string, before = '') => {
    const bytes = Buffer.from(`${before}${raw}"`);
    return texts.read(bytes, before.length, bytes.length - 1);
  };

  it('are what decoding gives, whatever came before', () => {
    const raw = fc.stringMatching(/^(?:[a-c]|\\n|\\\\|\\u00e9){0,6}$/);
    fc.assert(
      fc.property(fc.array(raw, { minLength: 2, maxLength: 40 }), (all) => {
        const texts = new SharedTexts();
        for (const one of all) {
          const bytes = Buffer.from(one);
          expect(read(texts, one, 'xy')).toBe(decodeJsonString(bytes, 0, bytes.length));
        }
      }),
    );
  });

  it('are told apart when they differ where no sample is taken', () => {
    const texts = new SharedTexts();
    const long = 'a'.repeat(1000);
    expect(read(texts, long)).toBe(long);
    for (let at = 1; at < 60; at++) {
      const other = `${long.slice(0, at)}b${long.slice(at + 1)}`;
      expect(read(texts, other)).toBe(other);
      expect(read(texts, long)).toBe(long);
    }
  });

  it('go on being right when there is no room for all', () => {
    const texts = new SharedTexts();
    const textOf = (n: number) => `${n} `.repeat(20_000);
    for (const n of [...Array(120).keys(), 0, 119, 60]) {
      expect(read(texts, textOf(n)) === textOf(n)).toBe(true);
    }
  });
});

describe('shared items', () => {
  it('are the first that had the same content', () => {
    const items = new SharedItems();
    const first = { role: 'user', parts: [{ text: 'x' }, { n: 1, no: null }] };
    expect(items.same(first)).toBe(first);
    expect(items.same(structuredClone(first))).toBe(first);
  });

  it.each([
    [{ a: 1 }, { a: '1' }],
    [{ a: null }, { a: 'null' }],
    [{ a: undefined }, {}],
    [{ a: [1, 2] }, { a: [1], b: 2 }],
    [{ a: [['x'], 'y'] }, { a: [['x', 'y']] }],
    [{ a: [] }, { a: {} }],
    [{ a: { b: 1 } }, { a: {}, b: 1 }],
    [{ a: ['b', 1] }, { a: { b: 1 } }],
    [['a', 'b'], ['ab']],
    [
      { a: 1, b: 2 },
      { b: 2, a: 1 },
    ],
    [{}, []],
  ])('are not shared by %j and %j', (one: object, other: object) => {
    const items = new SharedItems();
    expect(items.same(one)).toBe(one);
    expect(items.same(other)).toBe(other);
    expect(items.same(structuredClone(one))).toBe(one);
  });

  it('equal what they stand for', () => {
    const items = new SharedItems();
    fc.assert(
      fc.property(fc.object({ maxDepth: 3, values: [fc.nat(3), fc.constantFrom('a', 'b'), fc.boolean()] }), (item) => {
        expect(items.same(item)).toEqual(item);
      }),
    );
  });
});

/** Model calls with one attribute for each member of a message. */
function flattened(prefix: string, calls: readonly (readonly object[])[]): string {
  const spans = calls.map((messages, index) => ({
    traceId: 'a'.repeat(32),
    spanId: String(index + 1).padStart(16, '0'),
    name: 'call',
    startTimeUnixNano: `${1_790_000_000 + index}000000000`,
    endTimeUnixNano: `${1_790_000_001 + index}000000000`,
    attributes: [
      { key: 'openinference.span.kind', value: { stringValue: 'LLM' } },
      { key: 'llm.request.type', value: { stringValue: 'chat' } },
      ...messages.flatMap((message, place) =>
        Object.entries(message).map(([name, text]) => ({
          key: prefix.replace('N', String(place)) + name,
          value: { stringValue: text },
        })),
      ),
    ],
  }));
  return JSON.stringify({ resourceSpans: [{ scopeSpans: [{ spans }] }] });
}

describe('messages spread over attributes', () => {
  const said = (words: string) => ({ role: 'user', content: words.repeat(40) });
  const [one, two, three] = [said('one "1"\n'), said('two é'), said('three')];

  it.each(['llm.input_messages.N.message.', 'gen_ai.prompt.N.'])(
    'are shared between calls under %s',
    async (prefix) => {
      const calls = [
        [one, two],
        [one, two, three],
        [three, two],
        [one, { ...two, role: 'assistant' }],
      ];
      const file = await opened(flattened(prefix, calls));
      const contents = file.contents(file.traces[0]!.id);
      const [first, second, third, fourth] = [1, 2, 3, 4].map((step) => contents(step).input!);
      for (const [index, input] of [first, second, third, fourth].entries()) {
        expect(input).toEqual(file.payload(file.traces[0]!.id, index + 1).input);
      }
      expect([second![0], second![1]]).toEqual(first);
      expect(second![0]).toBe(first![0]);
      expect(third![1]).toBe(first![1]);
      expect(third![0]).toBe(second![2]);
      expect(fourth![0]).toBe(first![0]);
      expect(fourth![1]).toMatchObject({ role: 'assistant' });
    },
  );
});
