import { parseMaybeJson } from '../../messages/json';
import { messagesFrom } from '../../messages/messages';
import type { StepKind } from '../../model';
import { type Attributes, message, number, text } from '../attributes';
import type { Family } from '../family';
import { usageFrom } from '../usage';

/** `span.type` of Claude Code's spans. */
const CLAUDE_CODE_KINDS: ReadonlyMap<string, StepKind> = new Map([
  ['interaction', 'agent'],
  ['llm_request', 'model'],
  ['tool', 'tool'],
]);

/**
 * Coding agents that trace themselves under names of their own: Claude Code (`claude_code.*` spans with bare
 * attribute names; input tokens without the cached ones) and Codex (a turn with the sum of its model calls).
 * https://code.claude.com/docs/en/monitoring-usage, https://github.com/openai/codex
 */
export const codingAgents: Family = {
  recognises: ({ name, attributes }) =>
    name.startsWith('claude_code.') || attributes.has('codex.turn.token_usage.total_tokens'),

  facts: (span, facts) => {
    if (span.name.startsWith('claude_code.')) {
      const { attributes } = span;
      facts.kind ??= CLAUDE_CODE_KINDS.get(text(attributes, 'span.type') ?? span.name.slice('claude_code.'.length));
      facts.requestedModel ??= text(attributes, 'model');
      facts.toolName ??= text(attributes, 'tool_name');
      facts.callId ??= text(attributes, 'tool_use_id');
      facts.finishReason ??= text(attributes, 'stop_reason');
      facts.usage ??= claudeCodeUsage(attributes);
      facts.failed ??= isFalse(attributes, 'success') || undefined;
      facts.statusMessage ??= message(attributes, 'error');
    } else {
      facts.kind ??= 'agent';
      facts.requestedModel ??= text(span.attributes, 'model');
      facts.usage ??= codexUsage(span.attributes);
    }
  },

  payload: ({ name, events }, draft) => {
    if (name.startsWith('claude_code.')) {
      const shown = events.filter((event) => event.name === 'tool.output');
      draft.offer(
        'result',
        shown,
        () => shown.map(({ attributes }) => attributes.get('content') ?? attributes.get('output'))[0],
      );
      draft.offerKey('input', 'user_prompt', (value) => messagesFrom(value, 'user'));
      draft.offerKey('output', 'response.model_output', (value) => messagesFrom(value, 'assistant'));
      draft.offerKey('arguments', 'tool_input', parseMaybeJson);
    }
  },
};

function claudeCodeUsage(attributes: Attributes) {
  const fresh = number(attributes, 'input_tokens');
  const cacheRead = number(attributes, 'cache_read_tokens');
  const cacheWrite = number(attributes, 'cache_creation_tokens');
  return usageFrom({
    input: fresh === undefined ? undefined : fresh + (cacheRead ?? 0) + (cacheWrite ?? 0),
    output: number(attributes, 'output_tokens'),
    cacheRead,
    cacheWrite,
  });
}

function codexUsage(attributes: Attributes) {
  return usageFrom({
    input: number(attributes, 'codex.turn.token_usage.input_tokens'),
    output: number(attributes, 'codex.turn.token_usage.output_tokens'),
    cacheRead: number(attributes, 'codex.turn.token_usage.cached_input_tokens'),
    cacheWrite: number(attributes, 'codex.turn.token_usage.cache_write_input_tokens'),
    reasoning: number(attributes, 'codex.turn.token_usage.reasoning_output_tokens'),
  });
}

function isFalse(attributes: Attributes, key: string): boolean {
  const value = attributes.get(key);
  return value === false || value === 'false';
}
