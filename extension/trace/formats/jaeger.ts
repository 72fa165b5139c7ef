import type { TraceBuilder } from '../builder';
import type { Issues } from '../issues';
import type { Payload } from '../model';
import type { Projection, SkimContext, SkimObject, SkimRecord, SkimValue } from '../skim/types';
import { asNumber, asObject, asText, attributesFrom, field, message, objectsIn, text } from '../spans/attributes';
import { payloadFromSpan, stepFromSpan } from '../spans/mapSpan';
import { noteOddities, type SpanFields } from '../spans/oddities';
import { idFrom, kept, statusFrom } from '../spans/records';
import type { Span, SpanEvent } from '../spans/span';
import { epochMs } from '../spans/time';
import { TraceNotes } from '../spans/traces';
import type { Format, Head, RecordReader, Sniff } from './format';

const SPANS: Projection = {
  type: 'array',
  items: {
    type: 'record',
    record: 'span',
    fields: new Set([
      'traceID',
      'spanID',
      'parentSpanID',
      'operationName',
      'references',
      'startTime',
      'duration',
      'tags',
      'logs',
    ]),
  },
};
const TRACE: Readonly<Record<string, Projection>> = { processes: { type: 'keep' }, spans: SPANS };
const TRACES: Projection = { type: 'array', items: { type: 'object', fields: TRACE } };

/**
 * Jaeger's own JSON: "Trace JSON" of its page and answers of `/api/traces`. Traces under `data`, or one trace bare.
 * OTel attributes are tags; lists among them have become JSON strings.
 * https://www.jaegertracing.io/docs/latest/apis/
 */
export const jaeger: Format = {
  id: 'jaeger',
  title: 'Jaeger JSON',
  sniff,
  projection: { type: 'either', object: { type: 'object', fields: { ...TRACE, data: TRACES } }, array: TRACES },
  reader: (builder, issues) => new JaegerReader(builder, issues),
  payload: ({ records: [record], shared }): Payload => {
    const span = spanFrom(asObject(record as SkimValue));
    return span ? payloadFromSpan(span, shared) : {};
  },
};

function sniff(head: Head): Sniff | undefined {
  const [first] = head.values;
  const document = asObject(Array.isArray(first) ? first[0] : first);
  const trace = objectsIn(field(document, 'data'))[0] ?? document;
  const [span] = objectsIn(field(trace, 'spans'));
  if (field(span, 'spanID') !== undefined && field(span, 'operationName') !== undefined) {
    return { confidence: 0.95, why: 'spans with "spanID" and "operationName"' };
  }
  const looksAlike = field(trace, 'traceID') !== undefined && field(trace, 'spans') !== undefined;
  return looksAlike ? { confidence: 0.6, why: '"traceID" next to "spans"' } : undefined;
}

const FIELDS: SpanFields = { name: ['operationName'], start: ['startTime'], end: ['duration'], attributes: ['tags'] };

class JaegerReader implements RecordReader {
  private readonly notes: TraceNotes<SkimContext>;

  constructor(
    private readonly builder: TraceBuilder,
    private readonly issues: Issues,
  ) {
    this.notes = new TraceNotes(builder, (context) => processAttributes(asObject(kept(context, 'processes'))));
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
    this.notes.step(step, record.context);
  }

  end(): void {
    this.notes.end();
  }
}

/** Tags of all processes; where several set the same, the first counts. */
function processAttributes(processes: SkimObject | undefined): Map<string, SkimValue> {
  const attributes = new Map<string, SkimValue>();
  for (const value of Object.values(processes ?? {})) {
    const process = asObject(value);
    const service = asText(field(process, 'serviceName'));
    const own = attributesFrom(field(process, 'tags'));
    for (const [key, tag] of service === undefined ? own : [['service.name', service] as const, ...own]) {
      if (!attributes.has(key)) {
        attributes.set(key, tag);
      }
    }
  }
  return attributes;
}

function spanFrom(value: SkimObject | undefined): Span | undefined {
  const traceId = idFrom(field(value, 'traceID'), 16);
  const id = spanId(field(value, 'spanID'));
  if (traceId === undefined || id === undefined) {
    return undefined;
  }
  const tags = attributesFrom(field(value, 'tags'));
  const start = epochMs(field(value, 'startTime'));
  const microseconds = asNumber(field(value, 'duration'));
  return {
    traceId,
    id,
    parentId: parentOf(objectsIn(field(value, 'references'))) ?? spanId(field(value, 'parentSpanID')),
    name: asText(field(value, 'operationName')) ?? '',
    start,
    end: start === undefined || microseconds === undefined ? undefined : start + microseconds / 1e3,
    status: statusOf(tags),
    statusMessage: message(tags, 'otel.status_description'),
    scope: text(tags, 'otel.scope.name') ?? text(tags, 'otel.library.name'),
    attributes: tags,
    events: objectsIn(field(value, 'logs')).map(logFrom),
  };
}

function statusOf(tags: ReadonlyMap<string, SkimValue>): Span['status'] {
  const error = tags.get('error');
  return error === true || error === 'true' ? 'error' : statusFrom(tags.get('otel.status_code'));
}

/** The parent is the first CHILD_OF; a span that only follows from another is shown below that. */
function parentOf(references: readonly SkimObject[]): string | undefined {
  const parent = references.find((reference) => field(reference, 'refType') === 'CHILD_OF') ?? references[0];
  return spanId(field(parent, 'spanID'));
}

/** Ids may have lost their leading zeros on the way. */
function spanId(value: SkimValue | undefined): string | undefined {
  return idFrom(value, 8)?.padStart(16, '0');
}

/** A log is an OTel event; its name is the field "event". */
function logFrom(log: SkimObject): SpanEvent {
  const attributes = attributesFrom(field(log, 'fields'));
  const name = text(attributes, 'event') ?? text(attributes, 'message') ?? '';
  attributes.delete('event');
  return { name, time: epochMs(field(log, 'timestamp')), attributes };
}
