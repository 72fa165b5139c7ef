/**
 * Makes large OTLP/JSON files as agents leave them: in `conversation` every model call repeats the whole conversation,
 * so that most bytes are long strings of escaped JSON. Streams, so size is bound by the disk alone.
 */
import { attributes, Batches, FileSink, head, tail } from './otlpFile';
import { TextMaker } from './text';

/** JSON as it stands inside a JSON string. */
function embedded(value: unknown): Buffer {
  return Buffer.from(JSON.stringify(JSON.stringify(value)).slice(1, -1));
}

const COMMA = Buffer.from(',');
const TOOLS = ['search_orders', 'read_file', 'run_query', 'fetch_page', 'run_tests', 'list_customers'];

/**
 * What tools answer: mostly text, code and logs, some rows, some rows that a wrapper has made a string of. In the long
 * strings this makes a quote every 30 bytes and an escape every 14; exports of real agents have 22 to 500, and 6 to 80.
 */
function toolResult(text: TextMaker): unknown {
  const size = 400 + text.int(400) * text.int(12);
  const kind = text.int(20);
  if (kind < 9) return text.prose(size);
  if (kind < 13) return text.code(size);
  if (kind < 18) return text.log(size);
  return kind === 18 ? text.rows(size) : JSON.stringify(text.rows(size));
}

/** Many runs of 8 to 40 model calls with a tool call after each; at least `bytes` long, whole runs only. */
function conversation(path: string, bytes: number): void {
  conversations(path, bytes, (text) => ({ trace: text.hex(32), parent: undefined }));
}

/** Like `conversation`, but all runs are agents of one trace. */
function longRun(path: string, bytes: number): void {
  const [trace, parent] = ['ab'.repeat(16), 'cd'.repeat(8)];
  conversations(
    path,
    bytes,
    () => ({ trace, parent }),
    (batches) => {
      batches.next();
      batches.sink.write(head({ trace, id: parent, name: 'invoke_agent lead', at: -5, ms: 5 }));
      batches.sink.write(attributes({ 'gen_ai.operation.name': 'invoke_agent', 'gen_ai.agent.name': 'lead' }));
      batches.sink.write(tail());
      batches.close();
    },
  );
}

function conversations(
  path: string,
  bytes: number,
  placeOf: (text: TextMaker) => { readonly trace: string; readonly parent: string | undefined },
  last?: (batches: Batches) => void,
): void {
  const text = new TextMaker(bytes);
  const sink = new FileSink(path);
  const batches = new Batches(sink, Number.POSITIVE_INFINITY);
  const results = Array.from({ length: 300 }, () => toolResult(text));
  const answers = Array.from({ length: 300 }, () => text.prose(80 + text.int(600)));
  const system = JSON.stringify([{ type: 'text', content: text.prose(3000) }]);
  const tools = JSON.stringify(
    TOOLS.map((name) => ({
      type: 'function',
      name,
      description: text.prose(200),
      parameters: { type: 'object', properties: { query: { type: 'string', description: text.prose(60) } } },
    })),
  );
  const constant = attributes({
    'gen_ai.operation.name': 'chat',
    'gen_ai.provider.name': 'openai',
    'gen_ai.agent.name': 'bench-agent',
    'gen_ai.request.model': 'gpt-4o-2024-08-06',
    'gen_ai.response.model': 'gpt-4o-2024-08-06',
    'gen_ai.system_instructions': system,
    'gen_ai.tool.definitions': tools,
  });

  for (let run = 0; sink.bytes < bytes; run++) {
    const { trace, parent } = placeOf(text);
    const root = text.hex(16);
    const calls = 8 + text.int(33);
    const history = [embedded({ role: 'user', parts: [{ type: 'text', content: text.prose(300) }] })];
    let historyBytes = history[0]!.length;
    let at = run * 10;
    for (let call = 0; call < calls; call++) {
      const id = text.hex(16);
      const tool = text.pick(TOOLS);
      const callId = `call_${text.hex(12)}`;
      const args = { query: text.prose(20), limit: text.int(50) };
      const answer = {
        role: 'assistant',
        parts: [
          { type: 'text', content: text.pick(answers) },
          { type: 'tool_call', id: callId, name: tool, arguments: args },
        ],
      };
      batches.next();
      sink.write(head({ trace, id, parent: root, name: 'chat gpt-4o', at, ms: 1800 }));
      sink.write(`${constant},`);
      sink.write(
        attributes({
          'gen_ai.usage.input_tokens': (historyBytes + 7000) >> 2,
          'gen_ai.usage.output_tokens': 60 + text.int(200),
          'gen_ai.response.id': `resp_${text.hex(16)}`,
        }),
      );
      sink.write(',{"key":"gen_ai.input.messages","value":{"stringValue":"[');
      for (const [index, message] of history.entries()) {
        if (index > 0) sink.write(COMMA);
        sink.write(message);
      }
      sink.write(']"}},{"key":"gen_ai.output.messages","value":{"stringValue":"');
      sink.write(embedded([{ ...answer, finish_reason: 'tool_call' }]));
      sink.write(`"}}${tail()}`);

      const result = text.pick(results);
      batches.next();
      sink.write(head({ trace, id: text.hex(16), parent: root, name: `execute_tool ${tool}`, at: at + 1900, ms: 420 }));
      sink.write(
        attributes({
          'gen_ai.operation.name': 'execute_tool',
          'gen_ai.tool.name': tool,
          'gen_ai.tool.call.id': callId,
          'gen_ai.tool.call.arguments': JSON.stringify(args),
          'gen_ai.tool.call.result': JSON.stringify(result),
        }),
      );
      sink.write(tail(text.int(50) === 0));

      const response = { type: 'tool_call_response', id: callId, response: result };
      for (const message of [embedded(answer), embedded({ role: 'tool', parts: [response] })]) {
        history.push(message);
        historyBytes += message.length + 1;
      }
      at += 2400;
    }
    // The root ends last, and exporters write spans as they end.
    batches.next();
    sink.write(
      head({ trace, id: root, parent, name: 'invoke_agent bench-agent', at: run * 10 - 1, ms: at - run * 10 + 2 }),
    );
    sink.write(attributes({ 'gen_ai.operation.name': 'invoke_agent', 'gen_ai.agent.name': 'bench-agent' }));
    sink.write(tail());
    batches.close();
  }
  last?.(batches);
  batches.end();
}

/** Spans with nothing but short attributes, ten of them each, about 1.1 KB a span; runs of 20 spans. */
function shortAttributes(path: string, spans: number): void {
  const text = new TextMaker(spans);
  const batches = new Batches(new FileSink(path), 400);
  const sink = batches.sink;
  for (let run = 0; run < spans / 20; run++) {
    const trace = text.hex(32);
    const root = text.hex(16);
    for (let n = 0; n < 20; n++) {
      const parent = n === 0 ? undefined : root;
      batches.next();
      sink.write(head({ trace, id: n === 0 ? root : text.hex(16), parent, name: 'chat', at: run * 10 + n, ms: 1 }));
      sink.write(
        attributes({
          'gen_ai.system': 'openai',
          'gen_ai.request.model': 'gpt-4o-2024-08-06',
          'llm.request.type': 'chat',
          'gen_ai.prompt.0.role': 'user',
          'gen_ai.prompt.0.content': text.prose(60),
          'gen_ai.completion.0.role': 'assistant',
          'gen_ai.completion.0.content': text.prose(60),
          'gen_ai.usage.prompt_tokens': text.int(900),
          'gen_ai.usage.completion_tokens': text.int(90),
          'llm.is_streaming': false,
        }),
      );
      sink.write(tail());
    }
  }
  batches.end();
}

/**
 * Runs of 20 spans by the OpenInference convention, each with its input and output as text: about 3 KB a span, where
 * real ones have a median of 12.
 */
function openInference(path: string, spans: number): void {
  const text = new TextMaker(spans);
  const batches = new Batches(new FileSink(path), 400);
  const sink = batches.sink;
  const texts = Array.from({ length: 300 }, () => toolResult(text));
  const input = () => JSON.stringify({ messages: [{ role: 'user', content: text.pick(texts) }] });
  for (let run = 0; run < spans / 20; run++) {
    const trace = text.hex(32);
    const root = text.hex(16);
    for (let n = 0; n < 20; n++) {
      const kind = n === 0 ? 'AGENT' : n % 2 === 1 ? 'LLM' : 'TOOL';
      const parent = n === 0 ? undefined : root;
      const id = n === 0 ? root : text.hex(16);
      batches.next();
      sink.write(head({ trace, id, parent, name: kind === 'LLM' ? 'ChatOpenAI' : 'search', at: run * 10 + n, ms: 1 }));
      sink.write(
        attributes({
          'openinference.span.kind': kind,
          'session.id': trace.slice(0, 12),
          'input.value': input(),
          'input.mime_type': 'application/json',
          'output.value': text.prose(300),
          'output.mime_type': 'text/plain',
          ...(kind === 'LLM' && {
            'llm.model_name': 'gpt-4o-2024-08-06',
            'llm.token_count.prompt': text.int(900),
            'llm.token_count.completion': text.int(90),
          }),
          ...(kind === 'TOOL' && { 'tool.name': 'search', 'tool.description': text.prose(60) }),
        }),
      );
      sink.write(tail(text.int(50) === 0));
    }
  }
  batches.end();
}

/** One trace of `steps` spans with two attributes each: a root, agents below it, 99 tool calls below each agent. */
function wide(path: string, steps: number): void {
  const text = new TextMaker(steps);
  const batches = new Batches(new FileSink(path), 500);
  const sink = batches.sink;
  const trace = text.hex(32);
  const root = text.hex(16);
  let agent = root;
  for (let n = 0; n < steps; n++) {
    const isAgent = n % 100 === 1;
    const id = n === 0 ? root : text.hex(16);
    const parent = n === 0 ? undefined : isAgent ? root : agent;
    if (isAgent) agent = id;
    const tool = TOOLS[n % TOOLS.length]!;
    batches.next();
    sink.write(head({ trace, id, parent, name: isAgent ? 'invoke_agent' : `execute_tool ${tool}`, at: n, ms: 1 }));
    sink.write(
      isAgent || n === 0
        ? attributes({ 'gen_ai.operation.name': 'invoke_agent', 'gen_ai.agent.name': `agent-${n % 7}` })
        : attributes({ 'gen_ai.operation.name': 'execute_tool', 'gen_ai.tool.name': tool }),
    );
    sink.write(tail());
  }
  batches.end();
}

/** One trace in which every span is the only child of the one before. */
function chain(path: string, depth: number): void {
  const text = new TextMaker(depth);
  const batches = new Batches(new FileSink(path), 500);
  const trace = text.hex(32);
  let parent: string | undefined;
  for (let n = 0; n < depth; n++) {
    const id = text.hex(16);
    batches.next();
    batches.sink.write(head({ trace, id, parent, name: 'invoke_agent', at: n, ms: depth - n }));
    batches.sink.write(attributes({ 'gen_ai.operation.name': 'invoke_agent', 'gen_ai.agent.name': 'nested' }));
    batches.sink.write(tail());
    parent = id;
  }
  batches.end();
}

export const SHAPES = { conversation, longRun, shortAttributes, openInference, wide, chain };
export type Shape = keyof typeof SHAPES;
