import type { Step, Trace } from '../../trace/model';

/** Ranges [from, to] of the steps that lie deeper than `depth`, ascending and disjoint. */
export function hiddenBelow(trace: Trace, depth: number): [number, number][] {
  const hidden: [number, number][] = [];
  let number = 1;
  while (number <= trace.stepCount) {
    const step = trace.step(number);
    if (step.depth === depth && step.lastDescendant > number) {
      hidden.push([number + 1, step.lastDescendant]);
    }
    number = step.depth === depth ? step.lastDescendant + 1 : number + 1;
  }
  return hidden;
}

/**
 * Some of a step's children, or of the roots.
 * @param parent step number; undefined for the roots
 * @param skip children to leave out at the beginning
 */
export function childrenOf(
  trace: Trace,
  parent: number | undefined,
  skip: number,
  take: number,
): { steps: Step[]; total: number } {
  const last = parent === undefined ? trace.stepCount : trace.step(parent).lastDescendant;
  const steps: Step[] = [];
  let total = 0;
  // A subtree is a range of numbers, so the next sibling follows the last step below this one.
  for (let number = (parent ?? 0) + 1; number <= last; total++) {
    const step = trace.step(number);
    if (total >= skip && steps.length < take) {
      steps.push(step);
    }
    number = step.lastDescendant + 1;
  }
  return { steps, total };
}

/** A step and its place (0-based) among all children of its parent, or among the roots. */
export interface Placed {
  readonly step: Step;
  readonly index: number;
  readonly siblings: number;
}

/** Steps may lie deeper than any view can show; only so many levels are told. */
const MOST_LEVELS = 200;

/**
 * A step and the steps above it, outermost first.
 * @throws Error when it lies too deep to be shown in a tree
 */
export function ancestorsOf(trace: Trace, number: number): Placed[] {
  const target = trace.step(number);
  if (target.depth > MOST_LEVELS) {
    throw new Error(`Step ${number} lies more than ${MOST_LEVELS} levels deep.`);
  }
  const path: Placed[] = [];
  for (
    let step: Step | undefined = target;
    step;
    step = step.parent === undefined ? undefined : trace.step(step.parent)
  ) {
    path.unshift({ step, ...placeOf(trace, step) });
  }
  return path;
}

function placeOf(trace: Trace, step: Step): { index: number; siblings: number } {
  const last = step.parent === undefined ? trace.stepCount : trace.step(step.parent).lastDescendant;
  let index = 0;
  let siblings = 0;
  for (let number = (step.parent ?? 0) + 1; number <= last; number = trace.step(number).lastDescendant + 1) {
    index = number < step.number ? index + 1 : index;
    siblings++;
  }
  return { index, siblings };
}
