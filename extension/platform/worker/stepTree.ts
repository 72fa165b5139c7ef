import type { Step, Trace } from '../../trace/model';
import type { StepRange } from '../traceService';

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
 * Numbers of a step's children, or of the roots.
 * @param parent step number; undefined for the roots
 */
export function childNumbers(trace: Trace, parent: number | undefined): number[] {
  const last = lastBelow(trace, parent);
  const numbers: number[] = [];
  // A subtree is a range of numbers, so the next sibling follows the last step below this one.
  for (let number = (parent ?? 0) + 1; number <= last; number = trace.step(number).lastDescendant + 1) {
    numbers.push(number);
  }
  return numbers;
}

/** Most steps or ranges beside each other in a tree view: it asks for each of them, and shows them all. */
export const MOST_SIBLINGS = 500;

/**
 * What a tree view shows below a step, a range of its children, or the trace: the children, or ranges of them when
 * they are more than `most`.
 * @param range children to look at (0-based, by place); all of them when left out
 */
export function treeChildren(
  trace: Trace,
  parent: number | undefined,
  range?: { readonly first: number; readonly count: number },
  most = MOST_SIBLINGS,
): { readonly steps: readonly Step[]; readonly ranges: readonly StepRange[] } {
  const numbers = childNumbers(trace, parent);
  const { first, count } = range ?? { first: 0, count: numbers.length };
  const ranges = rangesOf(first, count, most).map((part) => ({
    ...part,
    from: numbers[part.first] ?? 0,
    to: (numbers[part.first + part.count] ?? lastBelow(trace, parent) + 1) - 1,
  }));
  const steps = ranges.length > 0 ? [] : numbers.slice(first, first + count).map((number) => trace.step(number));
  return { steps, ranges };
}

/** Steps may lie deeper than any view can show. */
const MOST_LEVELS = 200;

/** A step in a tree view, and the ranges that it is in below its parent, outermost first. */
export interface TreePlace {
  readonly step: Step;
  readonly ranges: readonly { readonly first: number; readonly count: number }[];
}

/**
 * A step and the steps above it, outermost first.
 * @throws Error when it lies too deep to be shown in a tree
 */
export function treePath(trace: Trace, number: number, most = MOST_SIBLINGS): TreePlace[] {
  const target = trace.step(number);
  if (target.depth > MOST_LEVELS) {
    throw new Error(`Step ${number} lies more than ${MOST_LEVELS} levels deep.`);
  }
  const path: TreePlace[] = [];
  for (
    let step: Step | undefined = target;
    step;
    step = step.parent === undefined ? undefined : trace.step(step.parent)
  ) {
    path.unshift({ step, ranges: rangesAround(trace, step, most) });
  }
  return path;
}

function rangesAround(trace: Trace, step: Step, most: number): { first: number; count: number }[] {
  const numbers = childNumbers(trace, step.parent);
  const index = numbers.indexOf(step.number);
  const around: { first: number; count: number }[] = [];
  let part = { first: 0, count: numbers.length };
  for (;;) {
    const inside = rangesOf(part.first, part.count, most).find(({ first, count }) => index < first + count);
    if (!inside) {
      return around;
    }
    around.push(inside);
    part = inside;
  }
}

/** Divides siblings into at most `most` ranges, which may be divided again; none when they are few enough. */
function rangesOf(first: number, count: number, most: number): { first: number; count: number }[] {
  if (count <= most) {
    return [];
  }
  let size = most;
  while (count > size * most) {
    size *= most;
  }
  return Array.from({ length: Math.ceil(count / size) }, (_, i) => ({
    first: first + i * size,
    count: Math.min(size, count - i * size),
  }));
}

function lastBelow(trace: Trace, parent: number | undefined): number {
  return parent === undefined ? trace.stepCount : trace.step(parent).lastDescendant;
}
