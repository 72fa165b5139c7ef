import type { StepRow } from '../../schemas/protocol';
import { upperBound } from './sorted';
import type { StepLines } from './stepLines';

/** A step folded away with everything below it: its number and the number of the last step below it. */
export type Fold = readonly [step: number, last: number];

/**
 * Which steps of a trace are shown, and in which line. Steps are numbered 1..total in reading order, so everything
 * below a step is the range (step, last] and folding it hides that range. Lines are counted from 0. Immutable.
 */
export class Outline implements StepLines {
  /** All folded steps, also those inside another fold, so that unfolding the outer one shows the inner still folded. */
  readonly #folds: ReadonlyMap<number, number>;
  /** Hidden ranges, disjoint and ascending: first step, last step, and steps hidden before the range. */
  readonly #from: number[] = [];
  readonly #to: number[] = [];
  readonly #before: number[] = [];
  readonly total: number;
  /** How many steps are shown. */
  readonly lines: number;

  private constructor(total: number, folds: ReadonlyMap<number, number>) {
    this.total = total;
    this.#folds = folds;
    let hidden = 0;
    let end = 0;
    for (const [step, recorded] of [...folds].sort((a, b) => a[0] - b[0])) {
      const last = Math.min(recorded, total);
      if (step <= end || last <= step) continue;
      this.#from.push(step + 1);
      this.#to.push(last);
      this.#before.push(hidden);
      hidden += last - step;
      end = last;
    }
    this.lines = total - hidden;
  }

  static of(total: number, folds: Iterable<Fold> = []): Outline {
    return new Outline(total, new Map(folds));
  }

  get folds(): readonly Fold[] {
    return [...this.#folds];
  }

  isFolded(step: number): boolean {
    return this.#folds.has(step);
  }

  /** The step shown in a line. */
  stepAt(line: number): number {
    const ranges = upperBound(this.#from.length, (i) => this.#from[i]! - 1 - this.#before[i]! <= line);
    return line + 1 + this.#hiddenBy(ranges);
  }

  /** The line a step is shown in; for a hidden step, the line of the folded step that hides it. */
  lineOf(step: number): number {
    const ranges = upperBound(this.#from.length, (i) => this.#from[i]! <= step);
    const inLast = ranges > 0 && step <= this.#to[ranges - 1]!;
    const shown = inLast ? this.#from[ranges - 1]! - 1 : step;
    return shown - 1 - this.#hiddenBy(inLast ? ranges - 1 : ranges);
  }

  isHidden(step: number): boolean {
    const ranges = upperBound(this.#from.length, (i) => this.#from[i]! <= step);
    return ranges > 0 && step <= this.#to[ranges - 1]!;
  }

  fold(step: number, last: number): Outline {
    return new Outline(this.total, new Map([...this.#folds, [step, last]]));
  }

  unfold(step: number): Outline {
    const folds = new Map(this.#folds);
    return folds.delete(step) ? new Outline(this.total, folds) : this;
  }

  /** Unfolds whatever hides a step. */
  reveal(step: number): Outline {
    if (!this.isHidden(step)) return this;
    return new Outline(
      this.total,
      new Map([...this.#folds].filter(([folded, last]) => !(folded < step && step <= last))),
    );
  }

  withFolds(folds: Iterable<Fold>): Outline {
    return Outline.of(this.total, folds);
  }

  withTotal(total: number): Outline {
    return total === this.total ? this : new Outline(total, this.#folds);
  }

  /** Corrects folds whose subtree has grown, or that have none any more, since they were folded. */
  reconcile(rows: Iterable<StepRow>): Outline {
    let folds: Map<number, number> | undefined;
    for (const row of rows) {
      const last = this.#folds.get(row.number);
      if (last === undefined || last === row.last) continue;
      folds ??= new Map(this.#folds);
      if (row.last > row.number) folds.set(row.number, row.last);
      else folds.delete(row.number);
    }
    return folds ? new Outline(this.total, folds) : this;
  }

  #hiddenBy(ranges: number): number {
    const i = ranges - 1;
    return i < 0 ? 0 : this.#before[i]! + this.#to[i]! - this.#from[i]! + 1;
  }
}
