import type { VNode } from 'preact';
import type { TraceRow } from '../../schemas/protocol';
import { formatCost, formatCount, formatDuration, formatExact, formatTime } from '../model/format';
import { strings } from '../strings';
import { Icon } from '../ui/icon';
import { Visible } from '../ui/visible';

const OUTCOME_ICONS: Readonly<Record<TraceRow['outcome'], string>> = {
  ok: 'pass-filled',
  failed: 'error',
  unknown: 'circle-slash',
};

export function OutcomeBadge({ outcome, reason }: Pick<TraceRow, 'outcome'> & { readonly reason: string }): VNode {
  return (
    <span class={`outcome outcome-${outcome}`} title={reason}>
      <Icon name={OUTCOME_ICONS[outcome]} />
      {strings.outcomes[outcome]}
    </span>
  );
}

/** What run this is, how it ended and what it took. */
export function TraceTitle({ trace }: { readonly trace: TraceRow }): VNode {
  return (
    <>
      <h1 class="title-name" title={trace.name}>
        <Visible text={trace.name} />
      </h1>
      <OutcomeBadge outcome={trace.outcome} reason={trace.outcomeReason} />
      {trace.outcomeReason && (
        <span class="title-reason" title={trace.outcomeReason}>
          <Visible text={trace.outcomeReason} />
        </span>
      )}
      <ul class="facts title-totals">
        {totals(trace).map((total) => (
          <li key={total.text} class={total.isError ? 'error-text' : undefined} title={total.title}>
            {total.text}
          </li>
        ))}
      </ul>
    </>
  );
}

interface Total {
  readonly text: string;
  readonly title?: string;
  readonly isError?: boolean;
}

function totals(trace: TraceRow): readonly Total[] {
  const shown: Total[] = [{ text: strings.stepCount(trace.steps), title: agents(trace) }];
  if (trace.errors > 0) shown.push({ text: strings.errorCount(trace.errors), isError: true });
  if (trace.durationMs !== undefined) {
    const start = trace.start === undefined ? undefined : strings.startedAt(formatTime(trace.start));
    shown.push({ text: formatDuration(trace.durationMs), title: start });
  }
  const { inputTokens: input, outputTokens: output } = trace;
  if (input !== undefined || output !== undefined) {
    shown.push({
      text: strings.tokensInOut(formatCount(input ?? 0), formatCount(output ?? 0)),
      title: strings.tokensInOutExact(formatExact(input ?? 0), formatExact(output ?? 0)),
    });
  }
  if (trace.costUsd !== undefined) {
    const cost = formatCost(trace.costUsd);
    shown.push(
      trace.costComputed
        ? { text: strings.computedCost(cost), title: strings.costComputed }
        : { text: cost, title: strings.costRecorded },
    );
  }
  return shown;
}

function agents(trace: TraceRow): string | undefined {
  return trace.agents.length > 0 ? strings.agents(trace.agents.join(', ')) : undefined;
}
