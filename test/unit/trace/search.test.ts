import { describe, expect, it } from 'vitest';
import { type Hit, type SearchRange, search } from '../../../extension/trace/search';
import { sourceOf } from '../support/bytes';

async function find(text: string, ranges: readonly SearchRange[], query: string): Promise<Hit[]> {
  const hits = new Map<number, Hit>();
  let progress = 0;
  await search(sourceOf(text), ranges, query, {
    signal: { aborted: false },
    onHits: (found, share) => {
      for (const hit of found) {
        hits.set(hit.step, hit);
      }
      progress = share;
    },
    breathe: async () => {},
  });
  expect(progress).toBe(1);
  return [...hits.values()];
}

/** One record a line, one step each. */
function lines(...records: unknown[]): { text: string; ranges: SearchRange[] } {
  const ranges: SearchRange[] = [];
  let text = '';
  for (const [i, record] of records.entries()) {
    const json = typeof record === 'string' ? record : JSON.stringify(record);
    ranges.push({ step: i + 1, start: Buffer.byteLength(text), end: Buffer.byteLength(text + json) });
    text += `${json}\n`;
  }
  return { text, ranges };
}

describe('search', () => {
  it('finds text however JSON wrote it, in either case', async () => {
    const said = { said: 'Say "yes" to J\u00fcrgen\nand go' };
    const { text, ranges } = lines(
      said,
      { json: JSON.stringify(said) },
      { json: JSON.stringify({ j: JSON.stringify(said) }) },
      '{"a":"J\\u00fcrgen"}',
      { b: 'nobody' },
    );
    expect((await find(text, ranges, 'j\u00fcrgen')).map(({ step }) => step)).toEqual([1, 2, 3, 4]);
    expect((await find(text, ranges, 'SAY "yes"')).map(({ step }) => step)).toEqual([1, 2, 3]);
    expect((await find(text, ranges, 'rgen\nand')).map(({ step }) => step)).toEqual([1, 2, 3]);
  });

  it('takes every character literally', async () => {
    const { text, ranges } = lines({ a: 'x.*(y)+[z]?^$|{2}-' }, { a: 'x--y' });
    expect(await find(text, ranges, '.*(y)+[z]?^$|{2}-')).toHaveLength(1);
    expect(await find(text, ranges, 'x.*y')).toEqual([]);
  });

  it('counts matches and shows the text around the first', async () => {
    const { text, ranges } = lines({ a: 'the "order" A-1093 and again A-1093' });
    expect(await find(text, ranges, 'a-1093')).toEqual([
      { step: 1, count: 2, before: '{"a":"the "order" ', match: 'A-1093', after: ' and again A-1093"}' },
    ]);
  });

  it('gives a nested record its own hits and passes over text outside of records', async () => {
    const text = '{"out":"needle","a":{"x":"needle","b":{"y":"needle"},"z":"needle"}}';
    const outer = { step: 1, start: text.indexOf('{"x"'), end: text.length - 1 };
    const inner = { step: 2, start: text.indexOf('{"y"'), end: text.indexOf(',"z"') };
    const hits = await find(text, [outer, inner], 'needle');
    expect(hits.map(({ step, count }) => [step, count])).toEqual([
      [1, 2],
      [2, 1],
    ]);
  });

  it('finds matches that lie across its windows, once', async () => {
    const pad = 'x'.repeat((1 << 20) - 6);
    const { text, ranges } = lines({ a: `${pad}needle${pad}needle` });
    expect((await find(text, ranges, 'needle')).map(({ count }) => count)).toEqual([2]);
  });

  it('does not hang on long runs of backslashes', async () => {
    const { text, ranges } = lines({ a: '\\'.repeat(300_000) });
    expect(await find(text, ranges, '"""""""a')).toEqual([]);
  });
});
