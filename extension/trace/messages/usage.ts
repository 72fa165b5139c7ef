import type { Usage } from '../model';
import { type Fields, fieldsOf, firstOf } from './fields';

/**
 * Token counts as model providers and SDKs return them: OpenAI (chat, Responses), Anthropic, Gemini, LangChain, AI
 * SDK. Input includes cached tokens and output includes reasoning, whatever the provider's own convention.
 */
export function usageOf(value: unknown): Usage | undefined {
  const counts = fieldsOf(value);
  if (!counts) {
    return undefined;
  }
  const inputDetails = detailsOf(counts, 'prompt_tokens_details', 'input_tokens_details', 'input_token_details');
  const outputDetails = detailsOf(counts, 'completion_tokens_details', 'output_tokens_details', 'output_token_details');
  const cacheRead =
    countOf(counts, 'cache_read_input_tokens', 'cachedContentTokenCount', 'cachedInputTokens') ??
    countOf(inputDetails, 'cached_tokens', 'cache_read');
  const cacheWrite =
    countOf(counts, 'cache_creation_input_tokens') ?? countOf(inputDetails, 'cache_creation', 'cache_write_tokens');
  const thoughts = countOf(counts, 'thoughtsTokenCount');
  const reasoning =
    thoughts ?? countOf(outputDetails, 'reasoning_tokens', 'reasoning') ?? countOf(counts, 'reasoningTokens');
  const input = countOf(counts, 'prompt_tokens', 'input_tokens', 'promptTokenCount', 'inputTokens', 'promptTokens');
  const output = countOf(
    counts,
    'completion_tokens',
    'output_tokens',
    'candidatesTokenCount',
    'outputTokens',
    'completionTokens',
  );
  if (input === undefined && output === undefined) {
    return undefined;
  }
  return {
    ...(input !== undefined && { input: input + cachedBeside(counts) }),
    // Gemini counts its thoughts beside the answer.
    ...((output !== undefined || thoughts !== undefined) && { output: (output ?? 0) + (thoughts ?? 0) }),
    ...(cacheRead !== undefined && { cacheRead }),
    ...(cacheWrite !== undefined && { cacheWrite }),
    ...(reasoning !== undefined && { reasoning }),
  };
}

/** Anthropic counts cached tokens beside `input_tokens`; gateways that say `prompt_tokens` have added them. */
function cachedBeside(counts: Fields): number {
  return countOf(counts, 'prompt_tokens') !== undefined || countOf(counts, 'input_tokens') === undefined
    ? 0
    : (countOf(counts, 'cache_read_input_tokens') ?? 0) + (countOf(counts, 'cache_creation_input_tokens') ?? 0);
}

function detailsOf(counts: Fields, ...names: readonly string[]): Fields {
  return fieldsOf(firstOf(counts, ...names)) ?? {};
}

function countOf(counts: Fields, ...names: readonly string[]): number | undefined {
  const value = firstOf(counts, ...names);
  return typeof value === 'number' && value >= 0 ? value : undefined;
}
