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

describe('growing lists', () => {
  const read = (inner: string) => {
    const scanner = new Scanner(sourceOf(`${inner}"`), 0, 16);
    return new GrowingLists().take('gen_ai.input.messages', scanner);
  };

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
