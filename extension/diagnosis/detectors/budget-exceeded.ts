import type { RunLimits } from '../options';
import type { Finding, Run, RunStep } from '../run';
import { activityOf } from '../text/activity';
import { quoteOf } from '../text/quote';
import type { Detector } from './detector';

interface Budget {
  readonly name: string;
  readonly limit: number;
  readonly used: number;
  /** The step that went over it. */
  readonly step: number;
  readonly unit: string;
}

/** The run used more than its agent config allows. */
export const budgetExceeded: Detector = {
  id: 'budget-exceeded',
  category: 'control',
  detect({ run, options }) {
    return options.limits === undefined
      ? []
      : budgetsOf(run, options.limits)
          .filter(({ used, limit }) => used > limit)
          .map(findingOf);
  },
};

function findingOf({ name, limit, used, step, unit }: Budget): Finding {
  const figures = `${round(used)}${unit} of ${round(limit)}${unit}`;
  return {
    id: 'budget-exceeded',
    category: 'control',
    severity: 'error',
    steps: [step],
    message: `The run went over its limit of ${name} at step ${step}: ${figures}`,
    evidence: [quoteOf(step, `${name}: ${figures}`)],
    recovered: false,
  };
}

function round(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: 3 });
}

function budgetsOf(run: Run, limits: RunLimits): Budget[] {
  const { turns, acts } = activityOf(run);
  const leaves = turns.map(({ step }) => step);
  return [
    total(
      'steps',
      limits.maxSteps,
      '',
      acts.map(({ step }) => step),
      () => 1,
    ),
    total('tokens', limits.maxTokens, '', leaves, ({ step }) => (step.usage?.input ?? 0) + (step.usage?.output ?? 0)),
    total('cost', limits.maxCostUsd, ' USD', leaves, ({ step }) => step.cost?.usd ?? 0),
    peak('depth', limits.maxDepth, '', run.steps, ({ step }) => step.depth + 1),
    total('sub-agents', limits.maxSubagents, '', subagentsOf(run), () => 1),
    peak('seconds', limits.timeoutMs === undefined ? undefined : limits.timeoutMs / 1000, ' s', run.steps, endOf),
  ].flatMap((budget) => budget ?? []);
}

function endOf({ startMs, durationMs }: RunStep): number {
  return ((startMs ?? 0) + (durationMs ?? 0)) / 1000;
}

function subagentsOf(run: Run): RunStep[] {
  return run.steps.filter(({ kind, parent }) => kind === 'agent' && parent !== undefined);
}

/** A sum over steps, and the step at which it passed the limit. */
function total(
  name: string,
  limit: number | undefined,
  unit: string,
  steps: readonly RunStep[],
  amount: (step: RunStep) => number,
): Budget | undefined {
  if (limit === undefined) {
    return undefined;
  }
  let used = 0;
  let over: number | undefined;
  for (const step of steps) {
    used += amount(step);
    over ??= used > limit ? step.number : undefined;
  }
  return over === undefined ? undefined : { name, limit, used, step: over, unit };
}

/** The largest figure of any step, and the first step above the limit. */
function peak(
  name: string,
  limit: number | undefined,
  unit: string,
  steps: readonly RunStep[],
  figure: (step: RunStep) => number,
): Budget | undefined {
  if (limit === undefined) {
    return undefined;
  }
  const over = steps.find((step) => figure(step) > limit);
  return (
    over && {
      name,
      limit,
      used: steps.reduce((most, step) => Math.max(most, figure(step)), 0),
      step: over.number,
      unit,
    }
  );
}
