import type { Part } from '../../model';
import type { Dialect, PartReader } from '../dialect';
import { type Fields, fieldsOf, firstOf, listOf, nameOf } from '../fields';
import { failed, reasoningPart, toolCallPart, toolResultPart } from '../parts';

/** Items of OpenAI's Responses API that are no messages: calls, their outputs, reasoning. */
export const responses: Dialect = {
  message(item, read) {
    const type = nameOf(item.type);
    if (type === undefined || 'role' in item) {
      return undefined;
    }
    if (type === 'reasoning') {
      return 'summary' in item || 'encrypted_content' in item
        ? { role: 'assistant', parts: reasoningOf(item) }
        : undefined;
    }
    if (type.endsWith('_call_output')) {
      const facts = { id: item.call_id, content: outputOf(item.output), isError: failed(item) };
      return { role: 'tool', parts: [toolResultPart(facts, read)] };
    }
    return type.endsWith('_call') && isCall(item)
      ? { role: 'assistant', parts: callParts(item, type, read) }
      : undefined;
  },
};

/** GenAI's `tool_call` parts have neither `call_id` nor a status. */
function isCall(item: Fields): boolean {
  return 'call_id' in item || 'status' in item || 'server_label' in item || item.type === 'function_call';
}

function reasoningOf(item: Fields): Part[] {
  return [...listOf(item.summary), ...listOf(item.content)].flatMap((part) => reasoningPart(fieldsOf(part)?.text));
}

/** Hosted tools carry their result in the call. */
function callParts(item: Fields, type: string, read: PartReader): Part[] {
  const id = firstOf(item, 'call_id', 'id');
  const name = nameOf(item.name) ?? type.slice(0, -'_call'.length);
  const args = firstOf(item, 'arguments', 'input', 'action', 'queries', 'code', 'operation');
  const result = firstOf(item, 'error', 'output', 'outputs', 'results', 'result');
  const call = toolCallPart(name, id, args);
  if (result === undefined) {
    return [call];
  }
  return [call, toolResultPart({ id, name, content: outputOf(result), isError: failed(item) }, read)];
}

/** Screenshots come as one part, not in a list. */
function outputOf(output: unknown): unknown {
  return fieldsOf(output)?.type === 'computer_screenshot' ? [{ ...fieldsOf(output), type: 'input_image' }] : output;
}
