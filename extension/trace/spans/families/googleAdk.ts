import { parseMaybeJson } from '../../messages/json';
import { messagesFrom, toolDefinitionsFrom } from '../../messages/messages';
import type { SkimValue } from '../../skim/types';
import type { Family } from '../family';

/**
 * Google's Agent Development Kit (scope "gcp.vertex.agent"): invocation > invoke_agent X > call_llm > execute_tool Y.
 *
 * `call_llm` carries the request and response; newer versions put a `generate_content` span below it, and another
 * instrumentation may put its own (`openai.chat`) below that, all with the same tokens. Every one of them is a model
 * step, and sums count only model steps without a model step below, so the innermost is the one that counts.
 * https://github.com/google/adk-python, telemetry/tracing.py
 */
export const googleAdk: Family = {
  recognises: ({ attributes, name }) =>
    attributes.has('gcp.vertex.agent.event_id') ||
    attributes.has('gcp.vertex.agent.invocation_id') ||
    attributes.has('gcp.vertex.agent.tool_call_args') ||
    attributes.has('gcp.vertex.agent.llm_request') ||
    name.startsWith('agent_run ['),

  facts: ({ attributes, name }, facts) => {
    if (name === 'call_llm') {
      facts.kind ??= 'model';
    } else if (name.startsWith('execute_tool (merged')) {
      facts.kind ??= 'span'; // sums up parallel calls that have spans of their own
    } else if (attributes.has('gcp.vertex.agent.tool_call_args')) {
      facts.kind ??= 'tool';
    } else if (name.startsWith('agent_run [')) {
      facts.kind ??= 'agent';
      facts.agent ??= name.slice('agent_run ['.length, -1);
    }
  },

  payload: (_span, draft) => {
    draft.offerKey('system', 'gcp.vertex.agent.llm_request', (value) => {
      const system = config(value).system_instruction;
      return messagesFrom(system, 'system');
    });
    draft.offerKey('tools', 'gcp.vertex.agent.llm_request', (value) => toolDefinitionsFrom(config(value).tools));
    draft.offerKey('parameters', 'gcp.vertex.agent.llm_request', (value) => {
      const { system_instruction, tools, http_options, labels, ...parameters } = config(value);
      return Object.keys(parameters).length > 0 ? parameters : undefined;
    });
    draft.offerKey('input', 'gcp.vertex.agent.llm_request', (value) => messagesFrom(record(value).contents));
    draft.offerKey('input', 'gcp.vertex.agent.data', (value) => messagesFrom(value, 'user'));
    draft.offerKey('output', 'gcp.vertex.agent.llm_response', (value) =>
      messagesFrom(record(value).content, 'assistant'),
    );
    draft.offerKey('arguments', 'gcp.vertex.agent.tool_call_args', content);
    draft.offerKey('result', 'gcp.vertex.agent.tool_response', content);
  },
};

function record(value: SkimValue): Record<string, unknown> {
  const parsed = parseMaybeJson(value);
  return typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>) : {};
}

function config(value: SkimValue): Record<string, unknown> {
  const inner = record(value).config;
  return typeof inner === 'object' && inner !== null ? (inner as Record<string, unknown>) : {};
}

/** ADK writes "N/A" for what a span does not have; arguments of a call without any are "{}". */
function content(value: SkimValue): unknown {
  return value === 'N/A' || value === '<not specified>' ? undefined : parseMaybeJson(value);
}
