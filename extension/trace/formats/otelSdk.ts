import type { TraceBuilder } from '../builder';
import type { Issues } from '../issues';
import type { Payload } from '../model';
import type { Projection, SkimObject, SkimRecord, SkimValue } from '../skim/types';
import { asObject, field, objectsIn } from '../spans/attributes';
import { payloadFromSpan, stepFromSpan, updateFromEvent } from '../spans/mapSpan';
import { noteOddities } from '../spans/oddities';
import { eventFrom, pick } from '../spans/records';
import {
  isPlaceholder,
  looksLikeSpan,
  ownerOf,
  resourceAttributes,
  SDK_FIELDS,
  SPAN_FIELDS,
  sdkSpan,
} from '../spans/sdkSpan';
import { TraceNotes } from '../spans/traces';
import type { Format, Head, PayloadSource, RecordReader, Sniff } from './format';

/** Around the spans in dumps, answers of APIs and query results. Each may hold containers again. */
const CONTAINERS = ['spans', 'data', 'rows', 'traces'];

const inside: Record<string, Projection> = {};
const ITEM: Projection = { type: 'object-record', record: 'span', own: SPAN_FIELDS, fields: inside };
const ITEMS: Projection = { type: 'array', items: ITEM };
for (const name of CONTAINERS) {
  inside[name] = ITEMS;
}

/**
 * Spans as OpenTelemetry SDKs and the tools around them write them when it is not OTLP: console exporters, "write
 * spans to a file" helpers, evaluation dumps (Strands, AWS's collector), Phoenix's API and Logfire's rows. One object
 * per span, in lines, one after another, in an array or below `spans`, `data` or `rows`.
 */
export const otelSdk: Format = {
  id: 'otel-sdk',
  title: 'OpenTelemetry SDK spans',
  sniff,
  projection: { type: 'either', object: ITEM, array: ITEMS },
  reader: (builder, issues) => new SdkReader(builder, issues),
  payload,
};

/**
 * What to do instead, for output of SDKs that holds no readable spans; undefined for anything else.
 */
export function explain({ text }: Head): string | undefined {
  if (text.includes("traceId: '") && (text.includes('instrumentationScope: {') || text.includes('resource: {'))) {
    return "This is what Node's ConsoleSpanExporter prints, JavaScript notation and not JSON; export OTLP/JSON instead, with JsonTraceSerializer of @opentelemetry/otlp-transformer or through a collector's file exporter.";
  }
  if (/^(?:\s*\{\s*\})+\s*$/.test(text)) {
    return 'Every line is an empty object: the exporter could not turn its spans into JSON, because they refer back to themselves; export OTLP/JSON instead, with JsonTraceSerializer of @opentelemetry/otlp-transformer or through a collector.';
  }
  return undefined;
}

function sniff(head: Head): Sniff | undefined {
  let best: Sniff | undefined;
  for (const span of candidates(head)) {
    const sniffed = looksLikeSpan(span);
    if (sniffed && sniffed.confidence > (best?.confidence ?? 0)) {
      best = sniffed;
    }
  }
  return best;
}

/** Objects near the beginning that may be spans: top-level ones and those in lists up to two containers down. */
function candidates(head: Head): SkimObject[] {
  const found: SkimObject[] = [];
  let level = head.values.flatMap((value) => objectsIn(Array.isArray(value) ? value.slice(0, 5) : [value]));
  for (let depth = 0; depth < 3; depth++) {
    found.push(...level);
    level = level.flatMap((object) => CONTAINERS.flatMap((name) => objectsIn(field(object, name)).slice(0, 5)));
  }
  return found;
}

class SdkReader implements RecordReader {
  private readonly notes: TraceNotes<SkimObject>;
  private count = 0;

  constructor(
    private readonly builder: TraceBuilder,
    private readonly issues: Issues,
  ) {
    this.notes = new TraceNotes(builder, resourceAttributes);
  }

  record(record: SkimRecord): void {
    const value = asObject(record.value);
    if (!value || isPlaceholder(value)) {
      return;
    }
    const source = { start: record.start, end: record.end };
    const owner = ownerOf(value);
    if (owner) {
      this.builder.attach(owner.traceId, owner.spanId, source, updateFromEvent(eventFrom(value)));
      return;
    }
    const span = sdkSpan(value, this.count);
    if (!span) {
      if (field(value, 'attributes') !== undefined || field(value, 'name') !== undefined) {
        this.issues.add('info', 'A record that is no span was passed over', record.start);
      }
      return;
    }
    this.count++;
    noteOddities(this.issues, record.start, value, span, SDK_FIELDS);
    const step = stepFromSpan(span, source);
    this.builder.step(step);
    this.notes.step(step, asObject(pick(value, 'resource', 'otel_resource_attributes')));
  }

  end(): void {
    this.notes.end();
  }
}

/** The first record is the span, the others are log records that belong to it. */
function payload({ records: [first, ...logs], shared }: PayloadSource): Payload {
  const value = asObject(first as SkimValue);
  const span = value && sdkSpan(value, 0);
  if (!span) {
    return {};
  }
  const events = logs.flatMap((log) => {
    const object = asObject(log as SkimValue);
    return object ? [eventFrom(object)] : [];
  });
  return payloadFromSpan({ ...span, events: [...span.events, ...events] }, shared);
}
