import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SkimValue } from '../../../../extension/trace/skim/types';
import { TextRef } from '../../../../extension/trace/skim/types';
import { payloadFromSpan, stepFromSpan } from '../../../../extension/trace/spans/mapSpan';
import type { Span } from '../../../../extension/trace/spans/span';

const SOURCE = { start: 0, end: 1 };

function span(attributes: Record<string, SkimValue>, fields: Partial<Span> = {}): Span {
  return {
    traceId: 't',
    id: 's',
    parentId: undefined,
    name: 'span name',
    start: 1000,
    end: 1500,
    status: 'unset',
    statusMessage: undefined,
    scope: undefined,
    attributes: new Map(Object.entries(attributes)),
    events: [],
    ...fields,
  };
}

const event = (name: string, attributes: Record<string, SkimValue>) => ({
  name,
  time: undefined,
  attributes: new Map(Object.entries(attributes)),
});

test.each<[string, Record<string, SkimValue>, string, string]>([
  ['nothing known', {}, 'span', 'span name'],
  ['chat', { 'gen_ai.operation.name': 'chat', 'gen_ai.request.model': 'm' }, 'model', 'm'],
  ['the served model', { 'gen_ai.request.model': 'm', 'gen_ai.response.model': 'm-1' }, 'model', 'm-1'],
  ['embeddings', { 'gen_ai.operation.name': 'embeddings' }, 'model', 'span name'],
  ['tool', { 'gen_ai.operation.name': 'execute_tool', 'gen_ai.tool.name': 'find' }, 'tool', 'find'],
  ['agent', { 'gen_ai.operation.name': 'invoke_agent', 'gen_ai.agent.name': 'a' }, 'agent', 'a'],
  ['agent as context only', { 'gen_ai.agent.name': 'a' }, 'span', 'span name'],
  ['workflow', { 'gen_ai.operation.name': 'invoke_workflow' }, 'span', 'span name'],
  ['retrieval', { 'gen_ai.operation.name': 'retrieval' }, 'retrieval', 'span name'],
  ['handoff', { 'gen_ai.operation.name': 'handoff', 'gen_ai.handoff.to_agent': 'b' }, 'handoff', 'handoff to b'],
  ['unknown operation', { 'gen_ai.operation.name': 'hum' }, 'span', 'span name'],
  ['unknown operation of a model', { 'gen_ai.operation.name': 'hum', 'gen_ai.request.model': 'm' }, 'model', 'm'],
  ['AI SDK wrapper', { 'ai.operationId': 'ai.streamText', 'ai.telemetry.functionId': 'f' }, 'agent', 'f'],
  ['AI SDK call', { 'ai.operationId': 'ai.streamText.doStream', 'ai.model.id': 'm' }, 'model', 'm'],
  ['AI SDK tool', { 'ai.operationId': 'ai.toolCall', 'ai.toolCall.name': 'find' }, 'tool', 'find'],
  ['AI SDK embedding', { 'ai.operationId': 'ai.embed' }, 'span', 'span name'],
  ['OpenInference chain', { 'openinference.span.kind': 'CHAIN' }, 'span', 'span name'],
  ['OpenInference in lower case', { 'openinference.span.kind': 'reranker' }, 'retrieval', 'span name'],
  [
    'OpenInference before gen_ai',
    { 'openinference.span.kind': 'TOOL', 'gen_ai.request.model': 'm' },
    'tool',
    'span name',
  ],
  [
    'an unknown kind lets the next family say',
    { 'openinference.span.kind': 'UNKNOWN', 'gen_ai.operation.name': 'chat' },
    'model',
    'span name',
  ],
  ['AWS collector', { 'aws.genai.span_kind': 'AGENT' }, 'agent', 'span name'],
  ['OpenLLMetry task', { 'traceloop.span.kind': 'task' }, 'span', 'span name'],
  ['OpenLLMetry tool', { 'traceloop.span.kind': 'tool', 'traceloop.entity.name': 'find' }, 'tool', 'find'],
  ['flattened prompt', { 'gen_ai.prompt.0.role': 'user', 'gen_ai.request.model': 'm' }, 'model', 'm'],
])('kind and name: %s', (_, attributes, kind, name) => {
  const step = stepFromSpan(span(attributes), SOURCE);
  expect([step.kind, step.name]).toEqual([kind, name]);
});

test.each([
  ['chat gpt-4o', 'model', 'chat gpt-4o', undefined],
  ['execute_tool find', 'tool', 'find', 'find'],
  ['invoke_agent desk', 'agent', 'desk', undefined],
  ['GET /', 'span', 'GET /', undefined],
])('without an operation, the span name %s says it', (name, kind, shown, tool) => {
  const step = stepFromSpan(span({ 'gen_ai.system': 'x' }, { name }), SOURCE);
  expect([step.kind, step.name, step.toolName]).toEqual([kind, shown, tool]);
});

describe('usage', () => {
  const usage = (attributes: Record<string, SkimValue>) =>
    stepFromSpan(span({ 'gen_ai.operation.name': 'chat', ...attributes }), SOURCE).usage;

  test('both generations of a name are one count', () => {
    const both = { 'gen_ai.usage.input_tokens': 44, 'gen_ai.usage.prompt_tokens': 44 };
    expect(usage({ ...both, 'gen_ai.usage.completion_tokens': '6' })).toMatchObject({ input: 44, output: 6 });
  });

  test('cached tokens are part of the input', () => {
    const cached = { 'gen_ai.usage.input_tokens': 100, 'gen_ai.usage.cache_read.input_tokens': 80 };
    expect(usage(cached)).toMatchObject({ input: 100, cacheRead: 80 });
  });

  test('cached tokens beside the input are added to it', () => {
    const beside = {
      'gen_ai.usage.input_tokens': 4,
      'gen_ai.usage.cache_read_input_tokens': 80,
      'gen_ai.usage.cache_creation.input_tokens': 20,
    };
    expect(usage(beside)).toMatchObject({ input: 104, cacheRead: 80, cacheWrite: 20 });
  });

  test('no counts, no usage', () => {
    expect(usage({ 'gen_ai.usage.input_tokens': 'many' })).toBeUndefined();
  });
});

describe('status', () => {
  const exception = (type: string) => event('exception', { 'exception.type': type, 'exception.message': 'it broke' });
  const status = (attributes: Record<string, SkimValue>, fields: Partial<Span>) => {
    const step = stepFromSpan(span(attributes, fields), SOURCE);
    return [step.status, step.statusMessage];
  };

  test.each<[string, Record<string, SkimValue>, Partial<Span>, unknown[]]>([
    ['as recorded', {}, { status: 'error', statusMessage: 'no' }, ['error', 'no']],
    ['the exception says why', {}, { status: 'error', events: [exception('E')] }, ['error', 'it broke']],
    ['an exception on an unset span', {}, { events: [exception('E')] }, ['error', 'it broke']],
    ['an exception that was handled', {}, { status: 'ok', events: [exception('E')] }, ['ok', undefined]],
    ['cancellation', {}, { events: [exception('asyncio.exceptions.CancelledError')] }, ['unset', undefined]],
    ['error.type', { 'error.type': 'timeout' }, { status: 'ok' }, ['error', 'timeout']],
    [
      'a failed tool call',
      { 'gen_ai.operation.name': 'execute_tool', 'gen_ai.tool.status': 'error' },
      { status: 'ok' },
      ['error', undefined],
    ],
  ])('%s', (_, attributes, fields, expected) => {
    expect(status(attributes, fields)).toEqual(expected);
  });
});

describe('payload', () => {
  test('each field comes from the most specific family, the rest stays', () => {
    const payload = payloadFromSpan(
      span({
        'openinference.span.kind': 'LLM',
        'llm.input_messages.0.message.role': 'user',
        'llm.input_messages.0.message.content': 'specific',
        'gen_ai.input.messages': '[{"role":"user","parts":[{"type":"text","content":"general"}]}]',
        'gen_ai.output.messages': '[{"role":"assistant","parts":[{"type":"text","content":"answer"}]}]',
      }),
    );
    expect(payload.input).toEqual([{ role: 'user', parts: [{ type: 'text', text: 'specific' }] }]);
    expect(payload.output).toEqual([{ role: 'assistant', parts: [{ type: 'text', text: 'answer' }] }]);
    expect(Object.keys(payload.attributes ?? {})).toEqual(['openinference.span.kind', 'gen_ai.input.messages']);
  });

  test('system messages that lead the input are the system instructions', () => {
    const messages = '[{"role":"system","content":"be brief"},{"role":"user","content":"hi"}]';
    const payload = payloadFromSpan(span({ 'gen_ai.operation.name': 'chat', 'gen_ai.input.messages': messages }));
    expect([payload.system?.length, payload.input?.map(({ role }) => role)]).toEqual([1, ['user']]);
  });

  test('JSON that was cut off is read as far as it goes and shown as it is', () => {
    const cut = '[{"role":"user","parts":[{"type":"text","content":"where is';
    const payload = payloadFromSpan(span({ 'gen_ai.operation.name': 'chat', 'gen_ai.input.messages': cut }));
    expect(JSON.stringify(payload.input)).toContain('where is');
    expect(payload.attributes?.['gen_ai.input.messages']).toBe(cut);
  });

  test('arguments that are no JSON stay as the model wrote them', () => {
    const attributes = { 'gen_ai.tool.name': 'find', 'gen_ai.tool.call.arguments': '{"id": P-1' };
    expect(payloadFromSpan(span(attributes)).arguments).toBe('{"id": P-1');
  });

  test('events that were read as messages are not shown again', () => {
    const events = [event('gen_ai.user.message', { content: 'hi' }), event('note', { n: 1 })];
    const payload = payloadFromSpan(span({}, { events }));
    expect(payload.input?.length).toBe(1);
    expect(payload.events?.map(({ name }) => name)).toEqual(['note']);
  });
});

const KEYS = [
  'ai.operationId',
  'ai.prompt',
  'ai.prompt.tools',
  'ai.response.toolCalls',
  'gcp.vertex.agent.llm_request',
  'gcp.vertex.agent.event_id',
  'openinference.span.kind',
  'llm.input_messages',
  'llm.input_messages.0.message.role',
  'llm.output_messages.0',
  'retrieval.documents.0.document.content',
  'input.value',
  'output.value',
  'traceloop.span.kind',
  'traceloop.entity.input',
  'gen_ai.prompt.0.role',
  'gen_ai.completion.0.tool_calls.0.name',
  'logfire.msg',
  'events',
  'model_request_parameters',
  'gen_ai.operation.name',
  'gen_ai.input.messages',
  'gen_ai.tool.name',
  'gen_ai.usage.input_tokens',
  'gen_ai.response.finish_reasons',
  'gen_ai.retrieval.documents',
  'claude_code.tool',
  '__proto__',
];

test('no value of any type makes it throw', () => {
  const value = fc.oneof(
    fc.jsonValue({ maxDepth: 4 }),
    fc.json({ maxDepth: 3 }),
    fc.constantFrom('LLM', 'TOOL', 'chat', 'ai.toolCall', '[{"role":"us', "{'a': None}", new TextRef(1, 2)),
  ) as fc.Arbitrary<SkimValue>;
  const attributes = fc.array(fc.tuple(fc.constantFrom(...KEYS), value)).map((entries) => new Map(entries));
  const name = fc.constantFrom('gen_ai.choice', 'gen_ai.user.message', 'exception', 'x');
  const events = fc.array(fc.record({ name, time: fc.constant(undefined), attributes }), { maxLength: 3 });
  fc.assert(
    fc.property(attributes, events, (some, happened) => {
      const input = span({}, { attributes: some, events: happened });
      const step = stepFromSpan(input, SOURCE);
      expect(typeof step.name).toBe('string');
      payloadFromSpan(input);
    }),
    { numRuns: 500 },
  );
});
