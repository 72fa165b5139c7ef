import { SHOW_SCHEMA, type ShowStep, type ShowTrace } from '../../schemas/showReport';
import type { Step, Trace } from '../trace/model';
import type { TraceFile } from '../trace/traceFile';

/** The report up to the opening bracket of `traces`. */
export function reportHeader(name: string, file: TraceFile): string {
  const { id, why } = file.format;
  const head = { schema: SHOW_SCHEMA, file: name, format: { id, why }, issues: file.issues, traces: [] };
  return JSON.stringify(head).slice(0, -2);
}

/** A trace up to the opening bracket of `steps`. */
export function reportTrace(trace: Trace): string {
  const { totals, outcome } = trace;
  const report: ShowTrace = {
    id: trace.id,
    name: trace.name,
    start: trace.start === undefined ? undefined : new Date(trace.start).toISOString(),
    durationMs: rounded(trace.durationMs),
    outcome: outcome.state,
    outcomeReason: outcome.reason,
    totals: {
      steps: totals.steps,
      inputTokens: totals.inputTokens,
      outputTokens: totals.outputTokens,
      costUsd: totals.costUsd,
      costComputed: totals.costComputed || undefined,
    },
    steps: [],
  };
  return JSON.stringify(report).slice(0, -2);
}

export function reportStep(step: Step, summary: string): string {
  const { cost } = step;
  const report: ShowStep = {
    number: step.number,
    id: step.id,
    parent: step.parent ?? null,
    kind: step.kind,
    name: step.name,
    agent: step.agent,
    startMs: rounded(step.startMs),
    durationMs: rounded(step.durationMs),
    status: step.status,
    statusMessage: step.statusMessage,
    model: step.model,
    usage: step.usage,
    costUsd: cost?.usd,
    costComputed: cost?.computed || undefined,
    tool: step.tool,
    summary,
  };
  return JSON.stringify(report);
}

/** To the nanosecond: more digits are noise of the arithmetic. */
function rounded(milliseconds: number | undefined): number | undefined {
  return milliseconds === undefined ? undefined : Math.round(milliseconds * 1e6) / 1e6;
}
