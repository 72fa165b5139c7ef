/** The little of an OTLP/JSON span that these tests need. */
export interface SpanText {
  readonly id: string;
  readonly parent?: string;
  readonly trace?: string;
  readonly name?: string;
  readonly attributes?: Readonly<Record<string, string>>;
  /** True, or what the error says. */
  readonly error?: boolean | string;
  /** Milliseconds since the trace's start. */
  readonly at?: number;
}

const EPOCH_MS = Date.UTC(2026, 0, 1);

/** One ExportTraceServiceRequest on one line, as the collector's file exporter writes them. */
export function otlpLine(...spans: readonly SpanText[]): string {
  return `${JSON.stringify({
    resourceSpans: [
      { resource: { attributes: [] }, scopeSpans: [{ scope: { name: 'test' }, spans: spans.map(span) }] },
    ],
  })}\n`;
}

function span({ id, parent, trace = 'a', name = `span ${id}`, attributes = {}, error = false, at = 0 }: SpanText) {
  return {
    traceId: trace.padStart(32, '0'),
    spanId: id.padStart(16, '0'),
    parentSpanId: parent?.padStart(16, '0'),
    name,
    startTimeUnixNano: `${EPOCH_MS + at}000000`,
    endTimeUnixNano: `${EPOCH_MS + at + 5}000000`,
    attributes: Object.entries(attributes).map(([key, stringValue]) => ({ key, value: { stringValue } })),
    status: error ? { code: 2, message: error === true ? 'failed' : error } : {},
  };
}
