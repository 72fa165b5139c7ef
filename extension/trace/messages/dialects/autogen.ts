import type { Part, Role } from '../../model';
import type { Dialect, PartReader } from '../dialect';
import { type Fields, fieldsOf, listOf, nameOf } from '../fields';
import { failed, toolCallPart, toolResultPart } from '../parts';

const RESULT_TYPES = new Set(['ToolCallExecutionEvent', 'FunctionExecutionResultMessage']);
/** `UserMessage` and `AssistantMessage` are what a model client is sent; the others, what agents send each other. */
const ROLES = new Map<string, Role>([
  ['SystemMessage', 'system'],
  ['UserMessage', 'user'],
  ['AssistantMessage', 'assistant'],
]);

/** AutoGen 0.4 messages and events: `{source, type: 'TextMessage', content}`. */
export const autogen: Dialect = {
  message(item, read) {
    const source = nameOf(item.source);
    const type = nameOf(item.type);
    if (type === undefined || !('content' in item) || !/(?:Message|Event)$/.test(type)) {
      return undefined;
    }
    const name = source === undefined ? {} : { name: source };
    if (RESULT_TYPES.has(type)) {
      return { role: 'tool', ...name, parts: fieldsIn(item.content).map((result) => resultPart(result, read)) };
    }
    if (source === undefined) {
      return undefined;
    }
    const calls = fieldsIn(item.content).filter((call) => 'arguments' in call);
    const parts = calls.length > 0 ? calls.map(callPart) : read(item.content);
    return { role: ROLES.get(type) ?? (source === 'user' ? 'user' : 'assistant'), name: source, parts };
  },
};

function fieldsIn(content: unknown): Fields[] {
  return listOf(content)
    .map(fieldsOf)
    .filter((fields) => fields !== undefined);
}

function callPart(call: Fields): Part {
  return toolCallPart(call.name, call.id, call.arguments);
}

function resultPart(result: Fields, read: PartReader): Part {
  const facts = { id: result.call_id, name: result.name, content: result.content, isError: failed(result) };
  return toolResultPart(facts, read);
}
