import type { Node } from '../../document/node';
import type { Plain } from '../plain';

/** What kind of thing changed. Each has its class and reason in rules.ts, and its opposite in {@link OPPOSITES}. */
export type ChangeKind =
  | 'model-changed'
  | 'model-pinned'
  | 'model-unpinned'
  | 'model-added'
  | 'model-removed'
  | 'provider-changed'
  | 'sampling-changed'
  | 'limit-lowered'
  | 'limit-raised'
  | 'limit-added'
  | 'limit-removed'
  | 'tool-added'
  | 'tool-removed'
  | 'tool-renamed'
  | 'tool-order-changed'
  | 'description-reworded'
  | 'hints-changed'
  | 'output-changed'
  | 'strict-on'
  | 'strict-off'
  | 'parameter-added'
  | 'parameter-removed'
  | 'required-parameter-added'
  | 'required-parameter-removed'
  | 'parameter-renamed'
  | 'parameter-required'
  | 'parameter-optional'
  | 'parameter-described'
  | 'type-narrowed'
  | 'type-widened'
  | 'type-changed'
  | 'enum-narrowed'
  | 'enum-widened'
  | 'enum-changed'
  | 'default-changed'
  | 'constraint-narrowed'
  | 'constraint-widened'
  | 'constraint-changed'
  | 'approval-added'
  | 'approval-dropped'
  | 'agent-added'
  | 'agent-removed'
  | 'agent-renamed'
  | 'agent-described'
  | 'agent-kind-changed'
  | 'agent-tool-granted'
  | 'agent-tool-withdrawn'
  | 'handoff-added'
  | 'handoff-removed'
  | 'escalation-changed'
  | 'prompt-added'
  | 'prompt-removed'
  | 'prompt-renamed'
  | 'prompt-layout-changed'
  | 'sentence-added'
  | 'sentence-removed'
  | 'sentence-moved'
  | 'sentence-reworded'
  | 'example-added'
  | 'example-removed'
  | 'example-changed'
  | 'variable-added'
  | 'variable-removed'
  | 'server-added'
  | 'server-removed'
  | 'server-changed'
  | 'setting-added'
  | 'setting-removed'
  | 'setting-changed'
  | 'note-changed'
  | 'layout-changed'
  | 'other-changed';

/** Kinds that become another one when the two sides change places; every other kind is its own opposite. */
export const OPPOSITES: Readonly<Partial<Record<ChangeKind, ChangeKind>>> = bothWays([
  ['model-pinned', 'model-unpinned'],
  ['model-added', 'model-removed'],
  ['limit-lowered', 'limit-raised'],
  ['limit-added', 'limit-removed'],
  ['tool-added', 'tool-removed'],
  ['strict-on', 'strict-off'],
  ['parameter-added', 'parameter-removed'],
  ['required-parameter-added', 'required-parameter-removed'],
  ['parameter-required', 'parameter-optional'],
  ['type-narrowed', 'type-widened'],
  ['enum-narrowed', 'enum-widened'],
  ['constraint-narrowed', 'constraint-widened'],
  ['approval-added', 'approval-dropped'],
  ['agent-added', 'agent-removed'],
  ['agent-tool-granted', 'agent-tool-withdrawn'],
  ['handoff-added', 'handoff-removed'],
  ['prompt-added', 'prompt-removed'],
  ['sentence-added', 'sentence-removed'],
  ['example-added', 'example-removed'],
  ['variable-added', 'variable-removed'],
  ['server-added', 'server-removed'],
  ['setting-added', 'setting-removed'],
]);

/** One side of a difference. */
export interface Side {
  /** Place by meaning: `tools.find_customer.parameters.name`. */
  readonly path: string;
  readonly value: Plain | undefined;
  /** What was read there, and where in its value; undefined when this side has nothing. */
  readonly node: Node | undefined;
}

/** A sibling tool whose text a reworded description came closer to, with the likeness (0 to 1) on each side. */
export interface Sibling {
  readonly name: string;
  readonly before: number;
  readonly after: number;
}

/** Something that is not the same in two configs. Says nothing yet about what that means. */
export interface Difference {
  readonly kind: ChangeKind;
  readonly before: Side;
  readonly after: Side;
  /** The tool it concerns, by its name on the later side, or on the earlier one when it is gone. */
  readonly tool?: { readonly before: string; readonly after: string } | undefined;
  readonly siblings?: readonly Sibling[] | undefined;
}

/** The same difference seen from the other side. */
export function mirrored(difference: Difference): Difference {
  const { kind, before, after, tool, siblings } = difference;
  return {
    kind: OPPOSITES[kind] ?? kind,
    before: after,
    after: before,
    tool: tool && { before: tool.after, after: tool.before },
    siblings: siblings?.map((each) => ({ name: each.name, before: each.after, after: each.before })),
  };
}

export function side(path: string, value: Plain | undefined, node: Node | undefined): Side {
  return { path, value, node };
}

function bothWays(pairs: readonly (readonly [ChangeKind, ChangeKind])[]): Partial<Record<ChangeKind, ChangeKind>> {
  return Object.fromEntries(
    pairs.flatMap(([a, b]) => [
      [a, b],
      [b, a],
    ]),
  );
}
