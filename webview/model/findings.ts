import type { PageFinding } from '../../schemas/pageDiagnosis';

export type Severity = PageFinding['severity'];

const RANKS: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };
const NONE: readonly PageFinding[] = [];

/** Findings by the steps they point at, the worst first. */
export class FindingIndex {
  /** Steps with findings, ascending. */
  readonly steps: readonly number[];
  readonly #byStep = new Map<number, PageFinding[]>();

  constructor(readonly all: readonly PageFinding[]) {
    for (const finding of all) {
      for (const step of new Set(finding.steps)) {
        const here = this.#byStep.get(step);
        if (here) here.push(finding);
        else this.#byStep.set(step, [finding]);
      }
    }
    for (const [step, here] of this.#byStep) here.sort((a, b) => importance(a, step) - importance(b, step));
    this.steps = [...this.#byStep.keys()].sort((a, b) => a - b);
  }

  of(step: number): readonly PageFinding[] {
    return this.#byStep.get(step) ?? NONE;
  }
}

/** Not recovered before recovered, by severity, and what points at the step first before what only mentions it. */
function importance(finding: PageFinding, step: number): number {
  return Number(finding.recovered) * 20 + RANKS[finding.severity] * 4 + Number(finding.steps[0] !== step);
}

/** A finding's id as words. */
export function findingLabel(id: string): string {
  return id.replaceAll('-', ' ');
}
