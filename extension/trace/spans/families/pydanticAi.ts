import { parseMaybeJson, parseStrictJson } from '../../messages/json';
import { messagesFrom, toolDefinitionsFrom } from '../../messages/messages';
import type { SkimValue } from '../../skim/types';
import { number, text } from '../attributes';
import type { Family } from '../family';
import { usageFrom } from '../usage';

/**
 * Pydantic AI and Logfire: "agent run" / "invoke_agent X" > "chat model", "running tool" / "execute_tool X". Five
 * versions of its instrumentation differ in names; messages of versions 2 and up are plain gen_ai.
 *
 * Agent spans repeat the sum of their model calls: `gen_ai.aggregated_usage.*`, in older versions under the same
 * names as a model call's own.
 * https://ai.pydantic.dev/api/models/instrumented/
 */
export const pydanticAi: Family = {
  recognises: ({ attributes }) =>
    attributes.has('logfire.msg') ||
    attributes.has('pydantic_ai.all_messages') ||
    attributes.has('all_messages_events') ||
    attributes.has('model_request_parameters') ||
    attributes.has('gen_ai.aggregated_usage.input_tokens'),

  facts: ({ attributes }, facts) => {
    const isRun = attributes.has('pydantic_ai.all_messages') || attributes.has('all_messages_events');
    const agent = text(attributes, 'gen_ai.agent.name') ?? text(attributes, 'agent_name');
    if (isRun || (agent !== undefined && attributes.has('model_name'))) {
      facts.kind ??= 'agent';
      facts.agent ??= agent;
      facts.requestedModel ??= text(attributes, 'model_name');
    }
    facts.costUsd ??= number(attributes, 'operation.cost');
    facts.usage ??= usageFrom({
      input: number(attributes, 'gen_ai.aggregated_usage.input_tokens'),
      output: number(attributes, 'gen_ai.aggregated_usage.output_tokens'),
      cacheRead: number(attributes, 'gen_ai.aggregated_usage.cache_read.input_tokens'),
    });
  },

  payload: (_span, draft) => {
    draft.offerKey('input', 'pydantic_ai.all_messages', (value) => messagesFrom(value));
    draft.offerKey('input', 'all_messages_events', (value) => messagesFrom(value));
    draft.offerKey('input', 'events', (value) => messagesFrom(events(value).filter((event) => !isAnswer(event))));
    draft.offerKey('output', 'events', (value) => messagesFrom(events(value).filter(isAnswer), 'assistant'));
    draft.offerKey('result', 'final_result', parseMaybeJson);
    draft.offerKey('arguments', 'tool_arguments', parseStrictJson);
    draft.offerKey('result', 'tool_response', parseMaybeJson);
    draft.offerKey('tools', 'model_request_parameters', (value) => {
      const { function_tools, output_tools } = Object(parseMaybeJson(value)) as Record<string, unknown>;
      return [function_tools, output_tools].flatMap((tools) =>
        Array.isArray(tools) ? toolDefinitionsFrom(tools) : [],
      );
    });
  },
};

/** Version 1 keeps a model call's messages as a list of the events of the semantic conventions of its time. */
function events(value: SkimValue): unknown[] {
  const list = parseMaybeJson(value);
  return Array.isArray(list) ? list : [];
}

function isAnswer(event: unknown): boolean {
  return Object(event)['event.name'] === 'gen_ai.choice';
}
