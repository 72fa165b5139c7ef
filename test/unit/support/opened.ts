import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Step, Trace } from '../../../extension/trace/model';
import { openTrace } from '../../../extension/trace/open';
import type { TraceFile } from '../../../extension/trace/traceFile';
import { sourceOf } from './bytes';

const FIXTURES = path.join(import.meta.dirname, '..', '..', 'fixtures', 'formats');

/** Opens content as a trace file, with no prices known. */
export function opened(content: string | Uint8Array, format?: string): Promise<TraceFile> {
  return openTrace(sourceOf(content), { prices: () => undefined, ...(format !== undefined && { format }) });
}

/** Opens a file below test/fixtures/formats. The name plays no part: only the bytes are handed over. */
export function openedFixture(file: string): Promise<TraceFile> {
  return opened(readFileSync(path.join(FIXTURES, file)));
}

/** Everything a file's traces hold, as text for people: what snapshots of readers compare. */
export function described(file: TraceFile): string {
  const lines = [`${file.format.id}: ${file.format.why}`];
  for (const { severity, message, count } of file.issues) {
    lines.push(`  ${severity}: ${message}${count > 1 ? ` (${count} times)` : ''}`);
  }
  for (const trace of file.traces) {
    lines.push('', ...describedTrace(trace));
    for (const step of trace.steps()) {
      lines.push(...describedStep(step), ...describedPayload(file.payload(trace.id, step.number), step.depth));
    }
  }
  return `${lines.join('\n')}\n`;
}

function describedTrace(trace: Trace): string[] {
  const { totals, outcome } = trace;
  const facts = [
    `${trace.stepCount} steps`,
    trace.start !== undefined && new Date(trace.start).toISOString(),
    trace.durationMs !== undefined && `${trace.durationMs} ms`,
    totals.inputTokens !== undefined && `${totals.inputTokens}+${totals.outputTokens ?? 0} tokens`,
    totals.costUsd !== undefined && `$${totals.costUsd}`,
  ];
  return [
    `trace ${trace.id} '${trace.name}': ${facts.filter(Boolean).join(', ')}`,
    `  ${outcome.state}: ${outcome.reason}`,
    ...[...trace.attributes].map(([key, value]) => `  ${key} = ${JSON.stringify(value)}`),
  ];
}

function describedStep(step: Step): string[] {
  const facts = [
    step.agent !== undefined && `by ${step.agent}`,
    step.startMs !== undefined && `at ${step.startMs}`,
    step.durationMs !== undefined && `for ${step.durationMs}`,
    step.model && [step.model.provider, step.model.requested, step.model.served].filter(Boolean).join('/'),
    step.usage && `usage ${JSON.stringify(step.usage)}`,
    step.cost && `$${step.cost.usd}`,
    step.finishReason && `finished ${step.finishReason}`,
    step.tool?.callId !== undefined && `call ${step.tool.callId}`,
    step.status !== 'unset' && step.status,
    step.statusMessage && `"${step.statusMessage}"`,
  ];
  return [
    `${indent(step.depth)}${step.number} ${step.kind} ${step.name} ${facts.filter(Boolean).join(', ')}`.trimEnd(),
  ];
}

function describedPayload(payload: object, depth: number): string[] {
  return Object.entries(payload).flatMap(([field, value]) =>
    value === undefined ? [] : [`${indent(depth)}    ${field}: ${JSON.stringify(value)}`],
  );
}

function indent(depth: number): string {
  return '  '.repeat(depth);
}
