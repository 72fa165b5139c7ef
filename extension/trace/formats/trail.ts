import type { TraceBuilder } from '../builder';
import type { Issues } from '../issues';
import type { Payload } from '../model';
import type { Projection, SkimObject, SkimRecord, SkimValue } from '../skim/types';
import { asMessage, asObject, asText, attributesFrom, field, objectsIn } from '../spans/attributes';
import { payloadFromSpan, stepFromSpan } from '../spans/mapSpan';
import { noteOddities, type SpanFields } from '../spans/oddities';
import { eventsFrom, idFrom, statusFrom } from '../spans/records';
import type { Span } from '../spans/span';
import { durationMs, epochMs } from '../spans/time';
import { TraceNotes } from '../spans/traces';
import type { Format, Head, RecordReader, Sniff } from './format';

const OWN: ReadonlySet<string> = new Set([
  'timestamp',
  'trace_id',
  'span_id',
  'parent_span_id',
  'span_name',
  'service_name',
  'resource_attributes',
  'scope_name',
  'span_attributes',
  'duration',
  'status_code',
  'status_message',
  'events',
  'logs',
]);

const below: Record<string, Projection> = {};
const SPANS: Projection = {
  type: 'array',
  items: { type: 'object-record', record: 'span', own: OWN, fields: below },
};
below.child_spans = SPANS;
const TRACE: Projection = { type: 'object', fields: { spans: SPANS } };

/**
 * TRAIL, and traces of the Patronus platform it was recorded with: OpenInference spans nested in each other, with the
 * arguments and results of plain functions in log records.
 * https://github.com/patronus-ai/trail-benchmark
 */
export const trail: Format = {
  id: 'trail',
  title: 'TRAIL',
  sniff,
  projection: { type: 'either', object: TRACE, array: { type: 'array', items: TRACE } },
  reader: (builder, issues) => new TrailReader(builder, issues),
  payload: ({ records: [record] }): Payload => payload(asObject(record as SkimValue)),
};

function sniff(head: Head): Sniff | undefined {
  const [first] = head.values;
  const document = asObject(Array.isArray(first) ? first[0] : first);
  const [span] = objectsIn(field(document, 'spans'));
  const known = ['span_name', 'span_attributes', 'duration', 'child_spans'].filter(
    (key) => field(span, key) !== undefined,
  );
  return field(span, 'span_id') !== undefined && known.length >= 2
    ? { confidence: 0.95, why: `spans with ${known.map((key) => `"${key}"`).join(', ')}` }
    : undefined;
}

const FIELDS: SpanFields = {
  name: ['span_name'],
  start: ['timestamp'],
  end: ['duration'],
  attributes: ['span_attributes'],
};

class TrailReader implements RecordReader {
  private readonly notes: TraceNotes<SkimValue | undefined>;

  constructor(
    private readonly builder: TraceBuilder,
    private readonly issues: Issues,
  ) {
    this.notes = new TraceNotes(builder, attributesFrom);
  }

  record(record: SkimRecord): void {
    const value = asObject(record.value);
    const span = spanFrom(value);
    if (!value || !span) {
      this.issues.add('warning', 'A span without trace id or span id was left out', record.start);
      return;
    }
    noteOddities(this.issues, record.start, value, span, FIELDS);
    const step = stepFromSpan(span, { start: record.start, end: record.end });
    this.builder.step(step);
    // Every span repeats its resource; the root's is enough.
    this.notes.step(step, span.parentId === undefined ? field(value, 'resource_attributes') : undefined);
  }

  end(): void {
    this.notes.end();
  }
}

function spanFrom(value: SkimObject | undefined): Span | undefined {
  const traceId = idFrom(field(value, 'trace_id'), 16);
  const id = idFrom(field(value, 'span_id'), 8);
  if (traceId === undefined || id === undefined) {
    return undefined;
  }
  const start = epochMs(field(value, 'timestamp'));
  const duration = durationMs(field(value, 'duration'));
  return {
    traceId,
    id,
    parentId: idFrom(field(value, 'parent_span_id'), 8),
    name: asText(field(value, 'span_name')) ?? '',
    start,
    end: start === undefined || duration === undefined ? undefined : start + duration,
    status: statusFrom(field(value, 'status_code')),
    statusMessage: asMessage(field(value, 'status_message')),
    scope: asText(field(value, 'scope_name')),
    attributes: attributesFrom(field(value, 'span_attributes')),
    events: eventsFrom(field(value, 'events')),
  };
}

/** Log records say what a plain function was given and gave back; "<null>" is Python's None. */
function payload(value: SkimObject | undefined): Payload {
  const span = spanFrom(value);
  if (!span) {
    return {};
  }
  const shown = payloadFromSpan(span);
  for (const log of objectsIn(field(value, 'logs'))) {
    const body = asObject(field(log, 'body'));
    const given = field(body, 'function.arguments');
    if (given !== undefined) {
      const result = field(body, 'function.output');
      return { arguments: given, ...(result !== '<null>' && { result }), ...shown };
    }
  }
  return shown;
}
