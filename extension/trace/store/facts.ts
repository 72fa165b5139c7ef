import type { TraceInput } from '../builder';
import { type Outcome, STEP_KINDS, STEP_STATUSES, type Totals } from '../model';
import { costOf, type TraceFacts, type TraceStore } from './storedTrace';

const ERROR = STEP_STATUSES.indexOf('error');
const OK = STEP_STATUSES.indexOf('ok');
const MODEL = STEP_KINDS.indexOf('model');
const TOOL = STEP_KINDS.indexOf('tool');

/** At most this many agents are named per trace; the rest is in the steps. */
const MOST_AGENTS = 50;

/**
 * What a trace's steps say together.
 * @param first place of its first step, `end` one past its last
 */
export function traceFacts(store: TraceStore, id: string, input: TraceInput, first: number, end: number): TraceFacts {
  const { table, order } = store;
  let start = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  const agents = new Set<number>();
  for (let place = first; place < end; place++) {
    const row = order.rows[place] as number;
    const from = table.start.get(row);
    if (!Number.isNaN(from)) {
      const duration = table.duration.get(row);
      start = Math.min(start, from);
      last = Math.max(last, Number.isNaN(duration) ? from : from + duration);
    }
    const agent = table.agent.get(row);
    if (agent !== 0 && agents.size < MOST_AGENTS) {
      agents.add(agent);
    }
  }
  const timed = start !== Number.POSITIVE_INFINITY;
  return {
    id,
    name: input.name || nameOf(store, input, first, end) || id,
    start: timed ? start : undefined,
    durationMs: timed && last > start ? last - start : undefined,
    outcome: input.outcome ?? judge(store, first, end),
    totals: sum(store, first, end),
    agents: [...agents].map((agent) => table.strings.get(agent) ?? ''),
    attributes: new Map(input.attributes),
  };
}

/**
 * What to call a trace nobody named: a single root that holds everything names it; of a flat run, the agent or the
 * service that ran does, since its first step is just the first of many.
 */
function nameOf({ table, order }: TraceStore, input: TraceInput, first: number, end: number): string | undefined {
  const root = order.rows[first] as number;
  const rootName = table.strings.get(table.name.get(root));
  if (order.lasts[first] === end - 1 && end - first > 1) {
    return rootName;
  }
  const agent = table.strings.get(table.agent.get(root));
  const service = new Map(input.attributes).get('service.name');
  return agent ?? (typeof service === 'string' ? service : rootName);
}

/**
 * Tokens and cost, each counted where it was recorded deepest: wrappers (agents, SDK spans around the provider's own)
 * repeat the sum of what is below them.
 */
function sum(store: TraceStore, first: number, end: number): Totals {
  const { table, order } = store;
  let errors = 0;
  let input: number | undefined;
  let output: number | undefined;
  let recordedCost: number | undefined;
  let computedCost: number | undefined;
  const usageBelow = new Uint8Array(end - first);
  const costBelow = new Uint8Array(end - first);
  for (let place = end - 1; place >= first; place--) {
    const row = order.rows[place] as number;
    const at = place - first;
    const parent = order.parents[row] as number;
    const parentAt = parent === -1 ? -1 : (order.places[parent] as number) - first;
    errors += table.status.get(row) === ERROR ? 1 : 0;
    const ownUsage = table.hasUsage(row);
    if (ownUsage && !usageBelow[at]) {
      input = plus(input, table.input.get(row));
      output = plus(output, table.output.get(row));
    }
    const ownCost = !Number.isNaN(table.cost.get(row));
    if (ownCost && !costBelow[at]) {
      recordedCost = (recordedCost ?? 0) + table.cost.get(row);
    } else if (!ownCost && ownUsage && !usageBelow[at]) {
      const cost = costOf(store, row);
      computedCost = cost ? (computedCost ?? 0) + cost.usd : computedCost;
    }
    if (parentAt >= 0) {
      usageBelow[parentAt] ||= ownUsage || usageBelow[at] ? 1 : 0;
      costBelow[parentAt] ||= ownCost || costBelow[at] ? 1 : 0;
    }
  }
  return {
    steps: end - first,
    errors,
    inputTokens: input,
    outputTokens: output,
    costUsd: recordedCost ?? computedCost,
    costComputed: recordedCost === undefined && computedCost !== undefined,
  };
}

function plus(sum: number | undefined, count: number): number | undefined {
  return count < 0 ? sum : (sum ?? 0) + count;
}

/** An outcome nobody recorded: an error at a root, or a run whose last model or tool step failed, has failed. */
function judge({ table, order }: TraceStore, first: number, end: number): Outcome {
  let errors = 0;
  let rootOk = false;
  let lastWork = -1;
  for (let place = first; place < end; place++) {
    const row = order.rows[place] as number;
    const status = table.status.get(row);
    const isRoot = order.parents[row] === -1;
    const number = place - first + 1;
    if (status === ERROR) {
      errors++;
      if (isRoot) {
        const message = table.strings.get(table.statusMessage.get(row));
        return {
          state: 'failed',
          reason: `Step ${number}, a root, ended with an error${message ? `: ${message}` : ''}`,
        };
      }
    }
    rootOk ||= isRoot && status === OK;
    const kind = table.kind.get(row);
    if (kind === MODEL || kind === TOOL) {
      lastWork = place;
    }
  }
  if (lastWork !== -1 && table.status.get(order.rows[lastWork] as number) === ERROR) {
    return {
      state: 'failed',
      reason: `Step ${lastWork - first + 1}, the last model or tool step, ended with an error`,
    };
  }
  if (rootOk && errors === 0) {
    return { state: 'ok', reason: 'The root step reports success and no step reports an error' };
  }
  return {
    state: 'unknown',
    reason:
      errors > 0
        ? `${errors} ${errors === 1 ? 'step reports an error' : 'steps report errors'}; how the run ended is not recorded`
        : 'No step reports an error; how the run ended is not recorded',
  };
}
