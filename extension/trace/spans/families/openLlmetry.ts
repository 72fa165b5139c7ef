import { parseMaybeJson } from '../../messages/json';
import { messagesFrom, toolDefinitionsFrom } from '../../messages/messages';
import type { StepKind } from '../../model';
import type { SkimValue } from '../../skim/types';
import { type Attributes, text } from '../attributes';
import type { Family } from '../family';
import { type Gathered, gather } from '../indexed';

const KINDS: ReadonlyMap<string, StepKind> = new Map([
  ['agent', 'agent'],
  ['tool', 'tool'],
  ['workflow', 'span'],
  ['task', 'span'],
]);

/**
 * OpenLLMetry (Traceloop): `traceloop.*` around functions, and model calls with one attribute per message field
 * (`gen_ai.prompt.0.content`). Later versions write plain gen_ai messages; both occur in one file.
 * https://github.com/traceloop/openllmetry, semconv_ai
 */
export const openLlmetry: Family = {
  recognises: ({ attributes }) =>
    attributes.has('traceloop.span.kind') ||
    attributes.has('gen_ai.prompt.0.role') ||
    attributes.has('gen_ai.prompt.0.content') ||
    attributes.has('llm.request.type'),

  facts: ({ attributes }, facts) => {
    const kind = text(attributes, 'traceloop.span.kind');
    facts.kind ??= kind === undefined ? modelCall(attributes) : KINDS.get(kind);
    const entity = text(attributes, 'traceloop.entity.name');
    if (kind === 'agent') {
      facts.agent ??= text(attributes, 'gen_ai.agent.name') ?? entity;
    } else if (kind === 'tool') {
      facts.toolName ??= text(attributes, 'gen_ai.tool.name') ?? entity;
    }
    facts.finishReason ??= text(attributes, 'gen_ai.completion.0.finish_reason');
  },

  payload: ({ attributes }, draft) => {
    const itemsIn = ({ items }: Gathered) => items.map((item) => draft.same(withContent(item)));
    const prompt = gather(attributes, 'gen_ai.prompt');
    draft.offer('input', prompt.keys, () => messagesFrom(itemsIn(prompt), 'user'));
    const completion = gather(attributes, 'gen_ai.completion');
    draft.offer('output', completion.keys, () => messagesFrom(itemsIn(completion), 'assistant'));
    const tools = gather(attributes, 'llm.request.functions');
    draft.offer('tools', tools.keys, () => toolDefinitionsFrom(tools.items.map(withParameters)));
    draft.offerKey('arguments', 'traceloop.entity.input', entityInput);
    draft.offerKey('result', 'traceloop.entity.output', entityOutput);
  },
};

/** `llm.request.type`: chat, completion, embedding, rerank. */
function modelCall(attributes: Attributes): StepKind {
  return text(attributes, 'llm.request.type') === 'rerank' ? 'retrieval' : 'model';
}

/** Content may be a JSON list of parts in a string; tool calls lie beside it, not under `function`. */
function withContent(item: unknown): unknown {
  if (typeof item !== 'object' || item === null) {
    return item;
  }
  const { content, tool_calls, ...rest } = item as Record<string, unknown>;
  const calls = Array.isArray(tool_calls) ? tool_calls.map(asFunctionCall) : undefined;
  const parts = parseMaybeJson(content);
  return { ...rest, content: Array.isArray(parts) ? parts : content, ...(calls && { tool_calls: calls }) };
}

function asFunctionCall(call: unknown): unknown {
  const { id, name, arguments: given } = Object(call) as Record<string, unknown>;
  return { id, type: 'function', function: { name, arguments: given } };
}

function withParameters(item: unknown): unknown {
  return typeof item === 'object' && item !== null && 'parameters' in item
    ? { ...item, parameters: parseMaybeJson(item.parameters) }
    : item;
}

/** `{inputs}` from LangChain callbacks, `{args, kwargs}` from decorated functions. */
function entityInput(value: SkimValue): unknown {
  const input = parseMaybeJson(value);
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    return input;
  }
  const { inputs, input_str, args, kwargs } = input as Record<string, unknown>;
  if (inputs !== undefined || input_str !== undefined) {
    return parseMaybeJson(inputs ?? input_str);
  }
  return Array.isArray(args) && args.length === 0 && kwargs !== undefined ? kwargs : input;
}

/** `{outputs}` or `{output}` from LangChain callbacks, else the function's own result. */
function entityOutput(value: SkimValue): unknown {
  const output = parseMaybeJson(value);
  if (typeof output !== 'object' || output === null || Array.isArray(output)) {
    return output;
  }
  const { outputs, output: inner } = output as Record<string, unknown>;
  return parseMaybeJson(outputs ?? inner) ?? output;
}
