import type { VNode } from 'preact';
import type { StepRow } from '../../schemas/protocol';
import { formatCount, formatDuration, formatExact } from '../model/format';
import { kindClass, kindLook } from '../model/kinds';
import { strings } from '../strings';
import { Icon } from '../ui/icon';
import { Visible } from '../ui/visible';

/** Deeper levels are not indented further; their depth is written instead. */
const DEEPEST_INDENT = 12;
const INDENT_PX = 14;
/** Characters of a name, message or summary that a row can hold at most, so that a hostile one costs nothing. */
const MOST_CHARACTERS = 400;
const MOST_TAG_CHARACTERS = 30;

interface StepRowProps {
  readonly row: StepRow;
  /** The line it is shown in, from 0. */
  readonly line: number;
  readonly selected: boolean;
  readonly folded: boolean;
  readonly isHit: boolean;
  /** Milliseconds the whole trace took; undefined draws no bar. */
  readonly traceMs: number | undefined;
  readonly showAgent: boolean;
}

export function StepRowView({ row, line, selected, folded, isHit, traceMs, showAgent }: StepRowProps): VNode {
  const isParent = row.last > row.number;
  const isError = row.status === 'error';
  return (
    <div
      id={`step-${row.number}`}
      class={`row step ${kindClass(row.kind)} ${selected ? 'selected' : ''} ${isError ? 'failed' : ''} ${isHit ? 'is-hit' : ''}`}
      role="row"
      data-step={row.number}
      aria-rowindex={line + 2}
      aria-level={row.depth + 1}
      aria-expanded={isParent ? !folded : undefined}
      aria-selected={selected}
      aria-label={describe(row, isHit)}
    >
      <span class="row-number" role="gridcell">
        {row.number}
      </span>
      <span class="step-what" role="gridcell">
        <Indent depth={row.depth} />
        <span
          class={`twisty codicon ${twistyIcon(isParent, folded)}`}
          data-twisty={isParent ? row.number : undefined}
        />
        <Icon name={isError ? 'error' : kindLook(row.kind).icon} className="kind-icon" />
        <span class="step-name">
          <Visible text={cut(row.name)} />
        </span>
        {showAgent && row.agent && row.kind !== 'agent' && (
          <span class="tag">
            <Visible text={cut(row.agent, MOST_TAG_CHARACTERS)} />
          </span>
        )}
        {folded && <span class="tag">{strings.foldedSteps(formatExact(row.last - row.number))}</span>}
        {isError && row.statusMessage && (
          <span class="step-error">
            <Visible text={cut(row.statusMessage)} />
          </span>
        )}
        <span class="step-summary">
          <Visible text={cut(row.summary)} />
        </span>
      </span>
      {traceMs !== undefined && (
        <span class="step-bar" role="gridcell">
          {row.startMs !== undefined && (
            <span class="bar" style={barPlace(row.startMs, row.durationMs ?? 0, traceMs)} />
          )}
        </span>
      )}
      <span class="step-tokens" role="gridcell">
        {tokens(row)}
      </span>
      <span class="step-duration" role="gridcell">
        {row.durationMs !== undefined && formatDuration(row.durationMs)}
      </span>
    </div>
  );
}

/** Stands where a row will be. */
export function PendingStepRow({ step, line, failure }: { step: number; line: number; failure?: string }): VNode {
  return (
    <div
      id={`step-${step}`}
      class="row step pending"
      role="row"
      data-step={step}
      aria-rowindex={line + 2}
      aria-label={failure ?? strings.stepLoading(step)}
    >
      <span class="row-number" role="gridcell">
        {step}
      </span>
      <span class="step-what" role="gridcell">
        {failure ? <span class="step-error">{failure}</span> : <span class="skeleton" />}
      </span>
    </div>
  );
}

function Indent({ depth }: { readonly depth: number }): VNode | null {
  if (depth === 0) return null;
  const beyond = depth - DEEPEST_INDENT;
  return (
    <>
      <span class="indent" style={{ width: `${Math.min(depth, DEEPEST_INDENT) * INDENT_PX}px` }} />
      {beyond > 0 && <span class="indent-more">+{formatExact(beyond)}</span>}
    </>
  );
}

function twistyIcon(isParent: boolean, folded: boolean): string {
  if (!isParent) return '';
  return folded ? 'codicon-chevron-right' : 'codicon-chevron-down';
}

function barPlace(startMs: number, durationMs: number, traceMs: number): Record<string, string> {
  const scale = traceMs > 0 ? 100 / traceMs : 0;
  const left = Math.min(100, Math.max(0, startMs * scale));
  const width = Math.min(100 - left, Math.max(0, durationMs * scale));
  return { '--bar-left': `${left.toFixed(2)}%`, '--bar-width': `${width.toFixed(2)}%` };
}

function tokens(row: StepRow): string {
  if (row.inputTokens === undefined && row.outputTokens === undefined) return '';
  return formatCount((row.inputTokens ?? 0) + (row.outputTokens ?? 0));
}

function cut(text: string, most = MOST_CHARACTERS): string {
  return text.length > most ? `${text.slice(0, most)}…` : text;
}

function describe(row: StepRow, isHit: boolean): string {
  return [
    strings.stepTitle(row.number),
    kindLook(row.kind).label,
    cut(row.name),
    row.status === 'error' ? strings.failedWith(cut(row.statusMessage ?? '')) : undefined,
    isHit ? strings.matchesSearch : undefined,
    cut(row.summary),
    row.durationMs === undefined ? undefined : formatDuration(row.durationMs),
  ]
    .filter(Boolean)
    .join(', ');
}
