import type { PageSuspect } from '../../schemas/pageDiagnosis';

/** What a step is on a value's way: where it starts, where it passed through, where the failure shows. */
export type PathRole = 'origin' | 'carried' | 'symptom';

/** How a path crosses one line of the list. */
export interface PathPlace {
  /** The path comes from above, goes on below. */
  readonly above: boolean;
  readonly below: boolean;
  /** Set where the line's step is on the path, or hides steps that are. */
  readonly role?: PathRole;
  /** True when the step on the path is folded away under the line's step. */
  readonly hidden: boolean;
}

/** A value's way through the steps, drawn beside the list. Steps are ascending; asking for a line is logarithmic. */
export class StepPath {
  readonly steps: readonly number[];

  /**
   * @param steps in any order
   * @param symptom the step the path leads to, where it leads to a failure
   */
  constructor(
    steps: Iterable<number>,
    readonly symptom?: number,
    /** The value that is followed, when there is one. */
    readonly value?: string,
  ) {
    const all = new Set(steps);
    if (symptom !== undefined) all.add(symptom);
    // 0 is the question recorded beside the steps: it has no line.
    this.steps = [...all].filter((step) => step > 0).sort((a, b) => a - b);
  }

  /** From a suspect to the symptom. */
  static of({ step, chain, value }: PageSuspect, symptom: number): StepPath {
    return new StepPath([step, ...chain], symptom, value);
  }

  roleOf(step: number): PathRole | undefined {
    if (this.steps[this.#firstFrom(step)] !== step) return undefined;
    if (step === this.symptom) return 'symptom';
    return step === this.steps[0] ? 'origin' : 'carried';
  }

  /**
   * How the path crosses the line of a step.
   * @param last the last step the line stands for: more than `step` when it is folded
   */
  placeIn(step: number, last: number): PathPlace | undefined {
    const first = this.steps[0];
    const end = this.steps.at(-1);
    if (first === undefined || end === undefined || last < first || step > end) return undefined;
    const from = this.#firstFrom(step);
    const inside = this.steps.slice(from, this.#firstFrom(last + 1));
    const roles = inside.map((inner) => this.roleOf(inner));
    const role = (['symptom', 'origin', 'carried'] as const).find((wanted) => roles.includes(wanted));
    return {
      above: first < step,
      below: end > last,
      hidden: role !== undefined && this.roleOf(step) !== role,
      ...(role && { role }),
    };
  }

  #firstFrom(step: number): number {
    let low = 0;
    let high = this.steps.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.steps[middle]! < step) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
