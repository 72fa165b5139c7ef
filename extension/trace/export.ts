import { NATIVE_TRACE_SCHEMA, type NativeStep } from '../../schemas/nativeTrace';
import type { Step, Trace } from './model';
import { OPENING_LIMITS } from './skim/records';
import { DeepRef, TextRef } from './skim/types';
import type { TraceFile } from './traceFile';

/**
 * Traces in Backstep's own format, piece by piece: never more than one step's payload is in memory. Opened again, the
 * text gives the same steps and payloads. Costs that were worked out from list prices are left out, as they were not
 * recorded; names and messages longer than a reader keeps of them are cut.
 */
export function* exportTrace(file: TraceFile, traces: readonly Trace[]): Generator<string, void> {
  yield `{"schema":${JSON.stringify(NATIVE_TRACE_SCHEMA)},"traces":[`;
  for (const [index, trace] of traces.entries()) {
    yield `${index > 0 ? ',' : ''}\n${traceHead(trace)},"steps":[`;
    const ids = new ExportedIds();
    for (const step of trace.steps()) {
      const text = toJson({ ...stepFacts(trace, step, ids), payload: file.payload(trace.id, step.number) });
      yield `${step.number > 1 ? ',' : ''}\n${text}`;
    }
    yield ']}';
  }
  yield ']}\n';
}

/** The trace's own facts, open for its steps: they come last, so that a reader knows the trace by then. */
function traceHead({ id, name, outcome, attributes }: Trace): string {
  const facts = {
    id: short(id),
    name: short(name),
    outcome: { state: outcome.state, reason: short(outcome.reason) },
    attributes: Object.fromEntries([...attributes].filter(([, value]) => !(value instanceof TextRef))),
  };
  return toJson(facts).slice(0, -1);
}

function stepFacts(trace: Trace, step: Step, ids: ExportedIds): Omit<NativeStep, 'payload'> {
  return {
    id: ids.take(step),
    parent: step.parent === undefined ? undefined : ids.of(trace.step(step.parent)),
    kind: step.kind,
    name: short(step.name),
    agent: short(step.agent),
    // The same sum that made startMs, the other way round: exact for times of the same century.
    start: step.startMs === undefined ? undefined : (trace.start ?? 0) + step.startMs,
    durationMs: step.durationMs,
    status: step.status === 'unset' ? undefined : step.status,
    statusMessage: step.statusMessage,
    model: step.model && {
      provider: short(step.model.provider),
      requested: short(step.model.requested),
      served: short(step.model.served),
    },
    usage: step.usage,
    costUsd: step.cost?.computed === false ? step.cost.usd : undefined,
    finishReason: short(step.finishReason),
    tool: step.tool && { name: short(step.tool.name), callId: short(step.tool.callId) },
  };
}

/** Ids under which steps are exported: their own, unless it is empty, too long to be read back, or taken. */
class ExportedIds {
  private readonly taken = new Set<string>();
  private readonly renamed = new Map<number, string>();

  take({ id, number }: Step): string {
    let free = id !== '' && fits(id) ? id : `#${number}`;
    while (this.taken.has(free)) {
      free = free === id ? `#${number}` : `#${free}`;
    }
    this.taken.add(free);
    if (free !== id) {
      this.renamed.set(number, free);
    }
    return free;
  }

  of({ id, number }: Step): string {
    return this.renamed.get(number) ?? id;
  }
}

function toJson(value: object): string {
  return JSON.stringify(value, (_, item) => (item instanceof DeepRef ? '(nested too deeply to export)' : item));
}

const encoder = new TextEncoder();

/** The text, or as much of its beginning as a reader decodes while opening a file. */
function short<T extends string | undefined>(text: T): T {
  if (text === undefined || fits(text)) {
    return text;
  }
  let end = Math.min(text.length, OPENING_LIMITS.text);
  while (end > 0 && !fits(`${text.slice(0, end)}…`)) {
    end -= 1 + Math.floor(end / 10);
  }
  return `${text.slice(0, end).replace(/[\uD800-\uDBFF]$/, '')}…` as T;
}

function fits(text: string): boolean {
  return text.length <= OPENING_LIMITS.text && encoder.encode(JSON.stringify(text)).length - 2 <= OPENING_LIMITS.text;
}
