import { describe, expect, it } from 'vitest';
import { type Choice, fitWeights, shares } from '../../../bench/suspects/fit';
import { foldsOf, interval, randomFrom } from '../../../bench/suspects/random';

/** Traces of five steps whose marked step is drawn by known weights. */
function drawn(weights: readonly number[], count: number): Choice[] {
  const random = randomFrom(3);
  return Array.from({ length: count }, () => {
    const rows = Array.from({ length: 5 }, () => Float64Array.from(weights, () => random() * 2 - 1));
    const share = shares(rows, Float64Array.from(weights));
    const at = random();
    const target = share.findIndex((_, index) => share.slice(0, index + 1).reduce((a, b) => a + b) > at);
    return { rows, target: Math.max(0, target) };
  });
}

describe('fitWeights', () => {
  const choices = drawn([2, -1, 0], 1500);

  it('finds the weights that the marks were drawn by', () => {
    const [a, b, c] = fitWeights(choices, [0, 0, 0], 0.1);
    expect(a).toBeCloseTo(2, 0);
    expect(b).toBeCloseTo(-1, 0);
    expect(Math.abs(c!)).toBeLessThan(0.2);
  });

  it('lets no weight turn against its sign', () => {
    const [a, b] = fitWeights(choices, [1, 1, 0], 0.1);
    expect(a).toBeGreaterThan(1);
    expect(b).toBe(0);
  });

  it('leaves a weight that nothing speaks about at its prior, and moves the others away from theirs', () => {
    const mute = choices.map(({ rows, target }) => ({ rows: rows.map((row) => Float64Array.of(row[0]!, 0)), target }));
    const [a, b] = fitWeights(mute, [1, 1], 1, Float64Array.of(0.5, 1.5));
    expect(a).toBeGreaterThan(1.2);
    expect(b).toBe(1.5);
  });

  it('keeps weights near 0 under a large penalty', () => {
    expect(Math.abs(fitWeights(choices, [0, 0, 0], 1e6)[0]!)).toBeLessThan(0.01);
  });
});

describe('foldsOf', () => {
  it('has every question in exactly one fold, the same ones for the same seed', () => {
    const cases = ['a', 'b', 'c', 'a', 'd', 'e'].map((question) => ({ question }));
    const folds = foldsOf(cases, 2, 1);
    expect(folds.flatMap((fold) => [...fold]).sort()).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(foldsOf(cases, 2, 1)).toEqual(folds);
  });
});

describe('interval', () => {
  it('holds the mean, and is nothing wide for what does not vary', () => {
    const [low, high] = interval([0, 0, 1, 1, 1, 1]);
    expect(low).toBeLessThan(0.67);
    expect(high).toBeGreaterThan(0.66);
    expect(interval([1, 1, 1])).toEqual([1, 1]);
  });
});
