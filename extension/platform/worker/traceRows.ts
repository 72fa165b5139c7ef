import type { SortColumn, StepLink, StepRow, TraceRow } from '../../../schemas/protocol';
import type { Step, Trace } from '../../trace/model';

/** A trace as a row of the file's list. */
export function traceRow(trace: Trace): TraceRow {
  const { totals, outcome } = trace;
  return {
    id: trace.id,
    name: trace.name,
    start: trace.start,
    durationMs: trace.durationMs,
    outcome: outcome.state,
    outcomeReason: outcome.reason,
    steps: totals.steps,
    errors: totals.errors,
    inputTokens: totals.inputTokens,
    outputTokens: totals.outputTokens,
    costUsd: totals.costUsd,
    costComputed: totals.costComputed,
    agents: trace.agents,
  };
}

/** A step as a row of the step list. */
export function stepRow(step: Step, summary: string): StepRow {
  return {
    number: step.number,
    parent: step.parent,
    depth: step.depth,
    last: step.lastDescendant,
    kind: step.kind,
    name: step.name,
    agent: step.agent,
    startMs: step.startMs,
    durationMs: step.durationMs,
    status: step.status,
    statusMessage: step.statusMessage,
    model: step.model?.served ?? step.model?.requested,
    tool: step.tool?.name,
    inputTokens: step.usage?.input,
    outputTokens: step.usage?.output,
    costUsd: step.cost?.usd,
    costComputed: step.cost?.computed,
    summary,
  };
}

export function stepLink(step: Step): StepLink {
  return { number: step.number, kind: step.kind, name: step.name, status: step.status };
}

const SORT_KEYS: Readonly<Record<Exclude<SortColumn, 'worst' | 'file' | 'name'>, (row: TraceRow) => number>> = {
  start: (row) => row.start ?? Number.NaN,
  duration: (row) => row.durationMs ?? Number.NaN,
  steps: (row) => row.steps,
  errors: (row) => row.errors,
  tokens: (row) => total(row.inputTokens, row.outputTokens),
  cost: (row) => row.costUsd ?? Number.NaN,
};

/**
 * The file's traces whose id, name, agents or outcome contain `filter` (in any case), sorted. 'worst' puts failed
 * runs first, then by errors, then by duration; rows without the sorted value are always last.
 * @param rows in file order; not changed
 */
export function listTraces(
  rows: readonly TraceRow[],
  sort: SortColumn,
  descending: boolean,
  filter: string,
): readonly TraceRow[] {
  const wanted = filter.trim().toLowerCase();
  const found = wanted === '' ? [...rows] : rows.filter((row) => matches(row, wanted));
  if (sort === 'file') {
    return descending ? found.reverse() : found;
  }
  return found.sort(comparison(sort, descending ? -1 : 1));
}

function matches(row: TraceRow, wanted: string): boolean {
  return [row.name, row.id, row.outcome, row.outcomeReason, ...row.agents].some((text) =>
    text.toLowerCase().includes(wanted),
  );
}

function comparison(sort: Exclude<SortColumn, 'file'>, sign: 1 | -1): (a: TraceRow, b: TraceRow) => number {
  if (sort === 'worst') {
    return (a, b) => sign * worse(a, b);
  }
  if (sort === 'name') {
    // Natural order, so that 'run 10' follows 'run 9'.
    const { compare } = new Intl.Collator(undefined, { numeric: true });
    return (a, b) => sign * compare(a.name, b.name);
  }
  const key = SORT_KEYS[sort];
  return (a, b) => {
    const [x, y] = [key(a), key(b)];
    return Number.isNaN(x) || Number.isNaN(y) ? Number(Number.isNaN(x)) - Number(Number.isNaN(y)) : sign * (x - y);
  };
}

const OUTCOME_RANK = { failed: 0, unknown: 1, ok: 2 } as const;

function worse(a: TraceRow, b: TraceRow): number {
  return (
    OUTCOME_RANK[a.outcome] - OUTCOME_RANK[b.outcome] ||
    b.errors - a.errors ||
    (b.durationMs ?? -1) - (a.durationMs ?? -1)
  );
}

function total(input: number | undefined, output: number | undefined): number {
  return input === undefined && output === undefined ? Number.NaN : (input ?? 0) + (output ?? 0);
}
