/** Making parts: the same for every dialect. */
import type { Part } from '../model';
import type { PartReader } from './dialect';
import { fieldsOf, firstOf, isText, nameOf, textOf } from './fields';
import { parseStrictJson } from './json';

/** A text part; nothing for an empty text or a value that is no text. */
export function textPart(value: unknown): Part[] {
  return isText(value) && value !== '' ? [{ type: 'text', text: textOf(value)! }] : [];
}

/** A reasoning part; nothing for an empty text (providers that hide their reasoning leave the shell). */
export function reasoningPart(value: unknown): Part[] {
  return isText(value) && value !== '' ? [{ type: 'reasoning', text: textOf(value)! }] : [];
}

/** @param args JSON text is parsed; text that is not JSON stays (it is evidence); none at all is an empty object */
export function toolCallPart(name: unknown, id: unknown, args: unknown): Part {
  return {
    type: 'toolCall',
    ...(nameOf(id) !== undefined && { id: nameOf(id)! }),
    name: textOf(name) ?? '',
    arguments: parseStrictJson(args === undefined || args === '' ? {} : args),
  };
}

export interface ResultFacts {
  readonly id?: unknown;
  readonly name?: unknown;
  /** Text, parts of any dialect, or a value. */
  readonly content: unknown;
  readonly isError?: boolean;
}

export function toolResultPart({ id, name, content, isError }: ResultFacts, read: PartReader): Part {
  return {
    type: 'toolResult',
    ...(nameOf(id) !== undefined && { id: nameOf(id)! }),
    ...(nameOf(name) !== undefined && { name: nameOf(name)! }),
    result: resultFrom(content, read),
    ...(isError !== undefined && { isError }),
  };
}

/** A result as one value: text parts joined, JSON text parsed, media named, other values as they are. */
function resultFrom(content: unknown, read: PartReader): unknown {
  if (!isPartList(content)) {
    return parseStrictJson(content ?? null);
  }
  const parts = read(content);
  const texts = parts.flatMap((part) => (part.type === 'text' ? [part.text] : []));
  return texts.length === parts.length ? parseStrictJson(texts.join('\n')) : parts;
}

/** A list of content parts, as opposed to a tool's own list of rows, which may well have a `type` too. */
function isPartList(content: unknown): content is readonly unknown[] {
  return Array.isArray(content) && content.length > 0 && content.every(isPart);
}

const PART_TYPES = new Set([
  ...['text', 'input_text', 'output_text', 'json', 'image', 'image_url', 'input_image', 'audio', 'input_audio'],
  ...['file', 'input_file', 'document', 'search_result', 'blob', 'uri', 'media', 'file-data', 'image-data'],
]);
const BARE_PARTS = new Set(['text', 'json', 'image', 'document']);

function isPart(value: unknown): boolean {
  const item = fieldsOf(value);
  if (!item) {
    return false;
  }
  const [first, ...others] = Object.keys(item);
  return typeof item.type === 'string'
    ? PART_TYPES.has(item.type)
    : first !== undefined && others.length === 0 && BARE_PARTS.has(first);
}

/**
 * A picture, sound or file by name; inline data is not kept.
 * @param reference URL, file id, file name or base64 data
 */
export function mediaPart(mimeType: unknown, reference: unknown): Part {
  const text = nameOf(reference);
  const dataUrl = text === undefined ? null : /^data:([^;,]{0,100})/.exec(text);
  const type = nameOf(mimeType) ?? nameOf(dataUrl?.[1]);
  return { type: 'media', ...(type !== undefined && { mimeType: type }), reference: describe(text, dataUrl !== null) };
}

/** Longer than any file id or URL worth reading: taken for data. */
const LONGEST_REFERENCE = 2000;

function describe(reference: string | undefined, isData: boolean): string {
  if (reference === undefined) {
    return 'inline data';
  }
  return isData || reference.length > LONGEST_REFERENCE ? `inline data (${reference.length} characters)` : reference;
}

/** Inline data given as base64 without a `data:` prefix. */
export function inlineDataPart(mimeType: unknown, data: unknown): Part {
  const type = nameOf(mimeType);
  const length = textOf(data)?.length ?? 0;
  return {
    type: 'media',
    ...(type !== undefined && { mimeType: type }),
    reference: length > 0 ? `inline data (${length} characters)` : 'inline data',
  };
}

/** True when a record says that a tool failed: `is_error`, tau's `error`, LangChain's `status`. */
export function failed(fields: Readonly<Record<string, unknown>>): boolean | undefined {
  const flag = firstOf(fields, 'is_error', 'isError', 'error');
  if (typeof flag === 'boolean') {
    return flag;
  }
  if (isText(flag) || (typeof flag === 'object' && flag !== null)) {
    return flag !== '';
  }
  const status = textOf(fields.status)?.toLowerCase();
  return status === 'error' || status === 'failed' ? true : undefined;
}
