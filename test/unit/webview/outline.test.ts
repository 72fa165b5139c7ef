import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { StepRow } from '../../../schemas/protocol';
import { type Fold, Outline } from '../../../webview/model/outline';

/** Last descendants of steps 1..n of a random tree, and some of its parents folded. */
const trees = fc
  .tuple(fc.array(fc.nat(1_000_000), { maxLength: 60 }), fc.array(fc.nat(1_000_000), { maxLength: 12 }))
  .map(([picks, foldPicks]) => {
    const open: number[] = [];
    const last: number[] = [0];
    picks.forEach((pick, i) => {
      const step = i + 1;
      const keep = pick % (open.length + 1);
      open.length = keep;
      last[step] = step;
      for (const ancestor of open) last[ancestor] = step;
      open.push(step);
    });
    const total = picks.length;
    const folds: Fold[] = foldPicks.flatMap((pick) => {
      const step = total ? (pick % total) + 1 : 0;
      return step > 0 && last[step]! > step ? [[step, last[step]!] as const] : [];
    });
    return { total, last, folds };
  });

/** What is shown, worked out the slow way. */
function shownSteps(total: number, folds: readonly Fold[]): number[] {
  const all = Array.from({ length: total }, (_, i) => i + 1);
  return all.filter((step) => !folds.some(([folded, last]) => folded < step && step <= last));
}

const rowOf = (number: number, last: number): StepRow => ({
  number,
  last,
  depth: 0,
  kind: 'span',
  name: '',
  status: 'ok',
  summary: '',
});

describe('Outline', () => {
  test('maps lines to shown steps and back, in any tree with any folds', () => {
    fc.assert(
      fc.property(trees, ({ total, folds }) => {
        const outline = Outline.of(total, folds);
        const shown = shownSteps(total, folds);
        expect(outline.lines).toBe(shown.length);
        expect(shown.map((_, line) => outline.stepAt(line))).toEqual(shown);
        expect(shown.map((step) => outline.lineOf(step))).toEqual(shown.map((_, line) => line));
      }),
    );
  });

  test('places a hidden step in the line of the outermost fold that hides it', () => {
    fc.assert(
      fc.property(trees, ({ total, folds }) => {
        const outline = Outline.of(total, folds);
        for (let step = 1; step <= total; step++) {
          const hiders = folds.filter(([folded, last]) => folded < step && step <= last).map(([folded]) => folded);
          expect(outline.isHidden(step)).toBe(hiders.length > 0);
          if (hiders.length > 0) expect(outline.stepAt(outline.lineOf(step))).toBe(Math.min(...hiders));
        }
      }),
    );
  });

  test('unfolding undoes folding, whatever else is folded', () => {
    fc.assert(
      fc.property(trees, ({ total, last, folds }) => {
        const outline = Outline.of(total, folds);
        for (let step = 1; step <= total; step++) {
          if (last[step] === step || outline.isFolded(step)) continue;
          const back = outline.fold(step, last[step]!).unfold(step);
          expect(back.folds.toSorted((a, b) => a[0] - b[0])).toEqual(outline.folds.toSorted((a, b) => a[0] - b[0]));
        }
      }),
    );
  });

  test('keeps inner folds when the outer one opens', () => {
    const outline = Outline.of(10, [
      [2, 9],
      [4, 6],
    ]);
    expect(outline.lines).toBe(3);
    expect(shown(outline.unfold(2))).toEqual([1, 2, 3, 4, 7, 8, 9, 10]);
  });

  test('reveals a step by opening only what hides it', () => {
    const outline = Outline.of(12, [
      [2, 6],
      [3, 5],
      [8, 11],
    ]);
    const revealed = outline.reveal(5);
    expect(shown(revealed)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 12]);
    expect(revealed.isFolded(8)).toBe(true);
    expect(outline.reveal(3)).not.toBe(outline);
    expect(outline.reveal(7)).toBe(outline);
  });

  test('follows a trace that grows: a fold past the end counts when the steps arrive', () => {
    const outline = Outline.of(4, [[2, 9]]);
    expect(shown(outline)).toEqual([1, 2]);
    expect(shown(outline.withTotal(11))).toEqual([1, 2, 10, 11]);
  });

  test('corrects folds by the rows that arrive', () => {
    const outline = Outline.of(10, [
      [2, 3],
      [5, 6],
    ]);
    const mended = outline.reconcile([rowOf(2, 4), rowOf(5, 5), rowOf(7, 9)]);
    expect(mended.folds).toEqual([[2, 4]]);
    expect(outline.reconcile([rowOf(2, 3)])).toBe(outline);
  });

  test('ignores folds that hide nothing', () => {
    expect(Outline.of(3, [[3, 3]]).lines).toBe(3);
    expect(Outline.of(3, [[5, 9]]).lines).toBe(3);
    expect(Outline.of(0).lines).toBe(0);
  });

  test('folds a million steps into a hundred thousand lines at once', () => {
    const folds = Array.from({ length: 100_000 }, (_, i): Fold => [i * 10 + 1, i * 10 + 10]);
    const outline = Outline.of(1_000_000, folds);
    expect(outline.lines).toBe(100_000);
    expect(outline.stepAt(99_999)).toBe(999_991);
    expect(outline.lineOf(1_000_000)).toBe(99_999);
  });
});

function shown(outline: Outline): number[] {
  return Array.from({ length: outline.lines }, (_, line) => outline.stepAt(line));
}
