import { parseMaybeJson, parseStrictJson } from '../../messages/json';
import { messagesFrom, toolDefinitionsFrom } from '../../messages/messages';
import type { Message, Payload, RetrievedDocument, StepKind } from '../../model';
import type { SkimValue } from '../../skim/types';
import { type Attributes, firstText, number, text } from '../attributes';
import type { Field, PayloadDraft } from '../draft';
import type { Facts, Family } from '../family';
import type { Span } from '../span';
import { usageFrom } from '../usage';

/** `gen_ai.operation.name`, with values of emitters that run ahead of the conventions. */
const OPERATIONS: ReadonlyMap<string, StepKind> = new Map([
  ['chat', 'model'],
  ['text_completion', 'model'],
  ['generate_content', 'model'],
  ['embeddings', 'model'],
  ['invoke_agent', 'agent'],
  ['create_agent', 'agent'],
  ['execute_tool', 'tool'],
  ['retrieval', 'retrieval'],
  ['search_memory', 'retrieval'],
  ['handoff', 'handoff'],
  ['agent_handoff', 'handoff'],
  ['guardrail', 'guardrail'],
  ['evaluate', 'score'],
  ['invoke_workflow', 'span'],
  ['agent_step', 'span'],
  ['plan', 'span'],
  // Gemini CLI
  ['llm_call', 'model'],
  ['tool_call', 'tool'],
  ['agent_call', 'agent'],
]);

/**
 * OpenTelemetry's GenAI semantic conventions: the current names and those before (`gen_ai.system`, `prompt_tokens`).
 * https://github.com/open-telemetry/semantic-conventions-genai
 */
export const genAi: Family = {
  recognises: ({ attributes }) =>
    attributes.has('gen_ai.operation.name') ||
    attributes.has('gen_ai.system') ||
    attributes.has('gen_ai.request.model') ||
    attributes.has('gen_ai.provider.name') ||
    attributes.has('gen_ai.tool.name') ||
    attributes.has('gen_ai.usage.input_tokens') ||
    attributes.has('gen_ai.input.messages') ||
    attributes.has('gen_ai.output.messages') ||
    attributes.has('gen_ai.prompt'),

  facts: (span, facts) => {
    const { attributes } = span;
    facts.kind ??= kindOf(span);
    facts.agent ??= text(attributes, 'gen_ai.agent.name') ?? (facts.kind === 'agent' ? objectOf(span) : undefined);
    facts.provider ??= text(attributes, 'gen_ai.provider.name') ?? text(attributes, 'gen_ai.system');
    facts.requestedModel ??= text(attributes, 'gen_ai.request.model');
    facts.servedModel ??= text(attributes, 'gen_ai.response.model');
    facts.usage ??= usageOf(attributes);
    facts.costUsd ??= number(attributes, 'gen_ai.usage.cost');
    facts.finishReason ??= firstText(attributes, 'gen_ai.response.finish_reasons');
    if (facts.kind === 'tool') {
      facts.toolName ??= text(attributes, 'gen_ai.tool.name') ?? objectOf(span);
      facts.callId ??= text(attributes, 'gen_ai.tool.call.id') ?? text(attributes, 'gen_ai.tool.call_id');
      facts.failed ??= text(attributes, 'gen_ai.tool.status') === 'error' || undefined;
    } else if (facts.kind === 'handoff') {
      const to = text(attributes, 'gen_ai.handoff.to_agent');
      facts.name ??= to === undefined ? undefined : `handoff to ${to}`;
    }
  },

  payload: ({ attributes }, draft) => {
    for (const offer of CONTENT) {
      offer(draft);
    }
    const asked = requestKeys(attributes);
    if (asked.length > 0) {
      draft.offer('parameters', asked, () =>
        Object.fromEntries(asked.map((key) => [key.slice(REQUEST.length), attributes.get(key)])),
      );
    }
  },
};

/** Offers a field under the names its attribute has had, the current one first. */
function content<F extends Field>(
  field: F,
  make: (value: SkimValue) => Payload[F] | undefined,
  ...keys: readonly string[]
): (draft: PayloadDraft) => void {
  return (draft) => {
    for (const key of keys) {
      draft.offerKey(field, key, make);
    }
  };
}

const CONTENT = [
  content('system', systemFrom, 'gen_ai.system_instructions'),
  content(
    'input',
    (value) => messagesFrom(value, 'user'),
    ...['gen_ai.input.messages', 'gen_ai.prompt', 'gen_ai.request.messages', 'gen_ai.input_value'],
  ),
  content(
    'output',
    (value) => messagesFrom(value, 'assistant'),
    ...['gen_ai.output.messages', 'gen_ai.completion', 'gen_ai.response.text', 'gen_ai.output_value'],
  ),
  content(
    'tools',
    toolDefinitionsFrom,
    ...['gen_ai.tool.definitions', 'gen_ai.request.tools', 'gen_ai.request.available_tools'],
  ),
  content(
    'arguments',
    parseStrictJson,
    ...['gen_ai.tool.call.arguments', 'gen_ai.tool.input', 'gen_ai.retrieval.query.text'],
  ),
  content('result', parseMaybeJson, 'gen_ai.tool.call.result', 'gen_ai.tool.output'),
  content('documents', documentsFrom, 'gen_ai.retrieval.documents'),
];

const REQUEST = 'gen_ai.request.';
const NOT_PARAMETERS: ReadonlySet<string> = new Set([
  'gen_ai.request.model',
  'gen_ai.request.messages',
  'gen_ai.request.tools',
  'gen_ai.request.available_tools',
]);

function requestKeys(attributes: Attributes): string[] {
  const keys: string[] = [];
  for (const key of attributes.keys()) {
    if (key.startsWith(REQUEST) && !NOT_PARAMETERS.has(key)) {
      keys.push(key);
    }
  }
  return keys;
}

function kindOf(span: Span): StepKind | undefined {
  const { attributes, name } = span;
  const known = OPERATIONS.get(text(attributes, 'gen_ai.operation.name') ?? '');
  if (known !== undefined) {
    return known;
  }
  const space = name.indexOf(' ');
  const named = OPERATIONS.get(space < 0 ? name : name.slice(0, space));
  if (named !== undefined) {
    return named;
  }
  if (attributes.has('gen_ai.tool.name')) {
    return 'tool';
  }
  const isCall = text(attributes, 'gen_ai.request.model') ?? number(attributes, 'gen_ai.usage.input_tokens');
  return isCall === undefined ? undefined : 'model';
}

/** Y of a span named "execute_tool Y" or "invoke_agent Y". */
function objectOf({ name }: Span): string | undefined {
  const space = name.indexOf(' ');
  return space > 0 && OPERATIONS.has(name.slice(0, space)) ? name.slice(space + 1) : undefined;
}

/** Strands writes both the current and the former names of the same counts: they are alternatives, never a sum. */
function usageOf(attributes: Attributes): Facts['usage'] {
  return usageFrom({
    input: number(attributes, 'gen_ai.usage.input_tokens') ?? number(attributes, 'gen_ai.usage.prompt_tokens'),
    output: number(attributes, 'gen_ai.usage.output_tokens') ?? number(attributes, 'gen_ai.usage.completion_tokens'),
    cacheRead:
      number(attributes, 'gen_ai.usage.cache_read.input_tokens') ??
      number(attributes, 'gen_ai.usage.cache_read_input_tokens') ??
      number(attributes, 'gen_ai.usage.details.cache_read_tokens'),
    cacheWrite:
      number(attributes, 'gen_ai.usage.cache_write.input_tokens') ??
      number(attributes, 'gen_ai.usage.cache_creation.input_tokens') ??
      number(attributes, 'gen_ai.usage.cache_write_input_tokens') ??
      number(attributes, 'gen_ai.usage.cache_creation_input_tokens') ??
      number(attributes, 'gen_ai.usage.details.cache_write_tokens'),
    reasoning:
      number(attributes, 'gen_ai.usage.reasoning.output_tokens') ??
      number(attributes, 'gen_ai.usage.reasoning_tokens') ??
      number(attributes, 'gen_ai.usage.details.reasoning_tokens'),
  });
}

/** A list of parts without a message around it. */
function systemFrom(value: SkimValue): Message[] {
  const known = typeof value === 'object' && value !== null ? systems.get(value) : undefined;
  const messages = known ?? messagesFrom(value, 'system').map((message) => ({ ...message, role: 'system' }));
  if (typeof value === 'object' && value !== null) {
    systems.set(value, messages);
  }
  return messages;
}

/** Values that were read: model calls repeat their instructions, and readers give them as the same object. */
const systems = new WeakMap<object, Message[]>();

function documentsFrom(value: SkimValue): RetrievedDocument[] {
  const list = parseMaybeJson(value);
  return (Array.isArray(list) ? list : []).map((item) => {
    const { id, score, content } = Object(item) as Record<string, unknown>;
    return {
      text: typeof content === 'string' ? content : '',
      ...(typeof id === 'string' && { id }),
      ...(typeof score === 'number' && { score }),
    };
  });
}
