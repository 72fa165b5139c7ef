import type { PageLedgerCall } from '../../schemas/pageDiagnosis';

/** Sources that have a colour of their own; everything else is `other`. */
export type SourceGroup = 'system' | 'definitions' | 'user' | 'tool' | 'assistant' | 'other';

export const SOURCE_GROUPS: readonly SourceGroup[] = ['system', 'definitions', 'user', 'tool', 'assistant', 'other'];

export interface ContextShare {
  readonly group: SourceGroup;
  readonly source: string;
  readonly tokens: number;
  /** 0..1 of what the call was sent. */
  readonly share: number;
}

/** A call's tokens by source, in the order they are drawn: by group, the largest first within one. */
export function sharesOf(call: PageLedgerCall): readonly ContextShare[] {
  const sum = call.shares.reduce((total, { tokens }) => total + tokens, 0);
  return call.shares
    .filter(({ tokens }) => tokens > 0)
    .map(({ source, tokens }) => ({ group: groupOf(source), source, tokens, share: tokens / sum }))
    .sort((a, b) => SOURCE_GROUPS.indexOf(a.group) - SOURCE_GROUPS.indexOf(b.group) || b.tokens - a.tokens);
}

function groupOf(source: string): SourceGroup {
  const group = source.split(' ', 1)[0];
  return SOURCE_GROUPS.find((known) => known === group) ?? 'other';
}

/** Which groups any of the calls was sent something of. */
export function groupsIn(calls: readonly PageLedgerCall[]): ReadonlySet<SourceGroup> {
  const groups = new Set<SourceGroup>();
  for (const { shares } of calls) for (const { source, tokens } of shares) if (tokens > 0) groups.add(groupOf(source));
  return groups;
}

/** Part of its window a call filled, 0..1; undefined where the window is not known. */
export function fillOf({ tokens, window }: PageLedgerCall): number | undefined {
  return window ? Math.min(1, tokens / window) : undefined;
}
