import type { PageSuspect, PageSymptom } from '../../schemas/pageDiagnosis';
import { firstFrom } from './sorted';

/** What a step is on a value's way: where it starts, where it passed through, or the symptom it leads to. */
export type PathRole = 'origin' | 'carried' | PageSymptom['basis'];

const END_ROLES = ['failure', 'asked', 'end'] as const;

/** How a path crosses one line of the list. */
export interface PathPlace {
  /** The path comes from above, goes on below. */
  readonly above: boolean;
  readonly below: boolean;
  /** Set where the line's step is on the path, or hides steps that are. */
  readonly role?: PathRole;
  /** True when the step on the path is folded away under the line's step. */
  readonly hidden: boolean;
  /** True where no value is known to have come this way. */
  readonly loose?: true;
}

/** A value's way through the steps, drawn beside the list. Steps are ascending; asking for a line is logarithmic. */
export class StepPath {
  readonly steps: readonly number[];

  /**
   * @param steps in any order
   * @param symptom the step the path leads to, where it leads to one
   * @param value what is followed, when there is something
   */
  constructor(
    steps: Iterable<number>,
    readonly symptom?: Pick<PageSymptom, 'step' | 'basis'>,
    readonly value?: string,
    /** The steps are joined by suspicion alone. */
    readonly isLoose = false,
  ) {
    const all = new Set(steps);
    if (symptom) all.add(symptom.step);
    // 0 is the question recorded beside the steps: it has no line.
    this.steps = [...all].filter((step) => step > 0).sort((a, b) => a - b);
  }

  /** From a suspect to the symptom. */
  static of({ step, chain, value }: PageSuspect, symptom: PageSymptom): StepPath {
    return new StepPath([step, ...chain], symptom, value, chain.length < 2);
  }

  roleOf(step: number): PathRole | undefined {
    if (this.steps[firstFrom(this.steps, step)] !== step) return undefined;
    if (step === this.symptom?.step) return this.symptom.basis;
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
    const from = firstFrom(this.steps, step);
    const inside = this.steps.slice(from, firstFrom(this.steps, last + 1));
    const roles = inside.map((inner) => this.roleOf(inner));
    const role = ([...END_ROLES, 'origin', 'carried'] as const).find((wanted) => roles.includes(wanted));
    return {
      above: first < step,
      below: end > last,
      hidden: role !== undefined && this.roleOf(step) !== role,
      ...(role && { role }),
      ...(this.isLoose && { loose: true }),
    };
  }
}
