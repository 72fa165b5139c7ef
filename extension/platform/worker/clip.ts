import type { ClippedText, PagePayload } from '../../../schemas/protocol';

/** Characters of one text that are sent with the payload; the rest is asked for. */
export const MOST_TEXT = 20_000;
/** Characters of all texts of a payload together. Later ones are clipped to `LEAST_TEXT`. */
export const MOST_PAYLOAD_TEXT = 400_000;
const LEAST_TEXT = 200;
/** Values of a payload together. A container that would exceed it is sent as the start of its JSON. */
export const MOST_VALUES = 20_000;
/** Deeper containers are sent as the start of their JSON. */
export const MOST_DEPTH = 100;
/** Characters in one answer to `text`. */
export const TEXT_SLICE = 100_000;

type Path = readonly (string | number)[];
type Container = Record<string, unknown> | unknown[];

/**
 * Copies a payload for the page, with what is too long, too much or too deep replaced by `ClippedText`; a clipped
 * container shows as the start of its JSON. Goes through the payload in breadth, so that a first message of a
 * thousand parts cannot use up what the tool result needs.
 */
export function clipPayload(payload: object): PagePayload {
  const clipped: Record<string, unknown> = {};
  const queue: { from: object; to: Container; path: Path }[] = [{ from: payload, to: clipped, path: [] }];
  let textLeft = MOST_PAYLOAD_TEXT;
  let valuesLeft = MOST_VALUES;

  const clipText = (text: string, path: Path): string | ClippedText => {
    const most = Math.min(MOST_TEXT, Math.max(LEAST_TEXT, textLeft));
    textLeft -= Math.min(text.length, most);
    return text.length <= most ? text : { $clipped: text.slice(0, wholeEnd(text, most)), length: text.length, path };
  };
  const clip = (value: unknown, path: Path): unknown => {
    if (typeof value === 'string') {
      return clipText(value, path);
    }
    if (typeof value !== 'object' || value === null) {
      return typeof value === 'bigint' ? value.toString() : value;
    }
    const size = Array.isArray(value) ? value.length : Object.keys(value).length;
    if (size > 0 && (path.length >= MOST_DEPTH || size > valuesLeft)) {
      return clipText(jsonText(value), path);
    }
    valuesLeft -= size;
    const to: Container = Array.isArray(value) ? [] : {};
    queue.push({ from: value, to, path });
    return to;
  };

  // The queue grows while it is walked.
  for (const { from, to, path } of queue) {
    for (const key of keysByWorth(from, path)) {
      setOwn(to, key, clip((from as Record<string | number, unknown>)[key], [...path, key]));
    }
  }
  return clipped;
}

/** The conversation before a call has what the rest leaves of the budget, its last messages first. */
function keysByWorth(from: object, path: Path): (string | number)[] {
  if (Array.isArray(from)) {
    const indexes = [...from.keys()];
    return path.length === 1 && path[0] === 'input' ? indexes.reverse() : indexes;
  }
  const keys = Object.keys(from);
  return path.length === 0 ? keys.sort((a, b) => Number(a === 'input') - Number(b === 'input')) : keys;
}

/**
 * The next piece of a text that `clipPayload` clipped.
 * @throws Error when the payload has nothing at `path`
 */
export function sliceText(payload: object, path: Path, from: number): { text: string; from: number; length: number } {
  let value: unknown = payload;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) {
      throw new Error('This step has no such text any more.');
    }
    value = (value as Record<string | number, unknown>)[key];
  }
  const text = typeof value === 'string' ? value : jsonText(value);
  const start = Math.min(from, text.length);
  return { text: text.slice(start, wholeEnd(text, start + TEXT_SLICE)), from: start, length: text.length };
}

/** JSON on one line; a sentence when the value is nested more deeply than the platform can write. */
function jsonText(value: unknown): string {
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return '(nested too deeply to be shown)';
  }
}

/** `end`, or one less when it would part a surrogate pair. */
function wholeEnd(text: string, end: number): number {
  const last = text.charCodeAt(end - 1);
  return end < text.length && last >= 0xd800 && last <= 0xdbff ? end - 1 : end;
}

/** Assigns without ever meeting the setter of `__proto__`. */
function setOwn(object: Container, key: string | number, value: unknown): void {
  Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
}
