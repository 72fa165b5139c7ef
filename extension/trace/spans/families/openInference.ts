import { parseMaybeJson } from '../../messages/json';
import { messagesFrom, toolDefinitionsFrom } from '../../messages/messages';
import type { RetrievedDocument, StepKind } from '../../model';
import type { SkimValue } from '../../skim/types';
import { type Attributes, number, text } from '../attributes';
import type { Facts, Family } from '../family';
import { gather } from '../indexed';
import { offerPlainValues } from '../plainValues';
import type { Span, SpanContent } from '../span';
import { usageFrom } from '../usage';

/** CHAIN and PROMPT say nothing about what a step is to an agent; UNKNOWN nothing at all. */
const KINDS: ReadonlyMap<string, StepKind> = new Map([
  ['LLM', 'model'],
  ['EMBEDDING', 'model'],
  ['CHAIN', 'span'],
  ['PROMPT', 'span'],
  ['RETRIEVER', 'retrieval'],
  ['RERANKER', 'retrieval'],
  ['TOOL', 'tool'],
  ['AGENT', 'agent'],
  ['GUARDRAIL', 'guardrail'],
  ['EVALUATOR', 'score'],
]);

/**
 * OpenInference (Arize Phoenix): lists flattened into keys (`llm.input_messages.0.message.role`) and a plain
 * `input.value` / `output.value`. smolagents, LlamaIndex, DSPy and many others reach files this way. AWS's collector
 * writes the same kinds as `aws.genai.span_kind`.
 * https://arize-ai.github.io/openinference/spec/semantic_conventions.html
 */
export const openInference: Family = {
  recognises: ({ attributes }) =>
    attributes.has('openinference.span.kind') ||
    attributes.has('aws.genai.span_kind') ||
    attributes.has('llm.model_name') ||
    attributes.has('llm.input_messages.0.message.role') ||
    attributes.has('llm.input_messages') ||
    attributes.has('input.value') ||
    attributes.has('output.value'),

  facts: (span, facts) => {
    const { attributes } = span;
    facts.kind ??= kindOf(span);
    facts.agent ??= text(attributes, 'agent.name') ?? (facts.kind === 'agent' ? runner(span) : undefined);
    facts.provider ??= text(attributes, 'llm.provider') ?? text(attributes, 'llm.system');
    facts.requestedModel ??= text(attributes, 'llm.request.model_name');
    facts.servedModel ??= text(attributes, 'llm.response.model_name');
    if (facts.requestedModel === undefined && facts.servedModel === undefined) {
      facts.requestedModel = text(attributes, 'llm.model_name') ?? text(attributes, 'embedding.model_name');
    }
    facts.toolName ??= text(attributes, 'tool.name');
    facts.callId ??= text(attributes, 'tool_call.id') ?? text(attributes, 'tool.id');
    facts.finishReason ??= text(attributes, 'llm.finish_reason');
    facts.costUsd ??= number(attributes, 'llm.cost.total');
    facts.usage ??= usageOf(attributes);
  },

  payload: (span, draft) => {
    const { attributes } = span;
    const input = gather(attributes, 'llm.input_messages');
    draft.offer('input', input.keys, () => input.items.flatMap((item) => messagesFrom(draft.same(withTexts(item)))));
    const output = gather(attributes, 'llm.output_messages');
    draft.offer('output', output.keys, () =>
      output.items.flatMap((item) => messagesFrom(draft.same(withTexts(item)), 'assistant')),
    );
    const tools = gather(attributes, 'llm.tools');
    draft.offer('tools', tools.keys, () => toolDefinitionsFrom(tools.items));
    draft.offerKey('parameters', 'llm.invocation_parameters', parameters);
    for (const list of ['retrieval.documents', 'reranker.output_documents']) {
      const documents = gather(attributes, list);
      draft.offer('documents', documents.keys, () => documents.items.map(documentFrom));
    }
    const kind = kindOf(span);
    offerPlainValues(draft, PLAIN_VALUES, kind === 'model' || kind === 'agent', calledWith);
  },
};

const PLAIN_VALUES = { input: 'input.value', output: 'output.value' };

function kindOf({ attributes, name }: SpanContent): StepKind | undefined {
  const recorded = text(attributes, 'openinference.span.kind') ?? text(attributes, 'aws.genai.span_kind');
  if (recorded === undefined) {
    return text(attributes, 'llm.model_name') ? 'model' : undefined;
  }
  const kind = KINDS.get(recorded.toUpperCase());
  // The OpenAI Agents instrumentation has no kind for handing over to another agent and calls it a tool.
  return kind === 'tool' && name.startsWith('handoff to ') && !attributes.has('tool.name') ? 'handoff' : kind;
}

/** Agents without a name attribute (smolagents, Agno) call their span "CodeAgent.run". */
function runner({ name }: Span): string | undefined {
  const end = [name.lastIndexOf('.run'), name.lastIndexOf('.arun')].find((dot) => dot > 0 && dot >= name.length - 5);
  return end === undefined ? undefined : name.slice(0, end);
}

function usageOf(attributes: Attributes): Facts['usage'] {
  return usageFrom({
    input: number(attributes, 'llm.token_count.prompt'),
    output: number(attributes, 'llm.token_count.completion'),
    cacheRead: number(attributes, 'llm.token_count.prompt_details.cache_read'),
    cacheWrite: number(attributes, 'llm.token_count.prompt_details.cache_write'),
    reasoning: number(attributes, 'llm.token_count.completion_details.reasoning'),
  });
}

/** Claude's instrumentation indexes plain texts too: `message.content.0`. */
function withTexts(item: unknown): unknown {
  const { message } = Object(item) as { message?: unknown };
  const { content } = Object(message) as { content?: unknown };
  return Array.isArray(content) && content.every((value) => typeof value === 'string')
    ? { message: { ...Object(message), content: content.join('\n') } }
    : item;
}

/** Request parameters; some instrumentations put the whole request or response here. */
function parameters(value: SkimValue): Readonly<Record<string, unknown>> | undefined {
  const parsed = parseMaybeJson(value);
  return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)
    ? (parsed as Record<string, unknown>)
    : undefined;
}

function documentFrom(item: unknown): RetrievedDocument {
  const { document } = Object(item) as { document?: unknown };
  const { id, content, score } = Object(document ?? item) as Record<string, unknown>;
  return {
    text: typeof content === 'string' ? content : '',
    ...(typeof id === 'string' && { id }),
    ...(typeof score === 'number' && { score }),
  };
}

/** smolagents records how Python called a tool, flags of its own included. */
function calledWith(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('sanitize_inputs_outputs' in value)) {
    return value;
  }
  const { args, kwargs } = value as Record<string, unknown>;
  const hasArgs = Array.isArray(args) && args.length > 0;
  return hasArgs ? (Object.keys(Object(kwargs)).length > 0 ? { args, kwargs } : args) : kwargs;
}
