import type { SkimObject, SkimValue } from '../skim/types';
import { asMessage, asNumber, asObject, asText, attributesFrom, field } from './attributes';
import type { SpanFields } from './oddities';
import { eventsFrom, idFrom, pick, statusFrom } from './records';
import type { Span } from './span';
import { epochMs } from './time';

/**
 * One span record as SDKs and tools write it: Python's console exporter (`context`, `parent_id`), JS's ReadableSpan
 * (`_spanContext`, `[s, ns]` times) and console exporter (`id`, `timestamp`, `duration` in µs), Go's stdouttrace
 * (`SpanContext`, `StartTime`), snake_case rows (Strands, AWS's collector, Logfire), Phoenix, and OTLP spans outside
 * their containers. Names do not clash, so one reading fits all.
 */
const NAMES = {
  context: ['context', '_spanContext', 'spanContext', 'SpanContext'],
  traceId: ['trace_id', 'traceId', 'TraceID'],
  spanId: ['span_id', 'spanId', 'SpanID'],
  parentContext: ['parentSpanContext', 'Parent', 'parent'],
  parentId: ['parent_span_id', 'parentSpanId', 'parent_id', 'parentId'],
  name: ['name', 'span_name', 'spanName', 'Name'],
  start: [
    'start_time',
    'startTime',
    'start_timestamp',
    'startTimeUnixNano',
    'start_time_unix_nano',
    'StartTime',
    'timestamp',
  ],
  end: ['end_time', 'endTime', 'end_timestamp', 'endTimeUnixNano', 'end_time_unix_nano', 'EndTime'],
  status: ['status', 'Status'],
  statusCode: ['status_code', 'otel_status_code', 'code', 'Code'],
  statusMessage: ['status_message', 'otel_status_message', 'description', 'message', 'Description'],
  scope: ['scope', 'instrumentationScope', 'instrumentationLibrary', 'InstrumentationScope', 'InstrumentationLibrary'],
  scopeName: ['otel_scope_name', 'scopeName', 'name', 'Name'],
  attributes: ['attributes', 'Attributes'],
  events: ['events', 'span_events', 'otel_events', 'Events'],
  resource: ['resource', 'otel_resource_attributes', 'Resource'],
} as const;

/** Fields of log records, which some of these files mix with spans. */
const LOG_FIELDS = [
  'body',
  '_body',
  'hrTime',
  'severityNumber',
  'severity_number',
  '_severityNumber',
  'event_name',
  'eventName',
  'timeUnixNano',
  'observedTimeUnixNano',
];

/** Everything that is read of a span record; the rest (an exporter's own state, links) stays in the file. */
export const SPAN_FIELDS: ReadonlySet<string> = new Set([
  ...Object.values(NAMES).flat(),
  ...LOG_FIELDS,
  'id',
  'duration',
  'kind',
  'span_kind',
  'is_exception',
  'exception_type',
  'exception_message',
]);

/** OpenInference kinds as Phoenix has them beside the attributes. */
const PHOENIX_KINDS: ReadonlySet<string> = new Set([
  'LLM',
  'EMBEDDING',
  'CHAIN',
  'RETRIEVER',
  'RERANKER',
  'TOOL',
  'AGENT',
  'GUARDRAIL',
  'EVALUATOR',
  'PROMPT',
]);

interface Ids {
  readonly traceId: string;
  readonly spanId: string;
}

function idsOf(value: SkimObject): Ids | undefined {
  const context = asObject(pick(value, ...NAMES.context));
  const traceId = idFrom(pick(context, ...NAMES.traceId) ?? pick(value, ...NAMES.traceId), 16);
  const spanId = idFrom(pick(context, ...NAMES.spanId) ?? pick(value, ...NAMES.spanId) ?? field(value, 'id'), 8);
  return traceId === undefined || spanId === undefined ? undefined : { traceId, spanId };
}

function parentOf(value: SkimObject): string | undefined {
  const around = asObject(pick(value, ...NAMES.parentContext));
  return idFrom(pick(value, ...NAMES.parentId) ?? pick(around, ...NAMES.spanId), 8);
}

/** Whether an object is such a span, and how sure that is. */
export function looksLikeSpan(value: SkimObject): { confidence: number; why: string } | undefined {
  const has = (name: string) => field(value, name) !== undefined;
  if (has('child_spans') || has('span_attributes') || isLogRecord(value)) {
    return undefined; // TRAIL, Braintrust
  }
  const context = NAMES.context.find((name) => pick(asObject(field(value, name)), ...NAMES.spanId) !== undefined);
  if (context !== undefined && pick(value, ...NAMES.name) !== undefined) {
    return { confidence: 0.9, why: `spans with ids under "${context}"` };
  }
  const start = NAMES.start.find(has);
  const named = NAMES.spanId.find(has);
  if (named !== undefined && start !== undefined && pick(value, ...NAMES.traceId) !== undefined) {
    return { confidence: has('attributes') ? 0.85 : 0.6, why: `spans with "${named}" and "${start}"` };
  }
  if (has('traceId') && has('id') && has('timestamp') && has('attributes')) {
    return { confidence: 0.7, why: 'spans with "traceId", "timestamp" and "attributes"' };
  }
  return has('spanName') && asObject(field(value, 'attributes'))
    ? { confidence: 0.6, why: '"spanName" next to "attributes"' }
    : undefined;
}

/** The span a log record belongs to; undefined for spans and for log records of no span. */
export function ownerOf(value: SkimObject): Ids | undefined {
  return isLogRecord(value) ? idsOf(value) : undefined;
}

function isLogRecord(value: SkimObject): boolean {
  const started = NAMES.start.some((name) => name !== 'timestamp' && field(value, name) !== undefined);
  return !started && LOG_FIELDS.some((name) => field(value, name) !== undefined);
}

/** Logfire writes a row when a span begins, and the span itself when it ends. */
export function isPlaceholder(value: SkimObject): boolean {
  return field(value, 'kind') === 'pending_span';
}

/** Names a span's facts go by in the dumps. */
export const SDK_FIELDS: SpanFields = NAMES;

/**
 * The span of a record; undefined when it is none.
 * @param count how many spans came before: the id of one that has none, as attribute dumps do
 */
export function sdkSpan(value: SkimObject, count: number): Span | undefined {
  const attributes = flattened(attributesFrom(pick(value, ...NAMES.attributes)));
  const ids = idsOf(value) ?? bareIds(value, attributes, count);
  if (!ids || isLogRecord(value)) {
    return undefined;
  }
  const kind = asText(field(value, 'span_kind'))?.toUpperCase();
  if (kind !== undefined && PHOENIX_KINDS.has(kind) && !attributes.has('openinference.span.kind')) {
    attributes.set('openinference.span.kind', kind);
  }
  const status = asObject(pick(value, ...NAMES.status));
  const code = statusFrom(pick(status, ...NAMES.statusCode) ?? pick(value, 'status_code', 'otel_status_code'));
  const exception = asText(pick(value, 'exception_message', 'exception_type'));
  const scope = asObject(pick(value, ...NAMES.scope));
  const start = epochMs(pick(value, ...NAMES.start));
  return {
    traceId: ids.traceId,
    id: ids.spanId,
    parentId: parentOf(value),
    name: asText(pick(value, ...NAMES.name)) ?? '',
    start,
    end: epochMs(pick(value, ...NAMES.end)) ?? endFromDuration(value, start),
    status: code === 'unset' && field(value, 'is_exception') === true ? 'error' : code,
    statusMessage:
      asMessage(pick(status, ...NAMES.statusMessage) ?? pick(value, 'status_message', 'otel_status_message')) ??
      exception,
    scope: asText(pick(scope, 'name', 'Name') ?? pick(value, 'otel_scope_name', 'scopeName')),
    attributes,
    events: eventsFrom(pick(value, ...NAMES.events)),
  };
}

/** A dump of one span's name and attributes is still worth reading. */
function bareIds(value: SkimObject, attributes: ReadonlyMap<string, SkimValue>, count: number): Ids | undefined {
  return field(value, 'spanName') !== undefined && attributes.size > 0
    ? { traceId: 'spans without ids', spanId: `span ${count + 1}` }
    : undefined;
}

/** Only the JS console exporter gives a duration in place of an end: in µs, next to `timestamp`. */
function endFromDuration(value: SkimObject, start: number | undefined): number | undefined {
  const microseconds = field(value, 'timestamp') === undefined ? undefined : asNumber(field(value, 'duration'));
  return start === undefined || microseconds === undefined ? undefined : start + microseconds / 1e3;
}

/** First words of OpenInference's attribute names. */
const NESTED: ReadonlySet<string> = new Set([
  'openinference',
  'llm',
  'input',
  'output',
  'tool',
  'tool_call',
  'agent',
  'retrieval',
  'reranker',
  'embedding',
  'graph',
  'session',
  'user',
]);

/** Phoenix nests attributes (`{llm: {token_count: {prompt}}}`) where everybody else has dots. */
function flattened(attributes: Map<string, SkimValue>): Map<string, SkimValue> {
  const open = [...attributes].filter(([key, value]) => NESTED.has(key) && asObject(value) !== undefined);
  for (let next = open.pop(); next; next = open.pop()) {
    const [key, value] = next;
    attributes.delete(key);
    for (const [name, inner] of Object.entries(asObject(value) ?? {})) {
      const path = `${key}.${name}`;
      if (asObject(inner)) {
        open.push([path, inner as SkimValue]);
      } else if (inner !== undefined) {
        attributes.set(path, inner);
      }
    }
  }
  return attributes;
}

/** Attributes of a resource as SDKs write it: under `attributes`, as JS's private pairs, as Go's list, or bare. */
export function resourceAttributes(resource: SkimObject): Map<string, SkimValue> {
  const pairs = pick(resource, '_rawAttributes');
  if (Array.isArray(pairs)) {
    return new Map(
      pairs.flatMap((pair): [string, SkimValue][] =>
        Array.isArray(pair) && typeof pair[0] === 'string' ? [[pair[0], pair[1] ?? null]] : [],
      ),
    );
  }
  return attributesFrom(pick(resource, 'attributes', '_attributes', '_syncAttributes') ?? resource);
}
