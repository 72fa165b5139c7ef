/** Messages of any dialect as one shape. Dialects mix within one array (gateways, frameworks), so each item decides. */
import type { Message, Part, Role } from '../model';
import { type PartReader, roleFrom } from './dialect';
import { dialects } from './dialects';
import { type Fields, fieldsOf, isText, jsonText } from './fields';
import { parseMaybeJson, parseStrictJson } from './json';
import { textPart } from './parts';
import { unwrapConversation, unwrapEnvelope } from './wrappers';

/** Containers nested deeper than this are shown as JSON. No dialect needs more than five. */
const MOST_NESTING = 12;

/**
 * Reads messages out of whatever an export recorded as a model's input or output: one message, a list, a request or
 * response around them, content parts, a plain text, or any of these as JSON text. A value without any message
 * becomes a text message of its JSON. Never throws.
 * @param role of texts and parts that name none
 */
export function messagesFrom(value: unknown, role?: Role): Message[] {
  if (value === undefined || value === null || value === '') {
    return [];
  }
  const parsed = parseMaybeJson(value);
  const messages = isText(parsed) ? undefined : recognise(parsed, role, 0);
  if (messages) {
    return messages;
  }
  const text = isText(parsed) ? parsed : typeof value === 'string' ? value : jsonText(value);
  return [{ role: role ?? 'other', parts: textPart(text) }];
}

/** Reads message content of any dialect: a text, a part or a list of parts. Never throws. */
export function partsFrom(content: unknown): Part[] {
  return readers[0]!(content);
}

/** Parts without a message around them: neighbours belong to one message. */
class LooseParts {
  constructor(readonly parts: Part[]) {}

  asMessage(role: Role | undefined): Message {
    return fromParts(this.parts, role);
  }
}

/** @returns undefined when nothing in the value looks like a message */
function recognise(value: unknown, role: Role | undefined, depth: number): Message[] | undefined {
  const found = recogniseLoosely(value, role, depth);
  return found instanceof LooseParts ? [found.asMessage(role)] : found;
}

function recogniseLoosely(value: unknown, role: Role | undefined, depth: number): Message[] | LooseParts | undefined {
  if (isText(value)) {
    return [{ role: role ?? 'other', parts: textPart(value) }];
  }
  if (depth > MOST_NESTING) {
    return undefined;
  }
  if (Array.isArray(value)) {
    return recogniseList(value, role, depth);
  }
  const item = fieldsOf(value);
  if (!item) {
    return undefined;
  }
  const message = readMessage(item);
  if (message) {
    return [message];
  }
  const parts = unwrapConversation(item) ? undefined : readPart(item, 0);
  return parts ? new LooseParts(parts) : recogniseWrapper(item, role, depth);
}

function recogniseWrapper(item: Fields, role: Role | undefined, depth: number): Message[] | undefined {
  const wrapped = unwrapConversation(item) ?? unwrapEnvelope(item);
  let seen = false;
  const messages = (wrapped ?? []).flatMap((inner) => {
    const found = recognise(parseMaybeJson(inner.value), inner.role ?? role, depth + 1);
    seen ||= found !== undefined;
    return found ?? [];
  });
  return seen ? messages : undefined;
}

function recogniseList(list: readonly unknown[], role: Role | undefined, depth: number): Message[] | undefined {
  if (list.length === 2 && roleFrom(list[0]) && isText(list[1])) {
    return [{ role: roleFrom(list[0])!, parts: textPart(list[1]) }];
  }
  const messages: Message[] = [];
  let seen = list.length === 0;
  let loose: LooseParts | undefined;
  const close = () => {
    if (loose) {
      messages.push(loose.asMessage(role));
      loose = undefined;
    }
  };
  for (const value of list) {
    const again = knownMessage(value);
    const found = again ? undefined : recogniseLoosely(value, role, depth + 1);
    seen ||= again !== undefined || found !== undefined;
    if (found instanceof LooseParts && loose) {
      append(loose.parts, found.parts);
      continue;
    }
    close();
    if (again) {
      messages.push(again);
    } else if (found instanceof LooseParts) {
      loose = found;
    } else {
      append(messages, found ?? [{ role: role ?? 'other', parts: textPart(jsonText(value)) }]);
    }
  }
  close();
  return seen ? messages : undefined;
}

/** Unlike `push(...items)`, takes lists of any length. */
function append<T>(list: T[], items: readonly T[]): void {
  for (const item of items) {
    list.push(item);
  }
}

/** Tool results are sent under the role 'user' by some APIs; the shape here has a role for them. */
function fromParts(parts: readonly Part[], role: Role | undefined): Message {
  const onlyResults = parts.length > 0 && parts.every((part) => part.type === 'toolResult');
  if (onlyResults && (role === undefined || role === 'user')) {
    return { role: 'tool', parts };
  }
  const spoken = parts.some((part) => part.type === 'toolCall' || part.type === 'reasoning');
  return { role: role ?? (spoken ? 'assistant' : 'other'), parts };
}

/** One message in some dialect's own shape, or Gemini's without a role; undefined for everything else. */
export function messageFrom(value: unknown): Message | undefined {
  const item = fieldsOf(value);
  if (!item) {
    return undefined;
  }
  return readMessage(item) ?? (Array.isArray(item.parts) ? fromParts(partsFrom(item.parts), 'user') : undefined);
}

/** Items that were read: model calls repeat the conversation, and readers give repeated items as the same objects. */
const known = new WeakMap<Fields, Message | null>();

/** The message of an item that was read before, without looking into it. */
function knownMessage(value: unknown): Message | undefined {
  return (typeof value === 'object' && value !== null && known.get(value as Fields)) || undefined;
}

function readMessage(item: Fields): Message | undefined {
  let message = known.get(item);
  if (message === undefined) {
    message = readAnew(item) ?? null;
    known.set(item, message);
  }
  return message ?? undefined;
}

function readAnew(item: Fields): Message | undefined {
  for (const dialect of dialects) {
    const message = dialect.message?.(item, readers[0]!);
    if (message) {
      return message.role === 'user' ? { ...message, ...fromParts(message.parts, 'user') } : message;
    }
  }
  return undefined;
}

function readPart(item: Fields, depth: number): Part[] | undefined {
  for (const dialect of dialects) {
    const parts = dialect.part?.(item, readers[depth + 1] ?? tooDeep);
    if (parts) {
      return parts;
    }
  }
  return undefined;
}

function readContent(content: unknown, depth: number): Part[] {
  if (content === undefined || content === null) {
    return [];
  }
  if (isText(content)) {
    return readEncodedParts(content, depth) ?? textPart(content);
  }
  if (Array.isArray(content)) {
    return content.flatMap((item) => (isText(item) ? textPart(item) : readOne(item, depth)));
  }
  return readOne(content, depth);
}

function readOne(value: unknown, depth: number): Part[] {
  const item = fieldsOf(value);
  const known = item && readPart(item, depth);
  if (known) {
    return known;
  }
  const inner = item && [item.parts, item.content, item.text].find((field) => isText(field) || Array.isArray(field));
  return inner === undefined ? textPart(jsonText(value)) : (readers[depth + 1] ?? tooDeep)(inner);
}

/** Some instrumentations put the list of parts into `content` as JSON text. */
function readEncodedParts(content: unknown, depth: number): Part[] | undefined {
  if (typeof content !== 'string' || !/^\[\s*\{/.test(content)) {
    return undefined;
  }
  const parsed = parseStrictJson(content);
  const parts = Array.isArray(parsed)
    ? parsed.map((item) => (fieldsOf(item) ? readPart(item, depth) : undefined))
    : [undefined];
  return parts.every((part) => part !== undefined) ? parts.flat() : undefined;
}

const tooDeep: PartReader = (content) => textPart(jsonText(content));
const readers: readonly PartReader[] = Array.from(
  { length: MOST_NESTING },
  (_, depth) => (content: unknown) => readContent(content, depth),
);

export { toolDefinitionsFrom } from './toolDefinitions';
