import { describe, expect, test } from 'vitest';
import { MemoryBytes } from '../../../extension/platform/bytes/sources';
import {
  childNumbers,
  hiddenBelow,
  MOST_SIBLINGS,
  treeChildren,
  treePath,
} from '../../../extension/platform/worker/stepTree';
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
  test.each([
    [undefined, [1, 5, 6]],
    [1, [2, 4]],
    [3, []],
  ])('of %s', async (parent, numbers) => {
    expect(childNumbers(await traceOf(FOREST), parent)).toEqual(numbers);
  });

  test('that are few are steps in the tree', async () => {
    const { steps, ranges } = treeChildren(await traceOf(FOREST), 1);
    expect(steps.map(({ number }) => number)).toEqual([2, 4]);
    expect(ranges).toEqual([]);
  });

  test('that are many are ranges of step numbers, which open to steps', async () => {
    const count = MOST_SIBLINGS * 2 + 1;
    // The 500th child has a child of its own, so numbers run ahead of places from there on.
    const children = Array.from({ length: count }, (_, i) => ({ id: `${i + 2}`, parent: '1', at: i + 1 }));
    const trace = await traceOf([{ id: '1' }, ...children, { id: '9999', parent: '501', at: 500 }]);
    const { steps, ranges } = treeChildren(trace, 1);
    expect(steps).toEqual([]);
    expect(ranges).toEqual([
      { first: 0, count: 500, from: 2, to: 502 },
      { first: 500, count: 500, from: 503, to: 1002 },
      { first: 1000, count: 1, from: 1003, to: 1003 },
    ]);
    const opened = treeChildren(trace, 1, ranges[1]);
    expect(opened.ranges).toEqual([]);
    expect(opened.steps.map(({ number }) => number)).toEqual(Array.from({ length: 500 }, (_, i) => 503 + i));
  });

  test('that are very many are ranges of ranges', async () => {
    const trace = await traceOf(Array.from({ length: 11 }, (_, i) => ({ id: `${i + 1}`, at: i })));
    const { ranges } = treeChildren(trace, undefined, undefined, 3);
    expect(ranges).toEqual([
      { first: 0, count: 9, from: 1, to: 9 },
      { first: 9, count: 2, from: 10, to: 11 },
    ]);
    expect(treeChildren(trace, undefined, ranges[0], 3).ranges).toEqual([
      { first: 0, count: 3, from: 1, to: 3 },
      { first: 3, count: 3, from: 4, to: 6 },
      { first: 6, count: 3, from: 7, to: 9 },
    ]);
    expect(treePath(trace, 5, 3)[0]?.ranges).toEqual([
      { first: 0, count: 9 },
      { first: 3, count: 3 },
    ]);
  });
});

describe('the way to a step', () => {
  test('leads down from the root', async () => {
    const path = treePath(await traceOf(FOREST), 4);
    expect(path.map(({ step, ranges }) => [step.number, ranges])).toEqual([
      [1, []],
      [4, []],
    ]);
  });

  test('names the ranges the tree shows on the way', async () => {
    const children = Array.from({ length: 1200 }, (_, i) => ({ id: `${i + 2}`, parent: '1', at: i + 1 }));
    const trace = await traceOf([{ id: '1' }, ...children]);
    expect(treePath(trace, 700).at(-1)?.ranges).toEqual([{ first: 500, count: 500 }]);
    expect(treePath(trace, 1).at(-1)?.ranges).toEqual([]);
  });

  test('to one too deep for a tree is refused', async () => {
    const chain = Array.from({ length: 300 }, (_, i) => ({ id: `${i + 1}`, parent: i === 0 ? undefined : `${i}` }));
    const trace = await traceOf(chain);
    expect(treePath(trace, 201)).toHaveLength(201);
    expect(() => treePath(trace, 202)).toThrow('200 levels');
  });
});
