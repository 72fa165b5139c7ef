import type { VNode } from 'preact';
import type { SortColumn, TraceRow } from '../../schemas/protocol';
import { formatCost, formatCount, formatDuration, formatExact, formatListTime } from '../model/format';
import { strings } from '../strings';
import { Icon } from '../ui/icon';
import { Visible } from '../ui/visible';
import { OutcomeBadge } from './traceTitle';

export interface Column {
  readonly id: SortColumn;
  readonly title: string;
  /** Class of the column's cells. */
  readonly cell: string;
  /** Empty where the trace does not say. */
  readonly draw: (trace: TraceRow) => VNode | string;
}

/** What the list of traces says of each. */
export const COLUMNS: readonly Column[] = [
  {
    id: 'worst',
    title: strings.columns.outcome,
    cell: 'cell-outcome',
    draw: (trace) => <OutcomeBadge outcome={trace.outcome} reason={trace.outcomeReason} />,
  },
  {
    id: 'name',
    title: strings.columns.name,
    cell: 'cell-name',
    draw: (trace) => (
      <>
        <span class="trace-name">
          <Visible text={trace.name.slice(0, 300)} />
        </span>
        <span class="trace-reason">
          <Visible text={trace.outcomeReason.slice(0, 300)} />
        </span>
      </>
    ),
  },
  {
    id: 'start',
    title: strings.columns.start,
    cell: 'cell-start',
    draw: (trace) => (trace.start === undefined ? '' : formatListTime(trace.start)),
  },
  {
    id: 'duration',
    title: strings.columns.duration,
    cell: 'cell-duration',
    draw: (trace) => (trace.durationMs === undefined ? '' : formatDuration(trace.durationMs)),
  },
  { id: 'steps', title: strings.columns.steps, cell: 'cell-steps', draw: (trace) => formatExact(trace.steps) },
  {
    id: 'errors',
    title: strings.columns.errors,
    cell: 'cell-errors',
    draw: (trace) => (trace.errors > 0 ? formatExact(trace.errors) : ''),
  },
  {
    id: 'tokens',
    title: strings.columns.tokens,
    cell: 'cell-tokens',
    draw: (trace) =>
      trace.inputTokens === undefined && trace.outputTokens === undefined
        ? ''
        : formatCount((trace.inputTokens ?? 0) + (trace.outputTokens ?? 0)),
  },
  {
    id: 'cost',
    title: strings.columns.cost,
    cell: 'cell-cost',
    draw: (trace) => {
      if (trace.costUsd === undefined) return '';
      return trace.costComputed ? strings.computedCost(formatCost(trace.costUsd)) : formatCost(trace.costUsd);
    },
  },
];

interface ColumnHeadProps {
  readonly column: Column;
  readonly sorted: 'ascending' | 'descending' | undefined;
  readonly onSort: () => void;
}

export function ColumnHead({ column, sorted, onSort }: ColumnHeadProps): VNode {
  return (
    <span class={column.cell}>
      <button type="button" class="sort-button" title={strings.sortBy(column.title, sorted)} onClick={onSort}>
        {column.title}
        {sorted && <Icon name={sorted === 'ascending' ? 'arrow-small-up' : 'arrow-small-down'} />}
      </button>
    </span>
  );
}
