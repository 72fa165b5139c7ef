import type { VNode } from 'preact';
import type { PageLedgerCall } from '../../schemas/pageDiagnosis';
import { fillOf, SOURCE_GROUPS, type SourceGroup, sharesOf } from '../model/contextShares';
import { formatCount, formatShare } from '../model/format';
import { strings } from '../strings';

interface ContextBarProps {
  readonly call: PageLedgerCall;
  /** Length of the whole bar, 0..1 of the room there is. */
  readonly length: number;
}

/** What a call was sent, by source, as one stacked bar. Its text alternative stands beside it. */
export function ContextBar({ call, length }: ContextBarProps): VNode {
  return (
    <span class="context-bar" aria-hidden="true">
      <span class="context-filled" style={{ width: `${(length * 100).toFixed(2)}%` }}>
        {sharesOf(call).map(({ source, group, share }) => (
          <span
            key={source}
            class={`context-share source-${group}`}
            style={{ flexGrow: String(share) }}
            title={source}
          />
        ))}
      </span>
    </span>
  );
}

export function contextTokens({ tokens, estimated }: PageLedgerCall): string {
  return estimated ? strings.estimated(formatCount(tokens)) : formatCount(tokens);
}

/** Tokens and how much of the window they fill: `2.1k · 2%`. */
export function contextSize(call: PageLedgerCall): string {
  const fill = fillOf(call);
  return fill === undefined ? contextTokens(call) : `${contextTokens(call)} · ${formatShare(fill)}`;
}

/** Which colour is which source. */
export function ContextLegend({ groups }: { readonly groups: ReadonlySet<SourceGroup> }): VNode {
  return (
    <ul class="context-legend plain-list">
      {SOURCE_GROUPS.filter((group) => groups.has(group)).map((group) => (
        <li key={group}>
          <span class={`context-swatch source-${group}`} />
          {strings.sourceGroups[group]}
        </li>
      ))}
    </ul>
  );
}
