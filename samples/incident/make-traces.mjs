// Writes traces/: two runs of the sample agent as an OpenTelemetry exporter would record them, with the prompt, the
// tools and the model settings of the commits they ran with. Nothing is random:  node samples/incident/make-traces.mjs
import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { COMMITS, createIncident, filesOf } from './create.mjs';

const HERE = dirname(fileURLToPath(import.meta.url));
/** Between two steps of a run, in milliseconds. */
const GAP_MS = 250;
/** What the loop itself takes before its first step and after its last. */
const OVERHEAD_MS = 5;

const failedRun = {
  name: 'failed-refund',
  version: 'v12',
  start: Date.parse('2026-10-22T08:41:07.310Z'),
  service: '2.4.0',
  model: { requested: 'gpt-4o', served: 'gpt-4o-2024-11-20' },
  failure: { status: 409, message: 'tool issue_refund failed' },
  /** Release 2.4.0 of the loop sends the last seven messages only. */
  window: 7,
  ticket: '5520',
  request:
    'Hello,\n\nmy kettle came with a cracked lid. Please refund order A-1093, I paid €129.00 for it.\n\nRegards\nJ. Meyer',
  steps: [
    says(
      1800,
      'I assume J. Meyer is Jana Meyer. I will find the customer by name, then the order.',
      call('find_customer', { name: 'J. Meyer' }),
    ),
    gets(1300, [
      { id: 8841, name: 'Jana Meyer', city: 'Bremen' },
      { id: 9127, name: 'Jonas Meyer', city: 'Ulm', last_order: 'A-1093' },
    ]),
    says(1600, 'I found the customer. Checking the orders.', call('get_orders', { customer_id: 8841 })),
    gets(900, []),
    says(
      2100,
      'The order A-1093 qualifies for a refund. Issuing it and checking the policy.',
      call('issue_refund', { customer_id: 8841, order_id: 'A-1093', amount: 129, reason: 'faulty' }),
      call('check_policy', { customer_id: 8841, order_id: 'A-1093' }),
    ),
    fails(1200, 409, 'order A-1093 belongs to another customer'),
    gets(1000, { eligible: true, rule: 'faulty goods, within 30 days of delivery' }),
    says(
      2200,
      'Dear Jana Meyer,\n\nwe are sorry about the trouble with your order. Your refund of €129.00 for order A-1093 has been issued.\n\nLarch & Kettle Support',
    ),
    replies(100),
  ],
};

const goodRun = {
  name: 'good-refund',
  version: 'v11',
  start: Date.parse('2026-08-06T13:02:44.125Z'),
  service: '2.3.1',
  model: { requested: 'gpt-4o-2024-08-06', served: 'gpt-4o-2024-08-06' },
  window: Number.POSITIVE_INFINITY,
  ticket: '4187',
  request: 'Hi, the enamel on my new pan is chipped. Order A-0871, €64.90. Could I have the money back?\n\nL. Okafor',
  steps: [
    says(1500, 'I will look up the customer by the order.', call('lookup_customer', { order_id: 'A-0871' })),
    gets(800, { id: 7310, name: 'Lena Okafor', city: 'Kiel' }),
    says(1400, 'I found the customer. Checking the orders.', call('get_orders', { customer_id: 7310 })),
    gets(900, [{ id: 'A-0871', placed: '2026-07-24', paid: 64.9, items: ['enamel pan, 24 cm'] }]),
    says(
      1900,
      'The order A-0871 is there. Checking the policy, then issuing the refund.',
      call('check_policy', { customer_id: 7310, order_id: 'A-0871' }),
      call('issue_refund', { customer_id: 7310, order_id: 'A-0871', amount: 64.9, reason: 'faulty' }),
    ),
    gets(1100, { eligible: true, rule: 'faulty goods, within 30 days of delivery' }),
    gets(1300, { refund_id: 'RF-20417', order_id: 'A-0871', amount: 64.9, status: 'paid' }),
    says(
      1700,
      'Dear Lena Okafor,\n\nwe are sorry about the chipped pan. Your refund of €64.90 for order A-0871 has been issued.\n\nLarch & Kettle Support',
    ),
    replies(100),
  ],
};

function says(ms, text, ...calls) {
  return { type: 'model', ms, text, calls };
}
function call(name, args) {
  return { name, args };
}
/** What the next open tool call gets back. */
function gets(ms, result) {
  return { type: 'tool', ms, result };
}
function fails(ms, status, message) {
  return { type: 'tool', ms, result: { error: { status, message } }, error: { status, message } };
}
/** The loop sends the answer to the customer. */
function replies(ms) {
  return { type: 'reply', ms };
}

/** The OTLP document of one run. `hash` is the commit its config came from. */
async function record(run, hash) {
  const { system, tools } = await configAt(run.version);
  const agent = {
    'gen_ai.agent.name': 'refund-agent',
    'gen_ai.agent.version': run.version,
    'gen_ai.conversation.id': `ticket-${run.ticket}`,
  };
  const messages = [{ role: 'user', parts: [{ type: 'text', content: run.request }] }];
  const openCalls = [];

  const model = (step, spanId) => {
    const calls = step.calls.map(({ name, args }, n) => {
      return { type: 'tool_call', id: `call_${hex(`${spanId}/${n}`, 12)}`, name, arguments: args };
    });
    const message = { role: 'assistant', parts: [{ type: 'text', content: step.text }, ...calls] };
    const input = JSON.stringify(messages.slice(-run.window));
    const output = JSON.stringify([{ ...message, finish_reason: calls.length > 0 ? 'tool_call' : 'stop' }]);
    messages.push(message);
    openCalls.push(...calls);
    return {
      'gen_ai.operation.name': 'chat',
      'gen_ai.provider.name': 'openai',
      ...agent,
      'gen_ai.request.model': run.model.requested,
      'gen_ai.request.temperature': 0.2,
      'gen_ai.request.max_tokens': 1024,
      'gen_ai.response.id': `chatcmpl-${hex(`${spanId}/response`, 24)}`,
      'gen_ai.response.model': run.model.served,
      'gen_ai.response.finish_reasons': [calls.length > 0 ? 'tool_calls' : 'stop'],
      'gen_ai.usage.input_tokens': tokens(system + tools + input),
      'gen_ai.usage.output_tokens': tokens(output),
      'gen_ai.system_instructions': JSON.stringify([{ type: 'text', content: system }]),
      'gen_ai.tool.definitions': tools,
      'gen_ai.input.messages': input,
      'gen_ai.output.messages': output,
    };
  };

  const tool = (step) => {
    const { id, name, arguments: args } = openCalls.shift();
    messages.push({ role: 'tool', parts: [{ type: 'tool_call_response', id, response: step.result }] });
    return {
      'gen_ai.operation.name': 'execute_tool',
      ...agent,
      'gen_ai.tool.name': name,
      'gen_ai.tool.type': 'function',
      'gen_ai.tool.call.id': id,
      'gen_ai.tool.call.arguments': JSON.stringify(args),
      'gen_ai.tool.call.result': JSON.stringify(step.result),
      ...(step.error && { 'error.type': String(step.error.status) }),
    };
  };

  const reply = () => ({
    'http.request.method': 'POST',
    'url.full': `https://support.example.com/tickets/${run.ticket}/replies`,
    'http.response.status_code': 201,
  });

  const traceId = hex(run.name, 32);
  const rootId = hex(`${run.name}/run`, 16);
  let at = run.start + OVERHEAD_MS;
  const spans = run.steps.map((step, index) => {
    const spanId = hex(`${run.name}/${index + 1}`, 16);
    const values = { model, tool, reply }[step.type](step, spanId);
    const names = {
      model: `chat ${run.model.requested}`,
      tool: `execute_tool ${values['gen_ai.tool.name']}`,
      reply: 'POST /tickets/{id}/replies',
    };
    const span = {
      traceId,
      spanId,
      parentSpanId: rootId,
      name: names[step.type],
      kind: step.type === 'tool' ? 1 : 3, // internal or client
      ...times(spanId, at, step.ms),
      attributes: attributes(values),
      status: step.error ? { code: 2, message: `${step.error.status} ${step.error.message}` } : {},
    };
    at += step.ms + GAP_MS;
    return span;
  });
  // The run as a whole ends last, so it is exported last.
  spans.push({
    traceId,
    spanId: rootId,
    name: 'invoke_agent refund-agent',
    kind: 1,
    ...times(rootId, run.start, at - GAP_MS + OVERHEAD_MS - run.start),
    attributes: attributes({
      'gen_ai.operation.name': 'invoke_agent',
      'gen_ai.provider.name': 'openai',
      ...agent,
      'gen_ai.request.model': run.model.requested,
      ...(run.failure && { 'error.type': String(run.failure.status) }),
    }),
    status: run.failure ? { code: 2, message: run.failure.message } : { code: 1 },
  });
  const resource = attributes({
    'service.name': 'refund-agent',
    'service.version': run.service,
    'deployment.environment.name': 'production',
    'vcs.repository.url.full': 'https://git.example.com/support/refund-agent',
    'vcs.ref.head.name': run.version,
    'vcs.ref.type': 'tag',
    'vcs.ref.head.revision': hash,
  });
  const scope = { name: 'refund-loop', version: run.service };
  return { resourceSpans: [{ resource: { attributes: resource }, scopeSpans: [{ scope, spans }] }] };
}

/** The prompt and the tools as the loop sent them at a tagged commit. */
async function configAt(tag) {
  const files = new Map();
  for (const commit of COMMITS) {
    for (const [path, text] of await filesOf(commit.folder)) files.set(path, text);
    if (commit.tag === tag) break;
  }
  const prompt = files.get('agent/prompts/system.md');
  const system = prompt.slice(prompt.indexOf('---\n', 4) + 4).trim();
  return { system, tools: JSON.stringify(JSON.parse(files.get('agent/tools.json'))) };
}

/** An id that is always the same for the same label. */
function hex(label, length) {
  return createHash('sha256').update(label).digest('hex').slice(0, length);
}

/** Nanoseconds since the epoch as OTLP writes them; the part below a millisecond comes from the span's id. */
function times(spanId, at, ms) {
  const below = String(Number.parseInt(spanId.slice(0, 8), 16) % 1_000_000).padStart(6, '0');
  return { startTimeUnixNano: `${at}${below}`, endTimeUnixNano: `${at + ms}${below}` };
}

/** A fair estimate for English and JSON: four characters a token. */
function tokens(text) {
  return Math.ceil(text.length / 4);
}

function attributes(values) {
  return Object.entries(values).map(([key, value]) => ({ key, value: anyValue(value) }));
}
function anyValue(value) {
  if (Array.isArray(value)) return { arrayValue: { values: value.map(anyValue) } };
  if (typeof value === 'string') return { stringValue: value };
  return Number.isInteger(value) ? { intValue: String(value) } : { doubleValue: value };
}

/** JSON with one attribute to a line: readable as text, and small. */
function print(value, indent = '') {
  if (typeof value !== 'object' || 'key' in value || Object.keys(value).length === 0) return JSON.stringify(value);
  const inner = `${indent} `;
  const list = Array.isArray(value);
  const entries = Object.entries(value).map(
    ([key, item]) => `${inner}${list ? '' : `${JSON.stringify(key)}: `}${print(item, inner)}`,
  );
  return `${list ? '[' : '{'}\n${entries.join(',\n')}\n${indent}${list ? ']' : '}'}`;
}

/** File names and texts of both traces. */
export async function makeTraces() {
  const scratch = await mkdtemp(join(tmpdir(), 'backstep-sample-'));
  try {
    const { commits, problem } = await createIncident(scratch);
    if (problem) throw new Error(problem);
    const files = new Map();
    for (const run of [failedRun, goodRun]) {
      const { hash } = commits.find(({ tag }) => tag === run.version);
      files.set(`${run.name}.otlp.json`, `${print(await record(run, hash))}\n`);
    }
    return files;
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [name, text] of await makeTraces()) await writeFile(join(HERE, 'traces', name), text);
}
