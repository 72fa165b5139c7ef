import type { Part } from '../../model';
import { type Dialect, type PartReader, roleFrom } from '../dialect';
import { type Fields, fieldsOf, firstOf, isText, listOf, nameOf } from '../fields';
import { failed, reasoningPart, textPart, toolCallPart, toolResultPart } from '../parts';

/**
 * Messages with a `role`: the frame that OpenAI chat, Anthropic, Gemini, GenAI conventions, the AI SDK and Bedrock
 * share. Their parts differ; fields beside `content` are OpenAI's and those of its many imitators.
 */
export const chat: Dialect = {
  message(item, read) {
    const speaker = nameOf(item.role);
    if (speaker === undefined) {
      return undefined;
    }
    const role = roleFrom(speaker) ?? 'other';
    const name = nameOf(item.name) ?? (role === 'other' ? speaker : undefined);
    const parts = role === 'tool' ? toolParts(item, read) : spokenParts(item, read);
    return { role, ...(name !== undefined && { name }), parts };
  },
};

function spokenParts(item: Fields, read: PartReader): Part[] {
  const content = read(contentOf(item));
  const known = new Set(content.flatMap((part) => (part.type === 'toolCall' && part.id ? [part.id] : [])));
  return [
    ...reasoningOf(item),
    ...content,
    ...textPart(item.refusal),
    ...textPart(fieldsOf(item.audio)?.transcript),
    // LiteLLM and LangChain repeat Anthropic's tool_use blocks as tool calls.
    ...toolCallsOf(item).filter((part) => part.type !== 'toolCall' || !part.id || !known.has(part.id)),
    ...listOf(item.tool_responses).flatMap((response) => toolParts(fieldsOf(response) ?? {}, read)),
  ];
}

/** UI messages of older AI SDKs repeat their parts' text as `content`. */
function contentOf(item: Fields): unknown {
  return listOf(item.parts).length > 0 ? item.parts : firstOf(item, 'content', 'parts', 'text');
}

/** DeepSeek and vLLM write `reasoning_content`, OpenRouter `reasoning`. */
function reasoningOf(item: Fields): Part[] {
  return reasoningPart(
    [item.reasoning_content, item.reasoning, item.thinking].find((text) => isText(text) && text !== ''),
  );
}

function toolCallsOf(item: Fields): Part[] {
  const calls = listOf(item.tool_calls);
  const legacy = fieldsOf(item.function_call);
  if (calls.length === 0 && legacy) {
    return [toolCallPart(legacy.name, undefined, legacy.arguments)];
  }
  return calls.flatMap((value) => {
    const call = fieldsOf(value);
    // OpenAI nests under `function` (or `custom`), tau2 and others do not.
    const body = fieldsOf(call?.function) ?? fieldsOf(call?.custom) ?? call;
    return body ? [toolCallPart(body.name, call?.id, firstOf(body, 'arguments', 'args', 'input'))] : [];
  });
}

function toolParts(item: Fields, read: PartReader): Part[] {
  const several = listOf(item.tool_messages);
  if (several.length > 0) {
    return several.flatMap((message) => toolParts(fieldsOf(message) ?? {}, read));
  }
  const responses = listOf(item.tool_responses);
  if (responses.length > 0) {
    return responses.flatMap((response) => toolParts(fieldsOf(response) ?? {}, read));
  }
  const content = contentOf(item);
  if (Array.isArray(content)) {
    const parts = read(content);
    if (parts.some((part) => part.type === 'toolResult')) {
      return parts;
    }
  }
  const facts = { id: firstOf(item, 'tool_call_id', 'id'), name: item.name, content, isError: failed(item) };
  return [toolResultPart(facts, read)];
}
