import { describe, expect, test } from 'vitest';
import { BLOCK, BlockCache } from '../../../webview/model/blockCache';

/** A list whose calls are answered by hand. */
class SlowList {
  readonly calls: { readonly from: number; readonly to: number; readonly answer: (error?: Error) => Promise<void> }[] =
    [];
  version = 'a';
  arrivals = 0;
  readonly cache = new BlockCache<string>(
    (from, to) =>
      new Promise((resolve, reject) => {
        const { version } = this;
        this.calls.push({
          from,
          to,
          answer: async (error) => {
            if (error) reject(error);
            else resolve(Array.from({ length: to - from }, (_, i) => `${version}${from + i}`));
            await settled();
          },
        });
      }),
    () => this.arrivals++,
  );
}

/** Waits until promises that are ready have run. */
function settled(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, i) => from + i);
}

describe('BlockCache', () => {
  test('asks for what is wanted in one call and gives it out', async () => {
    const list = new SlowList();
    list.cache.want(range(30, 130));
    expect(list.calls.map(({ from, to }) => [from, to])).toEqual([[0, 3 * BLOCK]]);
    expect(list.cache.get(42)).toBeUndefined();
    await list.calls[0]!.answer();
    expect(list.cache.get(42)).toBe('a42');
    expect(list.arrivals).toBe(1);
    list.cache.want(range(30, 130));
    expect(list.calls).toHaveLength(1);
  });

  test('never asks for what was scrolled past while calls were under way', async () => {
    const list = new SlowList();
    for (let at = 0; at < 100_000; at += 1000) list.cache.want([at]);
    expect(list.calls).toHaveLength(4);
    await list.calls[0]!.answer();
    expect(list.calls).toHaveLength(5);
    expect(list.calls[4]!.from).toBe(99_000);
    await list.calls[1]!.answer();
    expect(list.calls).toHaveLength(5);
  });

  test('shows the old items until the refreshed ones arrive', async () => {
    const list = new SlowList();
    list.cache.want([0]);
    await list.calls[0]!.answer();
    list.version = 'b';
    list.cache.refresh();
    expect(list.cache.get(0)).toBe('a0');
    await list.calls[1]!.answer();
    expect(list.cache.get(0)).toBe('b0');
  });

  test('asks again for an answer that a refresh overtook', async () => {
    const list = new SlowList();
    list.cache.want([0]);
    list.cache.refresh();
    expect(list.calls).toHaveLength(1);
    await list.calls[0]!.answer();
    expect(list.calls).toHaveLength(2);
  });

  test('says why items are missing and asks again only after a refresh', async () => {
    const list = new SlowList();
    list.cache.want([7]);
    await list.calls[0]!.answer(new Error('the worker ended'));
    expect(list.cache.failure(7)).toBe('the worker ended');
    list.cache.want([7]);
    expect(list.calls).toHaveLength(1);
    list.cache.refresh();
    expect(list.calls).toHaveLength(2);
    await list.calls[1]!.answer();
    expect(list.cache.failure(7)).toBeUndefined();
    expect(list.cache.get(7)).toBe('a7');
  });

  test('forgets what was used longest ago, never what is on screen', async () => {
    const list = new SlowList();
    list.cache.want([0]);
    await list.calls[0]!.answer();
    for (let block = 1; block <= 450; block++) {
      list.cache.want([0, block * BLOCK]);
      await list.calls.at(-1)!.answer();
    }
    expect(list.cache.get(0)).toBe('a0');
    expect(list.cache.get(BLOCK)).toBeUndefined();
    expect(list.cache.get(450 * BLOCK)).toBe(`a${450 * BLOCK}`);
  });
});
