import type { Dialect } from '../dialect';
import { fieldsOf, listOf, nameOf } from '../fields';
import { failed, toolCallPart, toolResultPart } from '../parts';

/** AutoGen 0.4 messages and events: `{source, type: 'TextMessage', content}`. */
export const autogen: Dialect = {
  message(item, read) {
    const source = nameOf(item.source);
    const type = nameOf(item.type);
    if (source === undefined || type === undefined || !('content' in item) || !/(?:Message|Event)$/.test(type)) {
      return undefined;
    }
    if (type === 'ToolCallRequestEvent') {
      const parts = listOf(item.content).flatMap((value) => {
        const call = fieldsOf(value);
        return call ? [toolCallPart(call.name, call.id, call.arguments)] : [];
      });
      return { role: 'assistant', name: source, parts };
    }
    if (type === 'ToolCallExecutionEvent') {
      const parts = listOf(item.content).flatMap((value) => {
        const result = fieldsOf(value);
        return result
          ? [
              toolResultPart(
                { id: result.call_id, name: result.name, content: result.content, isError: failed(result) },
                read,
              ),
            ]
          : [];
      });
      return { role: 'tool', name: source, parts };
    }
    const role = source === 'user' ? 'user' : source === 'system' ? 'system' : 'assistant';
    return { role, name: source, parts: read(item.content) };
  },
};
