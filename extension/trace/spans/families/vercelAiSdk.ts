import { parseMaybeJson, parseStrictJson } from '../../messages/json';
import { messagesFrom, toolDefinitionsFrom } from '../../messages/messages';
import type { Message, Part, StepKind } from '../../model';
import { type Attributes, number, text } from '../attributes';
import type { Facts, Family } from '../family';
import { usageFrom } from '../usage';

/**
 * Vercel AI SDK up to v6 and `LegacyOpenTelemetry` of v7 (scope "ai"); v7's own spans are plain gen_ai.
 *
 * `ai.generateText` and its like wrap one `ai.generateText.doGenerate` per model call and repeat the sum of their
 * tokens: the wrapper is the agent, `doGenerate` and `doStream` are the model calls.
 * https://ai-sdk.dev/docs/ai-sdk-core/telemetry
 */
export const vercelAiSdk: Family = {
  recognises: (span) => span.attributes.has('ai.operationId'),

  facts: ({ attributes }, facts) => {
    facts.kind ??= kindOf(text(attributes, 'ai.operationId') ?? '');
    facts.agent ??= text(attributes, 'ai.telemetry.functionId');
    facts.provider ??= text(attributes, 'ai.model.provider')?.split('.', 1)[0]; // openai.chat, openai.responses
    facts.requestedModel ??= text(attributes, 'ai.model.id');
    facts.servedModel ??= text(attributes, 'ai.response.model');
    facts.finishReason ??= text(attributes, 'ai.response.finishReason');
    facts.toolName ??= text(attributes, 'ai.toolCall.name');
    facts.callId ??= text(attributes, 'ai.toolCall.id');
    facts.usage ??= usageOf(attributes);
  },

  payload: ({ attributes }, draft) => {
    draft.offerKey('input', 'ai.prompt.messages', (value) => messagesFrom(value));
    draft.offerKey('input', 'ai.prompt', (value) => wrapperPrompt(parseMaybeJson(value)));
    draft.offerKey('input', 'ai.value', (value) => messagesFrom(value, 'user'));
    draft.offerKey('tools', 'ai.prompt.tools', (value) => toolDefinitionsFrom(parsedItems(value)));
    draft.offer('output', RESPONSE_KEYS, () => response(attributes));
    draft.offerKey('arguments', 'ai.toolCall.args', parseStrictJson);
    draft.offerKey('result', 'ai.toolCall.result', parseMaybeJson);
    const settings = [...attributes].filter(([key]) => key.startsWith(SETTINGS));
    draft.offer(
      'parameters',
      settings.map(([key]) => key),
      () =>
        settings.length > 0
          ? Object.fromEntries(settings.map(([key, value]) => [key.slice(SETTINGS.length), value]))
          : undefined,
    );
  },
};

const SETTINGS = 'ai.settings.';
const RESPONSE_KEYS = ['ai.response.text', 'ai.response.reasoning', 'ai.response.toolCalls', 'ai.response.object'];

function kindOf(operation: string): StepKind | undefined {
  if (operation === 'ai.toolCall') {
    return 'tool';
  }
  if (operation.endsWith('.doGenerate') || operation.endsWith('.doStream') || operation.endsWith('.doEmbed')) {
    return 'model';
  }
  return operation.startsWith('ai.generate') || operation.startsWith('ai.stream') ? 'agent' : undefined;
}

function usageOf(attributes: Attributes): Facts['usage'] {
  return usageFrom({
    input:
      number(attributes, 'ai.usage.inputTokens') ??
      number(attributes, 'ai.usage.promptTokens') ??
      number(attributes, 'ai.usage.tokens'),
    output: number(attributes, 'ai.usage.outputTokens') ?? number(attributes, 'ai.usage.completionTokens'),
    cacheRead:
      number(attributes, 'ai.usage.cachedInputTokens') ??
      number(attributes, 'ai.usage.inputTokenDetails.cacheReadTokens'),
    cacheWrite: number(attributes, 'ai.usage.inputTokenDetails.cacheWriteTokens'),
    reasoning:
      number(attributes, 'ai.usage.reasoningTokens') ??
      number(attributes, 'ai.usage.outputTokenDetails.reasoningTokens'),
  });
}

/** The wrapper's `ai.prompt`: `{system, messages}` or `{system, prompt}`. */
function wrapperPrompt(prompt: unknown): Message[] {
  const fields = typeof prompt === 'object' && prompt !== null ? (prompt as Record<string, unknown>) : undefined;
  if (!fields || !('messages' in fields || 'prompt' in fields)) {
    return messagesFrom(prompt, 'user');
  }
  const system = typeof fields.system === 'string' ? messagesFrom(fields.system, 'system') : [];
  return [...system, ...messagesFrom(fields.messages ?? fields.prompt, 'user')];
}

/** A list of JSON strings, one per tool. */
function parsedItems(value: unknown): unknown {
  const list = parseMaybeJson(value);
  return Array.isArray(list) ? list.map(parseMaybeJson) : list;
}

/** The answer is spread over several attributes. */
function response(attributes: Attributes): Message[] {
  const parts: Part[] = [];
  for (const type of ['reasoning', 'text'] as const) {
    const value = text(attributes, `ai.response.${type}`);
    if (value !== undefined) {
      parts.push({ type, text: value });
    }
  }
  const object = text(attributes, 'ai.response.object');
  if (object !== undefined) {
    parts.push({ type: 'text', text: object });
  }
  const calls = parseMaybeJson(attributes.get('ai.response.toolCalls'));
  for (const call of Array.isArray(calls) ? calls : []) {
    const { toolCallId, toolName, input, args } = Object(call) as Record<string, unknown>;
    if (typeof toolName === 'string') {
      parts.push({
        type: 'toolCall',
        id: typeof toolCallId === 'string' ? toolCallId : undefined,
        name: toolName,
        arguments: parseStrictJson(input ?? args),
      });
    }
  }
  return parts.length > 0 ? [{ role: 'assistant', parts }] : [];
}
