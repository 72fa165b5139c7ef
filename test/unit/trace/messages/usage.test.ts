import { expect, test } from 'vitest';
import { usageOf } from '../../../../extension/trace/messages/usage';

test.each<[provider: string, counts: unknown, usage: object | undefined]>([
  [
    'OpenAI chat',
    {
      prompt_tokens: 100,
      completion_tokens: 20,
      prompt_tokens_details: { cached_tokens: 60 },
      completion_tokens_details: { reasoning_tokens: 5 },
    },
    { input: 100, output: 20, cacheRead: 60, reasoning: 5 },
  ],
  [
    'OpenAI Responses',
    { input_tokens: 100, output_tokens: 20, input_tokens_details: { cached_tokens: 60 } },
    { input: 100, output: 20, cacheRead: 60 },
  ],
  [
    'Anthropic counts cached tokens apart',
    { input_tokens: 10, cache_read_input_tokens: 60, cache_creation_input_tokens: 30, output_tokens: 20 },
    { input: 100, output: 20, cacheRead: 60, cacheWrite: 30 },
  ],
  [
    'LiteLLM has added them',
    { prompt_tokens: 100, completion_tokens: 20, cache_read_input_tokens: 60, cache_creation_input_tokens: 30 },
    { input: 100, output: 20, cacheRead: 60, cacheWrite: 30 },
  ],
  [
    'Gemini counts thoughts apart',
    { promptTokenCount: 100, candidatesTokenCount: 20, thoughtsTokenCount: 5, cachedContentTokenCount: 60 },
    { input: 100, output: 25, cacheRead: 60, reasoning: 5 },
  ],
  [
    'LangChain',
    {
      input_tokens: 100,
      output_tokens: 20,
      input_token_details: { cache_read: 60 },
      output_token_details: { reasoning: 5 },
    },
    { input: 100, output: 20, cacheRead: 60, reasoning: 5 },
  ],
  ['AI SDK', { inputTokens: 100, outputTokens: 20, cachedInputTokens: 60 }, { input: 100, output: 20, cacheRead: 60 }],
  ['zeros', { prompt_tokens: 0, completion_tokens: 0 }, { input: 0, output: 0 }],
  ['what is no count', { prompt_tokens: '100', completion_tokens: -1 }, undefined],
  ['nothing', null, undefined],
])('%s', (_, counts, usage) => {
  expect(usageOf(counts)).toEqual(usage);
});
