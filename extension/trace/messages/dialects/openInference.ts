import type { Part } from '../../model';
import { type Dialect, type PartReader, roleFrom } from '../dialect';
import { type Fields, fieldsOf, listOf, nameOf } from '../fields';
import { mediaPart, textPart, toolCallPart, toolResultPart } from '../parts';

/**
 * OpenInference messages, put together from indexed attributes: `{message: {role, contents: [{message_content}],
 * tool_calls: [{tool_call}]}}`, or with dotted keys (`'message.role'`) as data frames have them.
 */
export const openInference: Dialect = {
  message(item, read) {
    const message = 'role' in item ? undefined : under(item, 'message');
    if (!message || !(hasDottedKey(item) || 'contents' in message || 'tool_call' in (firstCall(message) ?? {}))) {
      return undefined;
    }
    const role = roleFrom(message.role) ?? 'other';
    const name = nameOf(message.name) ?? (role === 'other' ? nameOf(message.role) : undefined);
    return { role, ...(name !== undefined && { name }), parts: partsOf(message, role === 'tool', read) };
  },
};

function partsOf(message: Fields, isTool: boolean, read: PartReader): Part[] {
  // Some instrumentations record the same text as `content` and as `contents`.
  const contents = listOf(message.contents).flatMap((value) => contentPart(under(value, 'message_content'), read));
  const content = contents.length > 0 ? contents : read(message.content);
  if (isTool) {
    const texts = content.flatMap((part) => (part.type === 'text' ? [part.text] : []));
    const value = content.length > 0 && texts.length === content.length ? texts.join('\n') : message.content;
    return [toolResultPart({ id: message.tool_call_id, name: message.name, content: value }, read)];
  }
  const calls = listOf(message.tool_calls).flatMap((value): Part[] => {
    const call = under(value, 'tool_call');
    const fn = call && under(call, 'function');
    return fn ? [toolCallPart(fn.name, call.id, fn.arguments)] : [];
  });
  const legacy = nameOf(message.function_call_name);
  const legacyCall = legacy ? [toolCallPart(legacy, undefined, message.function_call_arguments_json)] : [];
  return [...content, ...calls, ...(calls.length > 0 ? [] : legacyCall)];
}

function contentPart(content: Fields | undefined, read: PartReader): Part[] {
  if (!content) {
    return [];
  }
  const image = under(content, 'image');
  const url = image && (under(image, 'image')?.url ?? image.url);
  return url === undefined
    ? content.type === 'text'
      ? textPart(content.text)
      : read([content])
    : [mediaPart(undefined, url)];
}

/** What lies under a name, nested (`{message: {role}}`) or dotted (`{'message.role'}`). */
function under(value: unknown, name: string): Fields | undefined {
  const fields = fieldsOf(value);
  const nested = fieldsOf(fields?.[name]);
  if (nested || !fields) {
    return nested;
  }
  const dotted = Object.entries(fields).filter(([key]) => key.startsWith(`${name}.`));
  return dotted.length > 0
    ? Object.fromEntries(dotted.map(([key, inner]) => [key.slice(name.length + 1), inner]))
    : undefined;
}

function hasDottedKey(item: Fields): boolean {
  return Object.keys(item).some((key) => key.startsWith('message.'));
}

function firstCall(message: Fields): Fields | undefined {
  return fieldsOf(listOf(message.tool_calls)[0]);
}
