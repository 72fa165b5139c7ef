import type { StepRow } from '../../../schemas/protocol';
import type { StepRange } from '../../platform/traceService';

/** A step, or a range of steps that are too many to be listed beside each other. */
export type TreeNode = StepNode | RangeNode;

export interface StepNode {
  readonly type: 'step';
  readonly trace: string;
  readonly row: StepRow;
  readonly parent: TreeNode | undefined;
}

export interface RangeNode {
  readonly type: 'range';
  readonly trace: string;
  /** The step whose children these are; undefined for roots. */
  readonly of: number | undefined;
  /** Without step numbers where the node only leads to another: the tree has the range with its numbers then. */
  readonly range: Pick<StepRange, 'first' | 'count'> & Partial<StepRange>;
  readonly parent: TreeNode | undefined;
}

/** The same for the same node, however it was come by. */
export function nodeId(node: TreeNode): string {
  return node.type === 'step'
    ? `${node.trace} ${node.row.number}`
    : `${node.trace} ${node.of ?? 0} ${node.range.first} ${node.range.count}`;
}
