import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { StepPath } from '../../../webview/model/stepPath';

const suspect = {
  rank: 1,
  step: 2,
  confidence: 0.6,
  role: 'introduced',
  recovered: false,
  why: [],
  evidence: [],
  chain: [2, 4, 6],
  value: '8841',
} as const;

const failure = { step: 7, why: '', basis: 'failure' } as const;

describe('a path from a suspect to the symptom', () => {
  const path = StepPath.of(suspect, failure);

  test('starts at the suspect, ends at the symptom and carries in between', () => {
    expect(path.steps).toEqual([2, 4, 6, 7]);
    expect([1, 2, 3, 4, 6, 7, 8].map((step) => path.roleOf(step))).toEqual([
      undefined,
      'origin',
      undefined,
      'carried',
      'carried',
      'failure',
      undefined,
    ]);
    expect(path.value).toBe('8841');
  });

  test.each([
    [1, 1, undefined],
    [2, 2, { above: false, below: true, hidden: false, role: 'origin' }],
    [3, 3, { above: true, below: true, hidden: false }],
    [4, 4, { above: true, below: true, hidden: false, role: 'carried' }],
    [7, 7, { above: true, below: false, hidden: false, role: 'failure' }],
    [8, 8, undefined],
  ])('crosses the line of step %i', (step, last, place) => {
    expect(path.placeIn(step, last)).toEqual(place);
  });

  test('passes through a folded line, and says what of it is folded away there', () => {
    expect(path.placeIn(3, 6)).toEqual({ above: true, below: true, hidden: true, role: 'carried' });
    expect(path.placeIn(1, 9)).toEqual({ above: false, below: false, hidden: true, role: 'failure' });
    expect(path.placeIn(2, 5)).toEqual({ above: false, below: true, hidden: false, role: 'origin' });
    expect(path.placeIn(5, 5)).toEqual({ above: true, below: true, hidden: false });
  });

  test('needs no order, no chain and no step beside the steps', () => {
    expect(new StepPath([6, 0, 2, 6]).steps).toEqual([2, 6]);
    expect(new StepPath([]).placeIn(1, 5)).toBeUndefined();
    expect(StepPath.of({ ...suspect, chain: [] }, failure).steps).toEqual([2, 7]);
  });

  test('says everywhere that no value is known to have come along it, when none is', () => {
    const loose = StepPath.of({ ...suspect, chain: [] }, failure);
    expect(loose.isLoose).toBe(true);
    expect([2, 4, 7].map((step) => loose.placeIn(step, step)?.loose)).toEqual([true, true, true]);
    expect(path.isLoose).toBe(false);
  });

  test.each(['asked', 'end'] as const)('ends in what its symptom is: %s', (basis) => {
    expect(StepPath.of(suspect, { ...failure, basis }).roleOf(7)).toBe(basis);
  });
});

test('however a list is folded, the path is one line without gaps', () => {
  const steps = fc.uniqueArray(fc.integer({ min: 1, max: 40 }), { minLength: 1 });
  const cuts = fc.uniqueArray(fc.integer({ min: 2, max: 40 }));
  fc.assert(
    fc.property(steps, cuts, (chain, folds) => {
      const path = new StepPath(chain);
      const starts = [1, ...folds.sort((a, b) => a - b)];
      const lines = starts.map((from, i) => path.placeIn(from, (starts[i + 1] ?? 41) - 1));
      for (let i = 1; i < lines.length; i++) {
        expect(lines[i - 1]?.below ?? false).toBe(lines[i]?.above ?? false);
      }
      const onPath = lines.filter((place) => place?.role !== undefined);
      expect(onPath.length).toBeGreaterThan(0);
    }),
  );
});
