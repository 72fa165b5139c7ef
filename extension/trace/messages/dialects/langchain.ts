import type { Message, Part, Role } from '../../model';
import { type Dialect, type PartReader, roleFrom } from '../dialect';
import { type Fields, fieldsOf, firstOf, listOf, nameOf } from '../fields';
import { failed, reasoningPart, toolCallPart, toolResultPart } from '../parts';

const ROLES = new Map<string, Role>([
  ['human', 'user'],
  ['HumanMessage', 'user'],
  ['HumanMessageChunk', 'user'],
  ['ai', 'assistant'],
  ['AIMessage', 'assistant'],
  ['AIMessageChunk', 'assistant'],
  ['system', 'system'],
  ['SystemMessage', 'system'],
  ['SystemMessageChunk', 'system'],
  ['tool', 'tool'],
  ['ToolMessage', 'tool'],
  ['ToolMessageChunk', 'tool'],
  ['function', 'tool'],
  ['FunctionMessage', 'tool'],
  ['chat', 'other'],
  ['ChatMessage', 'other'],
]);

/** LangChain messages: plain (`type: 'ai'`), as `{type, data}`, or as serialised constructors (`lc: 1`). */
export const langchain: Dialect = {
  message(item, read) {
    if (item.lc !== undefined && Array.isArray(item.id)) {
      const fields = fieldsOf(item.kwargs);
      return fields && messageOf(item.id.at(-1), fields, read);
    }
    const data = fieldsOf(item.data);
    const fields = data && 'content' in data ? data : item;
    return 'role' in item || !('content' in fields) ? undefined : messageOf(item.type, fields, read);
  },
};

function messageOf(type: unknown, fields: Fields, read: PartReader): Message | undefined {
  const known = typeof type === 'string' ? ROLES.get(type) : undefined;
  if (known === undefined) {
    return undefined;
  }
  const role = known === 'other' ? (roleFrom(fields.role) ?? 'other') : known;
  const name = nameOf(fields.name) ?? (role === 'other' ? nameOf(fields.role) : undefined);
  const parts = role === 'tool' ? [resultOf(fields, read)] : spokenParts(fields, read);
  return { role, ...(name !== undefined && role !== 'tool' && { name }), parts };
}

function resultOf(fields: Fields, read: PartReader): Part {
  const facts = { id: fields.tool_call_id, name: fields.name, content: fields.content, isError: failed(fields) };
  return toolResultPart(facts, read);
}

function spokenParts(fields: Fields, read: PartReader): Part[] {
  const content = read(fields.content);
  const known = new Set(content.flatMap((part) => (part.type === 'toolCall' && part.id ? [part.id] : [])));
  const calls = toolCallsOf(fields).filter((part) => part.type !== 'toolCall' || !part.id || !known.has(part.id));
  return [...reasoningPart(fieldsOf(fields.additional_kwargs)?.reasoning_content), ...content, ...calls];
}

/** Calls whose arguments were no JSON are kept apart by LangChain; the provider's own form is the last resort. */
function toolCallsOf(fields: Fields): Part[] {
  const calls = [...listOf(fields.tool_calls), ...listOf(fields.invalid_tool_calls)];
  if (calls.length > 0) {
    return calls.flatMap((value) => {
      const call = fieldsOf(value);
      const body = fieldsOf(call?.function) ?? call;
      return body ? [toolCallPart(body.name, call?.id, firstOf(body, 'args', 'arguments'))] : [];
    });
  }
  const extra = fieldsOf(fields.additional_kwargs) ?? {};
  const raw = listOf(extra.tool_calls).length > 0 ? listOf(extra.tool_calls) : [{ function: extra.function_call }];
  return raw.flatMap((value) => {
    const body = fieldsOf(fieldsOf(value)?.function);
    return body ? [toolCallPart(body.name, fieldsOf(value)?.id, body.arguments)] : [];
  });
}
