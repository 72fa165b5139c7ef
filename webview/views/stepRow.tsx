import type { VNode } from 'preact';
import type { StepMark } from '../../schemas/marks';
import type { PageFinding } from '../../schemas/pageDiagnosis';
import type { StepRow } from '../../schemas/protocol';
import { formatCount, formatDuration, formatExact } from '../model/format';
import { kindClass, kindLook } from '../model/kinds';
import type { ConfigMarks } from '../model/runConfig';
import type { PathPlace } from '../model/stepPath';
import { strings } from '../strings';
import { Icon } from '../ui/icon';
import { Visible } from '../ui/visible';
import { ConfigMark, describeChanges } from './config/configMark';
import { PathCell } from './pathCell';
import { describeMark, FindingBadge, MarkIcons } from './rowMarks';

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
  /** False where the step's line stands for itself alone: nothing opens or closes. */
  readonly isTree: boolean;
  readonly path: PathPlace | undefined;
  /** The worst first. */
  readonly findings: readonly PageFinding[];
  readonly mark: StepMark | undefined;
  readonly configMarks: ConfigMarks | undefined;
  /** What the editor's context menu is told of the row. */
  readonly menu: string;
}

export function StepRowView(props: StepRowProps): VNode {
  const { row, line, selected, folded, isHit, traceMs, showAgent, isTree, path, findings, mark, configMarks } = props;
  const isParent = isTree && row.last > row.number;
  const onPath = path?.role !== undefined && !path.hidden ? `on-path path-${path.role}` : '';
  const isError = row.status === 'error';
  return (
    <div
      id={`step-${row.number}`}
      class={`row step ${kindClass(row.kind)} ${selected ? 'selected' : ''} ${isError ? 'failed' : ''} ${isHit ? 'is-hit' : ''} ${onPath}`}
      role="row"
      data-step={row.number}
      data-vscode-context={props.menu}
      aria-rowindex={line + 2}
      aria-level={row.depth + 1}
      aria-expanded={isParent ? !folded : undefined}
      aria-selected={selected}
      aria-label={describe(props)}
    >
      <PathCell place={path} />
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
      {(mark || findings.length > 0 || describeChanges(row, configMarks)) && (
        <span class="row-marks" role="gridcell">
          <MarkIcons mark={mark} />
          <ConfigMark row={row} marks={configMarks} />
          <FindingBadge step={row.number} findings={findings} />
        </span>
      )}
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

interface PendingProps {
  readonly step: number;
  readonly line: number;
  /** Why the row could not be fetched. */
  readonly failure: string | undefined;
  readonly path: PathPlace | undefined;
}

/** Stands where a row will be. */
export function PendingStepRow({ step, line, failure, path }: PendingProps): VNode {
  return (
    <div
      id={`step-${step}`}
      class="row step pending"
      role="row"
      data-step={step}
      aria-rowindex={line + 2}
      aria-label={failure ?? strings.stepLoading(step)}
    >
      <PathCell place={path} />
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

function describePath({ role, hidden, loose }: PathPlace): string | undefined {
  if (!role) return undefined;
  if (hidden) return strings.pathRolesInside[role];
  return role === 'origin' && loose ? strings.theSuspect : strings.pathRoles[role];
}

function describe({ row, isHit, path, findings, mark, configMarks }: StepRowProps): string {
  const worst = findings[0];
  return [
    strings.stepTitle(row.number),
    kindLook(row.kind).label,
    cut(row.name),
    row.status === 'error' ? strings.failedWith(cut(row.statusMessage ?? '')) : undefined,
    isHit ? strings.matchesSearch : undefined,
    path && describePath(path),
    worst && `${strings.findingSeverities[worst.severity]}: ${cut(worst.message)}`,
    mark && cut(describeMark(mark)),
    describeChanges(row, configMarks),
    cut(row.summary),
    row.durationMs === undefined ? undefined : formatDuration(row.durationMs),
  ]
    .filter(Boolean)
    .join(', ');
}
