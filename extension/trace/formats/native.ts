import { NATIVE_TRACE_SCHEMA, nativePayload } from '../../../schemas/nativeTrace';
import type { StepInput, TraceBuilder, TraceInput } from '../builder';
import type { Issues } from '../issues';
import { type Fields, fieldsOf, nameOf } from '../messages/fields';
import { type Payload, STEP_KINDS, STEP_STATUSES, type StepKind, type Usage } from '../model';
import { type Projection, type SkimContext, type SkimRecord, TextRef } from '../skim/types';
import type { Format, Head, PayloadSource, RecordReader, Sniff } from './format';

const STEP_FIELDS = [
  ...['id', 'parent', 'kind', 'name', 'agent', 'start', 'durationMs', 'status', 'statusMessage', 'model', 'usage'],
  ...['costUsd', 'finishReason', 'tool'],
];

const trace: Projection = {
  type: 'object',
  fields: {
    id: { type: 'keep' },
    name: { type: 'keep' },
    outcome: { type: 'keep' },
    attributes: { type: 'keep' },
    steps: { type: 'array', items: { type: 'record', record: 'step', fields: new Set(STEP_FIELDS) } },
  },
};

/** Backstep's own trace files: see schemas/nativeTrace.ts. */
export const native: Format = {
  id: 'backstep',
  title: 'Backstep trace',
  sniff,
  projection: { type: 'object', fields: { traces: { type: 'array', items: trace } } },
  reader: (builder, issues) => new NativeReader(builder, issues),
  payload,
};

function sniff({ values }: Head): Sniff | undefined {
  const schema = fieldsOf(values[0])?.schema;
  return schema === NATIVE_TRACE_SCHEMA ? { confidence: 1, why: `"schema": "${NATIVE_TRACE_SCHEMA}"` } : undefined;
}

class NativeReader implements RecordReader {
  /** Ids of the traces read so far, by the object they are in. */
  private readonly traces = new Map<SkimContext, string>();
  private current: SkimContext | undefined;

  constructor(
    private readonly builder: TraceBuilder,
    private readonly issues: Issues,
  ) {}

  record(record: SkimRecord): void {
    const id = this.traceOf(record.context);
    const fields = fieldsOf(record.value);
    const kind = STEP_KINDS.find((known) => known === fields?.kind);
    if (!fields || !kind) {
      this.issues.add('warning', 'A step without a known "kind" was passed over', record.start);
      return;
    }
    this.builder.step({ ...stepFrom(fields, kind), trace: id, source: { start: record.start, end: record.end } });
  }

  end(): void {
    this.tell(this.current);
  }

  private traceOf(context: SkimContext): string {
    let id = this.traces.get(context);
    if (id === undefined) {
      this.end();
      id = nameOf(context.values.get('id')) ?? `Trace ${this.traces.size + 1}`;
      this.traces.set(context, id);
    }
    this.current = context;
    return id;
  }

  /** What a trace says of itself may stand behind its steps. */
  private tell(context: SkimContext | undefined): void {
    const id = context && this.traces.get(context);
    if (id !== undefined) {
      this.builder.trace(id, traceFrom(context!.values));
    }
  }
}

function traceFrom(values: ReadonlyMap<string, unknown>): TraceInput {
  const name = nameOf(values.get('name'));
  const attributes = fieldsOf(values.get('attributes'));
  const outcome = fieldsOf(values.get('outcome'));
  const state = (['ok', 'failed', 'unknown'] as const).find((known) => known === outcome?.state);
  return {
    name,
    outcome: state && { state, reason: nameOf(outcome?.reason) ?? `Recorded as ${state}` },
    attributes: attributes && Object.entries(attributes).filter(([, value]) => !(value instanceof TextRef)),
  };
}

function stepFrom(fields: Fields, kind: StepKind): Omit<StepInput, 'trace' | 'source'> {
  const model = fieldsOf(fields.model) ?? {};
  const tool = fieldsOf(fields.tool) ?? {};
  return {
    id: nameOf(fields.id) ?? '',
    parent: nameOf(fields.parent),
    kind,
    name: nameOf(fields.name) ?? kind,
    agent: nameOf(fields.agent),
    start: numberOf(fields.start),
    durationMs: numberOf(fields.durationMs),
    status: STEP_STATUSES.find((known) => known === fields.status),
    statusMessage: fields.statusMessage instanceof TextRef ? fields.statusMessage : nameOf(fields.statusMessage),
    provider: nameOf(model.provider),
    requestedModel: nameOf(model.requested),
    servedModel: nameOf(model.served),
    usage: usageFrom(fieldsOf(fields.usage)),
    costUsd: numberOf(fields.costUsd),
    finishReason: nameOf(fields.finishReason),
    toolName: nameOf(tool.name),
    callId: nameOf(tool.callId),
  };
}

function usageFrom(counts: Fields | undefined): Usage | undefined {
  return (
    counts && {
      input: numberOf(counts.input),
      output: numberOf(counts.output),
      cacheRead: numberOf(counts.cacheRead),
      cacheWrite: numberOf(counts.cacheWrite),
      reasoning: numberOf(counts.reasoning),
    }
  );
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

/** A payload that is not of the schema is shown as it is. */
function payload({ records }: PayloadSource): Payload {
  const recorded = fieldsOf(records[0])?.payload;
  if (recorded === undefined) {
    return {};
  }
  const checked = nativePayload.safeParse(recorded);
  return checked.success ? (checked.data as Payload) : { attributes: { payload: recorded } };
}
