/** Small traces in OTLP/JSON for the editor to open. */

export interface Span {
  /** Any short text; traces with the same one belong together. */
  readonly trace: string;
  readonly id: string;
  readonly parent?: string;
  readonly name: string;
  /** Milliseconds after the beginning. */
  readonly start: number;
  readonly end: number;
  readonly error?: string;
  readonly attributes?: Readonly<Record<string, string | number>>;
}

/** 2026-06-01T12:00:00Z */
const BEGINNING = 1_780_315_200_000;

/** One export request: a whole file, or one line of a file of lines. */
export function otlp(spans: readonly Span[]): string {
  const resource = { attributes: [attribute('service.name', 'editor-test')] };
  const scope = { name: 'editor-test' };
  return JSON.stringify({ resourceSpans: [{ resource, scopeSpans: [{ scope, spans: spans.map(record) }] }] });
}

function record(span: Span): object {
  return {
    traceId: hex(span.trace, 32),
    spanId: hex(span.id, 16),
    ...(span.parent !== undefined && { parentSpanId: hex(span.parent, 16) }),
    name: span.name,
    kind: 1,
    startTimeUnixNano: `${BEGINNING + span.start}000000`,
    endTimeUnixNano: `${BEGINNING + span.end}000000`,
    attributes: Object.entries(span.attributes ?? {}).map(([key, value]) => attribute(key, value)),
    status: span.error === undefined ? {} : { code: 2, message: span.error },
  };
}

function attribute(key: string, value: string | number): object {
  return { key, value: typeof value === 'number' ? { intValue: String(value) } : { stringValue: value } };
}

function hex(text: string, length: number): string {
  return Buffer.from(text).toString('hex').padStart(length, '0').slice(-length);
}

/** A tool call, as the GenAI conventions record it. */
export function toolSpan(trace: string, id: string, name: string, start: number, result: string): Span {
  return {
    trace,
    id,
    parent: 'root',
    name: `execute_tool ${name}`,
    start,
    end: start + 100,
    attributes: {
      'gen_ai.operation.name': 'execute_tool',
      'gen_ai.tool.name': name,
      'gen_ai.tool.call.arguments': JSON.stringify({ call: id }),
      'gen_ai.tool.call.result': result,
    },
  };
}

/** An agent that calls tools one after the other; the last call fails if a message is given. */
export function toolRun(trace: string, tools: readonly string[], error?: string): Span[] {
  const agent: Span = {
    trace,
    id: 'root',
    name: `invoke_agent ${trace}`,
    start: 0,
    end: tools.length * 200,
    attributes: { 'gen_ai.operation.name': 'invoke_agent', 'gen_ai.agent.name': trace },
  };
  const calls = tools.map((tool, i) => {
    const span = toolSpan(trace, `call-${i + 1}`, tool, i * 200, JSON.stringify({ from: tool, place: i + 1 }));
    return error !== undefined && i === tools.length - 1 ? { ...span, error } : span;
  });
  return [agent, ...calls];
}
