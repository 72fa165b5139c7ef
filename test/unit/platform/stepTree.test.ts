import { describe, expect, test } from 'vitest';
import { MemoryBytes } from '../../../extension/platform/bytes/sources';
import { ancestorsOf, childrenOf, hiddenBelow } from '../../../extension/platform/worker/stepTree';
import type { Trace } from '../../../extension/trace/model';
import { openTrace } from '../../../extension/trace/open';
import { otlpLine, type SpanText } from './otlpText';

async function traceOf(spans: readonly SpanText[]): Promise<Trace> {
  const file = await openTrace(new MemoryBytes(Buffer.from(otlpLine(...spans))), { prices: () => undefined });
  return file.traces[0] as Trace;
}

/** 1 ─ 2 ─ 3, 1 ─ 4, 5, 6 ─ 7 */
const FOREST: SpanText[] = [
  { id: '1' },
  { id: '2', parent: '1', at: 1 },
  { id: '3', parent: '2', at: 2 },
  { id: '4', parent: '1', at: 3 },
  { id: '5', at: 4 },
  { id: '6', at: 5 },
  { id: '7', parent: '6', at: 6 },
];

describe('hidden ranges', () => {
  test.each([
    [
      0,
      [
        [2, 4],
        [7, 7],
      ],
    ],
    [1, [[3, 3]]],
    [2, []],
    [9, []],
  ])('below depth %i', async (depth, hidden) => {
    expect(hiddenBelow(await traceOf(FOREST), depth)).toEqual(hidden);
  });
});

describe('children', () => {
  async function numbers(parent: number | undefined, skip = 0, take = 10) {
    const { steps, total } = childrenOf(await traceOf(FOREST), parent, skip, take);
    return { steps: steps.map(({ number }) => number), total };
  }

  test('of the trace, of a step, of a leaf', async () => {
    expect(await numbers(undefined)).toEqual({ steps: [1, 5, 6], total: 3 });
    expect(await numbers(1)).toEqual({ steps: [2, 4], total: 2 });
    expect(await numbers(3)).toEqual({ steps: [], total: 0 });
  });

  test('a slice of them', async () => {
    expect(await numbers(undefined, 1, 1)).toEqual({ steps: [5], total: 3 });
    expect(await numbers(undefined, 3, 1)).toEqual({ steps: [], total: 3 });
  });
});

describe('ancestors', () => {
  test('outermost first, each with its place among its siblings', async () => {
    const path = ancestorsOf(await traceOf(FOREST), 4);
    expect(path.map(({ step, index, siblings }) => [step.number, index, siblings])).toEqual([
      [1, 0, 3],
      [4, 1, 2],
    ]);
    expect(ancestorsOf(await traceOf(FOREST), 6)).toMatchObject([{ index: 2, siblings: 3 }]);
  });

  test('of a step too deep for a tree are refused', async () => {
    const chain = Array.from({ length: 300 }, (_, i) => ({ id: `${i + 1}`, parent: i === 0 ? undefined : `${i}` }));
    const trace = await traceOf(chain);
    expect(ancestorsOf(trace, 201)).toHaveLength(201);
    expect(() => ancestorsOf(trace, 202)).toThrow('200 levels');
  });
});
