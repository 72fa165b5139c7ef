import { parseMaybeJson } from '../../messages/json';
import type { StepKind } from '../../model';
import { type Attributes, message, number, text } from '../attributes';
import type { Facts, Family } from '../family';
import { offerPlainValues } from '../plainValues';
import { usageFrom } from '../usage';

/** Observability platforms whose SDKs write OpenTelemetry spans: what kind a span is, what went in and came out. */
const PLATFORMS = [
  {
    kind: 'langfuse.observation.type',
    input: 'langfuse.observation.input',
    output: 'langfuse.observation.output',
    usage: 'langfuse.observation.usage_details',
  },
  {
    kind: 'mlflow.spanType',
    input: 'mlflow.spanInputs',
    output: 'mlflow.spanOutputs',
    usage: 'mlflow.chat.tokenUsage',
  },
  { kind: 'langwatch.span.type', input: 'langwatch.input', output: 'langwatch.output', usage: '' },
  { kind: 'langsmith.span.kind', input: '', output: '', usage: '' }, // messages are in gen_ai.prompt and .completion
] as const;

/** Kinds that say something; chains, spans, tasks and modules leave it to other families. */
const KINDS: ReadonlyMap<string, StepKind> = new Map([
  ['llm', 'model'],
  ['generation', 'model'],
  ['chat_model', 'model'],
  ['embedding', 'model'],
  ['agent', 'agent'],
  ['tool', 'tool'],
  ['retriever', 'retrieval'],
  ['reranker', 'retrieval'],
  ['rag', 'retrieval'],
  ['guardrail', 'guardrail'],
  ['evaluator', 'score'],
  ['evaluation', 'score'],
]);

/**
 * Attributes of Langfuse, MLflow, LangWatch and LangSmith, where their SDKs are sent to a collector.
 * https://langfuse.com/integrations/native/opentelemetry, https://mlflow.org/docs/latest/genai/tracing,
 * https://docs.langwatch.ai, https://docs.langchain.com/langsmith/trace-with-opentelemetry
 */
export const platforms: Family = {
  recognises: ({ attributes }) => PLATFORMS.some(({ kind }) => attributes.has(kind)),

  facts: ({ attributes, name }, facts) => {
    facts.kind ??= kindOf(attributes);
    if (facts.kind === 'tool') {
      facts.toolName ??= text(attributes, 'gen_ai.tool.name') ?? name;
    }
    facts.requestedModel ??= text(attributes, 'langfuse.observation.model.name');
    facts.usage ??= usageOf(attributes);
    facts.costUsd ??= number(details(attributes, 'langfuse.observation.cost_details'), 'total');
    facts.failed ??= text(attributes, 'langfuse.observation.level') === 'ERROR' || undefined;
    facts.statusMessage ??= message(attributes, 'langfuse.observation.status_message');
  },

  payload: ({ attributes }, draft) => {
    const kind = kindOf(attributes);
    for (const platform of PLATFORMS) {
      offerPlainValues(draft, platform, kind === 'model' || kind === 'agent', withoutType);
    }
  },
};

/** MLflow writes its values as JSON: '"LLM"'. */
function kindOf(attributes: Attributes): StepKind | undefined {
  for (const { kind } of PLATFORMS) {
    const value = text(attributes, kind);
    if (value !== undefined) {
      return KINDS.get(value.replaceAll('"', '').toLowerCase());
    }
  }
  return undefined;
}

/** Counts as a JSON object. Langfuse's parts add up to the total: there, the input leaves out what was cached. */
function usageOf(attributes: Attributes): Facts['usage'] {
  const counts = PLATFORMS.map(({ usage }) => details(attributes, usage)).find(({ size }) => size > 0) ?? NONE;
  const input = number(counts, 'input') ?? number(counts, 'input_tokens');
  const output = number(counts, 'output') ?? number(counts, 'output_tokens');
  const cacheRead = number(counts, 'input_cached_tokens') ?? number(counts, 'cache_read_input_tokens');
  const total = number(counts, 'total');
  const isApart = total !== undefined && (input ?? 0) + (output ?? 0) + (cacheRead ?? 0) === total;
  return usageFrom({ input: isApart ? (input ?? 0) + (cacheRead ?? 0) : input, output, cacheRead });
}

const NONE: Attributes = new Map();

function details(attributes: Attributes, key: string): Attributes {
  const value = text(attributes, key);
  const parsed = value === undefined ? undefined : parseMaybeJson(value);
  return typeof parsed === 'object' && parsed !== null ? new Map(Object.entries(parsed)) : NONE;
}

/** LangWatch says what it wraps: `{type: 'chat_messages', value}`. */
function withoutType(value: unknown): unknown {
  const isWrapped = typeof value === 'object' && value !== null && 'type' in value && 'value' in value;
  return isWrapped && Object.keys(value).length === 2 ? value.value : value;
}
