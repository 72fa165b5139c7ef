/** Small traces for tests of diagnosis. */

export interface SpanSpec {
  readonly name: string;
  readonly agent?: string;
  readonly model?: string;
  readonly tool?: string;
  /** Index of the parent in the list. */
  readonly parent?: number;
  readonly system?: string;
  readonly input?: readonly object[];
  readonly output?: string | readonly object[];
  readonly arguments?: unknown;
  readonly result?: unknown;
  readonly error?: string;
  readonly inputTokens?: number;
}

/** Spans of one trace in OTLP/JSON, a second after each other, with GenAI attributes. */
export function otlp(spans: readonly SpanSpec[]): string {
  const records = spans.map((span, index) => ({
    traceId: '0'.repeat(31).concat('1'),
    spanId: hex(index),
    ...(span.parent !== undefined && { parentSpanId: hex(span.parent) }),
    name: span.name,
    startTimeUnixNano: `${1_790_000_000 + index}000000000`,
    endTimeUnixNano: `${1_790_000_000 + (span.parent === undefined ? 1000 : index)}500000000`,
    attributes: Object.entries(attributesOf(span)).flatMap(([key, value]) =>
      value === undefined ? [] : [{ key, value: anyValue(value) }],
    ),
    status: span.error === undefined ? {} : { code: 2, message: span.error },
  }));
  return JSON.stringify({ resourceSpans: [{ scopeSpans: [{ spans: records }] }] });
}

function hex(index: number): string {
  return (index + 1).toString(16).padStart(16, '0');
}

function anyValue(value: unknown): object {
  return typeof value === 'number'
    ? { intValue: String(value) }
    : { stringValue: typeof value === 'string' ? value : JSON.stringify(value) };
}

function attributesOf({ agent, model, tool, ...span }: SpanSpec): Record<string, unknown> {
  const output = typeof span.output === 'string' ? [{ role: 'assistant', content: span.output }] : span.output;
  return {
    'gen_ai.operation.name': tool !== undefined ? 'execute_tool' : model !== undefined ? 'chat' : 'invoke_agent',
    'gen_ai.agent.name': agent,
    'gen_ai.request.model': model,
    'gen_ai.tool.name': tool,
    'gen_ai.system_instructions': span.system && [{ type: 'text', content: span.system }],
    'gen_ai.input.messages': span.input,
    'gen_ai.output.messages': output,
    'gen_ai.tool.call.arguments': span.arguments,
    'gen_ai.tool.call.result': span.result,
    'gen_ai.usage.input_tokens': span.inputTokens,
  };
}

/** Messages in OpenAI's shape as one conversation. */
export function conversation(messages: readonly object[]): string {
  return JSON.stringify({ messages });
}
