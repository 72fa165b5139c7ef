import type { StepRow } from '../../../schemas/protocol';

/** A step, or a range of steps that are too many to be listed beside each other. */
export type TreeNode = StepNode | RangeNode;

export interface StepNode {
  readonly type: 'step';
  readonly trace: string;
  readonly row: StepRow;
  readonly parent: TreeNode | undefined;
}

/** Children `first`..`first + count - 1` (0-based) of a step, or of the roots. */
export interface RangeNode {
  readonly type: 'range';
  readonly trace: string;
  /** The step whose children these are; undefined for roots. */
  readonly of: number | undefined;
  readonly first: number;
  readonly count: number;
  readonly parent: TreeNode | undefined;
}

/** Most nodes beside each other: the tree view asks for each of them, and shows them all. */
export const MOST_SIBLINGS = 500;

/**
 * The ranges that so many siblings are shown as; none when they fit beside each other. Ranges of more than
 * `MOST_SIBLINGS` are divided again when they are opened.
 */
export function rangesOf(count: number): { first: number; count: number }[] {
  if (count <= MOST_SIBLINGS) {
    return [];
  }
  let size = MOST_SIBLINGS;
  while (Math.ceil(count / size) > MOST_SIBLINGS) {
    size *= MOST_SIBLINGS;
  }
  return Array.from({ length: Math.ceil(count / size) }, (_, i) => ({
    first: i * size,
    count: Math.min(size, count - i * size),
  }));
}

/** The range nodes between a parent and its child number `index` of `siblings`, outermost first. */
export function rangePath(
  place: { readonly trace: string; readonly of: number | undefined; readonly parent: TreeNode | undefined },
  index: number,
  siblings: number,
): RangeNode[] {
  const path: RangeNode[] = [];
  let [first, count] = [0, siblings];
  for (;;) {
    const range = rangesOf(count).find((candidate) => index < first + candidate.first + candidate.count);
    if (!range) {
      return path;
    }
    first += range.first;
    count = range.count;
    path.push({ type: 'range', ...place, first, count, parent: path.at(-1) ?? place.parent });
  }
}
