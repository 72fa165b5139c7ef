import { firstFrom } from './sorted';

/** Which steps a list shows, and in which line, from 0. `Outline` shows the tree; `ListedSteps` a selection of it. */
export interface StepLines {
  readonly lines: number;
  stepAt(line: number): number;
  /** The line a step is shown in, or the closest one that stands for it. */
  lineOf(step: number): number;
  isFolded(step: number): boolean;
}

/** Some steps, one after the other. */
export class ListedSteps implements StepLines {
  /** @param steps ascending */
  constructor(readonly steps: readonly number[]) {}

  get lines(): number {
    return this.steps.length;
  }

  stepAt(line: number): number {
    return this.steps[line]!;
  }

  lineOf(step: number): number {
    return Math.max(0, Math.min(firstFrom(this.steps, step), this.steps.length - 1));
  }

  isFolded(): boolean {
    return false;
  }

  has(step: number): boolean {
    return this.steps[this.lineOf(step)] === step;
  }
}
