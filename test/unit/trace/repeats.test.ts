import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GrowingLists } from '../../../extension/trace/growingLists';
import type { Payload } from '../../../extension/trace/model';
import { Scanner } from '../../../extension/trace/skim/scanner';
import { otlp, type SpanSpec } from '../diagnosis/support';
import { sourceOf } from '../support/bytes';
import { opened } from '../support/opened';

const FIXTURES = path.join(import.meta.dirname, '../../fixtures/formats');

/** What `contents` promises to give like `payload`. */
function promised({ attributes: _, events: __, ...rest }: Payload): Payload {
  return rest;
}

const files = readdirSync(FIXTURES, { recursive: true, encoding: 'utf8' }).filter((name) =>
  statSync(path.join(FIXTURES, name)).isFile(),
);

describe('contents', () => {
  it.each(files)('are the payloads of %s', async (name) => {
    const file = await opened(readFileSync(path.join(FIXTURES, name))).catch(() => undefined);
    for (const trace of file?.traces ?? []) {
      const contents = file!.contents(trace.id);
      for (const { number } of trace.steps()) {
        expect(promised(contents(number))).toEqual(promised(file!.payload(trace.id, number)));
      }
    }
  });

  it('are the payloads however calls grow, cut and mix their histories', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.constantFrom('"', '\\', '\\"', '[{', '}]', 'é漢', '\u0022'),
    );
    const message = fc.record({
      role: fc.constantFrom('user', 'assistant', 'tool'),
      content: text.map((words) => words.repeat(20)),
    });
    const pool = fc.array(message, { minLength: 1, maxLength: 8 });
    const call = fc.record({ from: fc.nat(3), to: fc.nat(8), pool: fc.nat(1) });
    await fc.assert(
      fc.asyncProperty(pool, pool, fc.array(call, { minLength: 2, maxLength: 8 }), async (one, two, calls) => {
        const spans = calls.map(
          ({ from, to, pool: which }): SpanSpec => ({
            name: 'chat',
            model: 'm',
            input: [one, two][which]!.slice(from === 3 ? 1 : 0, to),
          }),
        );
        const file = await opened(otlp(spans));
        const contents = file.contents(file.traces[0]!.id);
        for (const { number } of file.traces[0]!.steps()) {
          expect(promised(contents(number))).toEqual(promised(file.payload(file.traces[0]!.id, number)));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('give repeated messages as the same objects', async () => {
    const messages = Array.from({ length: 9 }, (_, n) => ({ role: 'user', content: `Message ${n} `.repeat(50) }));
    const file = await opened(
      otlp([5, 7, 9].map((count) => ({ name: 'chat', model: 'm', input: messages.slice(0, count) }))),
    );
    const contents = file.contents(file.traces[0]!.id);
    const [first, , third] = [contents(1).input!, contents(2).input!, contents(3).input!];
    expect(third.slice(0, 5).every((message, index) => message === first[index])).toBe(true);
    expect(new Set(third).size).toBe(9);
  });

  it('leave out the middle of a huge text, and stay cheap', async () => {
    const huge = `begin ${'x'.repeat(5_000_000)} end`;
    const file = await opened(otlp([{ name: 'execute_tool t', tool: 't', result: huge }]));
    const { result } = file.contents(file.traces[0]!.id)(1);
    expect(String(result)).toMatch(/^begin x+\n…\nx+ end$/);
    expect(String(result).length).toBeLessThan(600_000);
  });
});

/** What `GrowingLists` makes of texts that stand one after the other under one name. */
function taken(name: string, ...texts: readonly string[]): unknown[] {
  const lists = new GrowingLists();
  return texts.map((text) => lists.take(name, new Scanner(sourceOf(`${text}"`), 0, 16)));
}

describe('growing lists', () => {
  const read = (inner: string) => taken('gen_ai.input.messages', inner)[0];

  it.each([
    ['[{\\"a\\":1} , {\\"b\\":[\\"}]\\\\\\"\\"]}]', [{ a: 1 }, { b: ['}]"'] }]],
    ['[{\\u0022a\\u0022:1}]', [{ a: 1 }]],
    [' [] ', []],
  ])('read %s', (inner, items) => {
    expect(read(inner)).toEqual(items);
  });

  it.each([
    '',
    '[',
    '[1,2]',
    '[{}',
    '[{},]',
    '[{}] tail',
    '[{}{}]',
    '{}',
    '[{\\"a\\":}]',
    '[{]]',
    'text',
    '[{\\"a\\',
    '[{\\u00',
  ])('leave %j alone', (inner) => {
    expect(read(inner)).toBeUndefined();
  });
});

describe('growing lists in requests', () => {
  const escaped = (value: unknown) => JSON.stringify(JSON.stringify(value)).slice(1, -1);
  const read = (...inner: readonly string[]) => taken('input.value', ...inner);
  const said = (words: string) => ({ role: 'user', content: words.repeat(20) });
  const ODD = ['a"b]}', 'back\\', '\\"', '[{"x":"]"}]', '\n\t', 'é漢'];

  it.each([
    ['alone', (messages: unknown) => ({ messages })],
    ['behind plain members', (messages: unknown) => ({ model: 'm', n: 1.5, stream: true, messages })],
    ['before others', (contents: unknown) => ({ contents, tools: [{ name: 't', list: [[1]] }], config: { a: ']' } })],
  ])('are shared when they stand %s', (_, request) => {
    const messages = ODD.map(said);
    const requests = [2, 4, 4, 6, 3].map((count) => request(messages.slice(0, count)));
    const found = read(...requests.map(escaped));
    expect(found).toEqual(requests);
    const listsOf = (value: unknown) => Object.values(value as object).find(Array.isArray) as unknown[];
    const [first, second, , fourth, fifth] = found.map(listsOf);
    expect(second!.slice(0, 2).every((message, index) => message === first![index])).toBe(true);
    expect(fourth!.slice(0, 4).every((message, index) => message === second![index])).toBe(true);
    expect(fifth![1]).toBe(first![1]);
  });

  it('are not shared when the beginnings differ', () => {
    const [one, other] = read(
      escaped({ model: 'a', messages: [said('x'), said('y')] }),
      escaped({ model: 'b', messages: [said('x'), said('y')] }),
    ) as { model: string; messages: object[] }[];
    expect([one!.model, other!.model]).toEqual(['a', 'b']);
    expect(other!.messages[0]).toEqual(one!.messages[0]);
    expect(other!.messages[0]).not.toBe(one!.messages[0]);
  });

  it('do not take over what stands around an earlier one', () => {
    const messages = [said('x')];
    expect(read(escaped({ messages, temperature: 1 }), escaped({ messages, top_p: 0.5 }))).toEqual([
      { messages, temperature: 1 },
      { messages, top_p: 0.5 },
    ]);
  });

  it.each([
    ['other text', 'Find the order'],
    ['an object without a list', escaped({ query: 'x' })],
    ['a list that is no conversation', escaped({ rows: [{ id: 1 }] })],
    ['a list of texts', escaped({ messages: ['x'] })],
    ['a list inside', escaped({ body: { messages: [{ role: 'user' }] } })],
    ['a list that comes twice', '{\\"messages\\":[{}],\\"messages\\":[{}]}'],
    ['a cut list', escaped({ messages: [said('x')] }).slice(0, -30)],
    ['a cut object', escaped({ messages: [said('x')] }).slice(0, -1)],
    ['hidden quotes', '{\\"messages\\":[{\\"a\\":\\u0022]}\\u0022}]}'],
    ['text behind the object', `${escaped({ messages: [said('x')] })} and more`],
    ['a value nested too deep', escaped({ messages: [JSON.parse(`${'{"a":'.repeat(220)}1${'}'.repeat(220)}`)] })],
  ])('leave %s alone', (_, inner) => {
    expect(read(inner)).toEqual([undefined]);
  });

  it('are read as by `payload`', async () => {
    const spans = [1, 3, 5].map((count): SpanSpec => ({ name: 'chat', agent: 'a', model: `m${count}` }));
    const text = JSON.parse(otlp(spans)) as {
      resourceSpans: { scopeSpans: { spans: { attributes: object[] }[] }[] }[];
    };
    for (const [index, { attributes }] of text.resourceSpans[0]!.scopeSpans[0]!.spans.entries()) {
      const messages = ODD.slice(0, index * 2 + 1).map(said);
      const stringValue = JSON.stringify({ messages, tools: [{ function: { name: 'f' } }] });
      attributes.push({ key: 'openinference.span.kind', value: { stringValue: 'LLM' } });
      attributes.push({ key: 'input.value', value: { stringValue } });
    }
    const file = await opened(JSON.stringify(text));
    const contents = file.contents(file.traces[0]!.id);
    const found = [1, 2, 3].map((step) => promised(contents(step)));
    expect(found).toEqual([1, 2, 3].map((step) => promised(file.payload(file.traces[0]!.id, step))));
    expect(found[2]!.input).toHaveLength(5);
    expect(found[2]!.input![0]).toBe(found[1]!.input![0]);
  });
});
