import type { TraceBuilder } from '../builder';
import type { Issues } from '../issues';
import type { Payload } from '../model';
import type { Projection, SkimContext, SkimObject, SkimRecord, SkimValue } from '../skim/types';
import { anyValue, asArray, asMessage, asObject, asText, attributesFrom, field } from '../spans/attributes';
import { payloadFromSpan, stepFromSpan, updateFromEvent } from '../spans/mapSpan';
import { noteOddities, type SpanFields } from '../spans/oddities';
import { eventFrom, eventsFrom, idFrom, kept, pick, statusFrom } from '../spans/records';
import type { Span, SpanEvent } from '../spans/span';
import { epochMs } from '../spans/time';
import { TraceNotes } from '../spans/traces';
import type { Format, Head, PayloadSource, RecordReader, Sniff } from './format';

const KEEP: Projection = { type: 'keep' };

const SPAN: Projection = {
  type: 'record',
  record: 'span',
  fields: new Set([
    'traceId',
    'trace_id',
    'spanId',
    'span_id',
    'parentSpanId',
    'parent_span_id',
    'name',
    'startTimeUnixNano',
    'start_time_unix_nano',
    'endTimeUnixNano',
    'end_time_unix_nano',
    'attributes',
    'events',
    'status',
  ]),
};

/** Same projection under every spelling of a field. */
function named(names: readonly string[], projection: Projection): Record<string, Projection> {
  return Object.fromEntries(names.map((name) => [name, projection]));
}

function list(items: Projection): Projection {
  return { type: 'array', items };
}

const SCOPE_NAMES = ['scope', 'instrumentationLibrary', 'instrumentation_library'];
const SCOPE_SPANS = ['scopeSpans', 'scope_spans', 'instrumentationLibrarySpans', 'instrumentation_library_spans'];
const SCOPE_LOGS = ['scopeLogs', 'scope_logs', 'instrumentationLibraryLogs', 'instrumentation_library_logs'];
const RESOURCE_SPANS = ['resourceSpans', 'resource_spans', 'batches'];
const RESOURCE_LOGS = ['resourceLogs', 'resource_logs'];
/** Around a request in answers of Tempo's and Jaeger's APIs. */
const WRAPPERS = ['trace', 'result', 'data'];

const RESOURCE: Readonly<Record<string, Projection>> = {
  resource: KEEP,
  ...named(SCOPE_SPANS, list({ type: 'object', fields: { ...named(SCOPE_NAMES, KEEP), spans: list(SPAN) } })),
  ...named(
    SCOPE_LOGS,
    list({
      type: 'object',
      fields: named(['logRecords', 'log_records', 'logs'], list({ type: 'record', record: 'log' })),
    }),
  ),
};

const REQUEST: Readonly<Record<string, Projection>> = {
  ...RESOURCE, // a line may be one resource's spans
  ...named([...RESOURCE_SPANS, ...RESOURCE_LOGS], list({ type: 'object', fields: RESOURCE })),
};

const WRAPPED: Projection = {
  type: 'either',
  object: { type: 'object', fields: REQUEST },
  array: list({ type: 'object', fields: REQUEST }),
};
const DOCUMENT: Projection = { type: 'object', fields: { ...REQUEST, ...named(WRAPPERS, WRAPPED) } };

/**
 * OTLP in JSON: what collectors, Tempo, Jaeger's v3 API and most SDKs write. One object, one per line, or an array of
 * them; field names in camel or snake case; spans or the log records that carry their messages.
 * https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding
 */
export const otlp: Format = {
  id: 'otlp',
  title: 'OTLP/JSON',
  sniff,
  projection: { type: 'either', object: DOCUMENT, array: list(DOCUMENT) },
  reader: (builder, issues) => new OtlpReader(builder, issues),
  payload,
};

function sniff(head: Head): Sniff | undefined {
  const documents = head.values.flatMap((value) => (Array.isArray(value) ? value.slice(0, 5) : [value]));
  for (const document of documents) {
    const object = asObject(document);
    const inner = [object, ...WRAPPERS.map((name) => asObject(asArray(field(object, name))[0] ?? field(object, name)))];
    for (const request of inner) {
      const name = containerIn(request);
      if (name !== undefined) {
        return { confidence: 0.95, why: `"${name}" holds OTLP records` };
      }
    }
  }
  return undefined;
}

function containerIn(request: SkimObject | undefined): string | undefined {
  return [...RESOURCE_SPANS, ...RESOURCE_LOGS, ...SCOPE_SPANS, ...SCOPE_LOGS].find((name) => {
    const items = field(request, name);
    const first = asObject(asArray(items)[0]);
    return Array.isArray(items) && (name !== 'batches' || SCOPE_SPANS.some((scope) => field(first, scope)));
  });
}

const FIELDS: SpanFields = {
  name: ['name'],
  start: ['startTimeUnixNano', 'start_time_unix_nano'],
  end: ['endTimeUnixNano', 'end_time_unix_nano'],
  attributes: ['attributes'],
};

class OtlpReader implements RecordReader {
  private readonly notes: TraceNotes<SkimContext>;

  constructor(
    private readonly builder: TraceBuilder,
    private readonly issues: Issues,
  ) {
    this.notes = new TraceNotes(builder, (context) =>
      attributesFrom(field(asObject(kept(context, 'resource')), 'attributes')),
    );
  }

  record(record: SkimRecord): void {
    const value = asObject(record.value);
    if (record.name === 'log') {
      this.log(value, record);
      return;
    }
    const span = value && spanFrom(value, record.context);
    if (!span) {
      this.issues.add('warning', 'A span without trace id or span id was left out', record.start);
      return;
    }
    noteOddities(this.issues, record.start, value, span, FIELDS);
    const step = stepFromSpan(span, { start: record.start, end: record.end });
    this.builder.step(step);
    this.notes.step(step, record.context.parent ?? record.context);
  }

  end(): void {
    this.notes.end();
  }

  /** Log records carry the messages of spans, or exceptions; what an application logs otherwise is not about steps. */
  private log(value: SkimObject | undefined, record: SkimRecord): void {
    const trace = idFrom(pick(value, 'traceId', 'trace_id'), 16);
    const span = idFrom(pick(value, 'spanId', 'span_id'), 8);
    const event = value && trace && span ? logEvent(value) : undefined;
    if (event && trace && span && carriesContent(event)) {
      this.builder.attach(trace, span, { start: record.start, end: record.end }, updateFromEvent(event));
    }
  }
}

function carriesContent({ name, attributes }: SpanEvent): boolean {
  return (
    name.startsWith('gen_ai.') || attributes.has('exception.type') || asObject(attributes.get('body')) !== undefined
  );
}

function logEvent(log: SkimObject): SpanEvent {
  return eventFrom({ ...log, body: anyValue(field(log, 'body')) });
}

function spanFrom(value: SkimObject, context: SkimContext | undefined): Span | undefined {
  const traceId = idFrom(pick(value, 'traceId', 'trace_id'), 16);
  const id = idFrom(pick(value, 'spanId', 'span_id'), 8);
  if (traceId === undefined || id === undefined) {
    return undefined;
  }
  const status = asObject(value.status);
  return {
    traceId,
    id,
    parentId: idFrom(pick(value, 'parentSpanId', 'parent_span_id'), 8),
    name: asText(value.name) ?? '',
    start: epochMs(pick(value, ...FIELDS.start)),
    end: epochMs(pick(value, ...FIELDS.end)),
    status: statusFrom(field(status, 'code')),
    statusMessage: asMessage(field(status, 'message')),
    scope: asText(field(asObject(kept(context, ...SCOPE_NAMES)), 'name')),
    attributes: attributesFrom(value.attributes),
    events: eventsFrom(value.events),
  };
}

/** The first record is the span, the others are log records that belong to it. */
function payload({ records: [first, ...logs], shared }: PayloadSource): Payload {
  const value = asObject(first as SkimValue);
  if (!value) {
    return {};
  }
  const events = logs.flatMap((log) => {
    const object = asObject(log as SkimValue);
    return object ? [logEvent(object)] : [];
  });
  const span = {
    name: asText(value.name) ?? '',
    attributes: attributesFrom(value.attributes),
    events: [...eventsFrom(value.events), ...events],
  };
  return payloadFromSpan(span, shared);
}
