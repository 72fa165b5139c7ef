/** A small run told in full: the wrong customer is picked in step 2, and step 7 fails over it. */
import type { StepDetail, StepLink, StepRow } from '../../../../schemas/protocol';
import { REFUND_DIAGNOSIS } from './fakeDiagnosis';
import type { FakeTrace } from './syntheticTrace';

const SYSTEM = [
  'You are the refund agent of a mail-order shop.',
  'Find the customer, then the order. Check the refund policy before you issue a refund.',
  'Never tell the customer that a refund was made unless issue_refund has succeeded.',
  '',
  ...Array.from(
    { length: 30 },
    (_, i) => `Rule ${i + 1}: amounts over ${(i + 1) * 100} EUR need the approval of a human.`,
  ),
].join('\n');
const REQUEST = 'Hello, order A-1093 arrived broken. Please refund it. J. Meyer';

type Seed = Partial<StepRow> & Pick<StepRow, 'kind' | 'name' | 'summary' | 'startMs' | 'durationMs'>;

const SEEDS: readonly Seed[] = [
  {
    kind: 'model',
    name: 'chat gpt-4o',
    summary: 'plan: find the customer, then the order',
    startMs: 0,
    durationMs: 1800,
    inputTokens: 2050,
    outputTokens: 64,
  },
  {
    kind: 'tool',
    name: 'find_customer',
    tool: 'find_customer',
    summary: 'name: "J. Meyer" → 2 customers, took the first',
    startMs: 1800,
    durationMs: 1300,
  },
  {
    kind: 'model',
    name: 'chat gpt-4o',
    summary: '"I found the customer. Checking orders"',
    startMs: 3100,
    durationMs: 1600,
    inputTokens: 2560,
    outputTokens: 58,
  },
  {
    kind: 'tool',
    name: 'get_orders',
    tool: 'get_orders',
    summary: 'customer_id: 8841 → []',
    startMs: 4700,
    durationMs: 900,
  },
  {
    kind: 'model',
    name: 'chat gpt-4o',
    summary: '"The order A-1093 qualifies for a refund"',
    startMs: 5600,
    durationMs: 2100,
    inputTokens: 3240,
    outputTokens: 81,
  },
  {
    kind: 'guardrail',
    name: 'check_policy',
    summary: 'customer_id: 8841, order: A-1093 → ok',
    startMs: 7700,
    durationMs: 1000,
  },
  {
    kind: 'tool',
    name: 'issue_refund',
    summary: 'customer_id: 8841',
    startMs: 8700,
    durationMs: 1200,
    status: 'error',
    statusMessage: '409 order A-1093 belongs to another customer',
  },
  {
    kind: 'model',
    name: 'chat gpt-4o',
    summary: '"Your refund of €129.00 has been issued"',
    startMs: 9900,
    durationMs: 2200,
    inputTokens: 3930,
    outputTokens: 71,
  },
  {
    kind: 'user',
    name: 'final answer',
    summary: '"Your refund of €129.00 has been issued"',
    startMs: 12_100,
    durationMs: 100,
  },
];

const ROWS: readonly StepRow[] = SEEDS.map((seed, i) => ({
  depth: 0,
  status: 'ok',
  ...seed,
  number: i + 1,
  last: i + 1,
}));

const TOOLS = [
  {
    name: 'find_customer',
    description: 'Finds customers by name.',
    parameters: { type: 'object', properties: { name: { type: 'string' } }, required: ['name'] },
  },
  {
    name: 'lookup_customer',
    description: 'Looks customers up. Use it when an order id is known.',
    parameters: { type: 'object', properties: { order_id: { type: 'string' } } },
  },
];

const text = (role: string, content: string): object => ({ role, parts: [{ type: 'text', text: content }] });

const HISTORY = [
  text('user', REQUEST),
  {
    role: 'assistant',
    parts: [{ type: 'toolCall', id: 'call_1', name: 'find_customer', arguments: { name: 'J. Meyer' } }],
  },
  {
    role: 'tool',
    parts: [
      {
        type: 'toolResult',
        id: 'call_1',
        name: 'find_customer',
        result: [
          { id: 8841, name: 'Jana Meyer' },
          { id: 9127, name: 'Jonas Meyer' },
        ],
      },
    ],
  },
  text('assistant', 'I found the customer. Checking orders.'),
  { role: 'tool', parts: [{ type: 'toolResult', id: 'call_2', name: 'get_orders', result: [] }] },
];

/** Payloads by step; the last one holds what hostile text tries. */
const PAYLOADS: Readonly<Record<number, Readonly<Record<string, unknown>>>> = {
  1: modelPayload(1, 'First I find the customer, then the order.'),
  2: {
    arguments: { name: 'J. Meyer' },
    result: [
      { id: 8841, name: 'Jana Meyer', city: 'Bremen' },
      { id: 9127, name: 'Jonas Meyer', city: 'Ulm', last_order: 'A-1093' },
    ],
    events: [{ name: 'retry', time: Date.UTC(2026, 10, 20), attributes: { attempt: 1 } }],
    attributes: { 'gen_ai.tool.type': 'function', 'server.address': 'crm.example' },
  },
  3: modelPayload(3, 'I found the customer. Checking orders.'),
  4: { arguments: { customer_id: 8841 }, result: [] },
  5: modelPayload(5, 'The order A-1093 qualifies for a refund.'),
  6: {
    arguments: { customer_id: 8841, order: 'A-1093' },
    documents: [
      { id: 'policy-7', score: 0.91, text: 'Broken goods are refunded within 30 days.' },
      { id: 'policy-9', score: 0.44, text: 'Refunds go to the customer who ordered.' },
    ],
    result: 'ok',
  },
  7: {
    arguments: { customer_id: 8841, order: 'A-1093', amount: 129 },
    result: 'Error: 409\nbelongs to another customer',
  },
  8: modelPayload(5, 'Your refund of €129.00 has been issued.'),
  9: {
    output: [
      text(
        'assistant',
        '<img src=x onerror=alert(1)> Your refund \u202eeussi neeb sah\u202c\u200b\u200b **has been** issued https://example.com',
      ),
    ],
    attributes: {
      deep: nested(2_000),
      wide: Array.from({ length: 25_000 }, (_, i) => i),
      __proto__x: null,
      long: { $clipped: 'start of a long text', length: 60_000, path: ['attributes', 'long'] },
    },
  },
};

function modelPayload(messages: number, answer: string): Readonly<Record<string, unknown>> {
  return {
    system: [text('system', SYSTEM)],
    input: HISTORY.slice(0, messages),
    output: [text('assistant', answer)],
    tools: TOOLS,
    parameters: { temperature: 0.7, max_tokens: 1024, tool_choice: 'auto' },
    attributes: { 'gen_ai.system': 'openai', 'gen_ai.response.id': 'chatcmpl-77' },
  };
}

function nested(levels: number): unknown {
  let value: unknown = 'bottom';
  for (let i = 0; i < levels; i++) value = { in: value };
  return value;
}

function link(number: number): StepLink {
  const { kind, name, status } = ROWS[number - 1]!;
  return { number, kind, name, status };
}

function detail(number: number): StepDetail {
  const row = ROWS[number - 1]!;
  const isModel = row.kind === 'model';
  return {
    row,
    id: `span-${number}`,
    children: [],
    childCount: 0,
    ...(number > 1 && { parent: link(1) }),
    ...(isModel && {
      model: { provider: 'openai', requested: 'gpt-4o', served: 'gpt-4o-2024-08-06' },
      usage: { input: row.inputTokens!, output: row.outputTokens!, cacheRead: 1536, reasoning: 12 },
      finishReason: 'stop',
    }),
    ...(row.kind === 'tool' && { callId: `call_${number}` }),
    payload: PAYLOADS[number]!,
    source: { start: number * 1200, end: number * 1200 + 1100 },
  };
}

export function refundTrace(): FakeTrace {
  return {
    row: {
      id: 'refund',
      name: 'refund-agent',
      start: Date.UTC(2026, 10, 20, 8, 51, 12),
      durationMs: 14_200,
      outcome: 'failed',
      outcomeReason: 'wrong customer refunded',
      steps: ROWS.length,
      errors: 1,
      inputTokens: 18_100,
      outputTokens: 274,
      costUsd: 0.061,
      costComputed: true,
      agents: ['refund-agent'],
    },
    diagnosis: REFUND_DIAGNOSIS,
    step: (number) => ROWS[number - 1]!,
    detail,
    text: () => `start of a long text${' and so on'.repeat(5998)}`,
    collapse: () => [],
    hits: function* (query) {
      for (const row of ROWS) {
        const content = JSON.stringify(PAYLOADS[row.number]!, (key, value) => (key === 'deep' ? undefined : value));
        const at = content.toLowerCase().indexOf(query.toLowerCase());
        if (at === -1) continue;
        const end = at + query.length;
        const count = content.toLowerCase().split(query.toLowerCase()).length - 1;
        yield {
          step: row.number,
          count,
          before: content.slice(Math.max(0, at - 30), at),
          match: content.slice(at, end),
          after: content.slice(end, end + 40),
        };
      }
    },
  };
}
