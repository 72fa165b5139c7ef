/** Reads lists that stand as JSON text inside JSON strings: from their bytes, as far as they are new. */
import { isTooDeep } from './messages/json';
import { decodeJsonString, decodeLatin1, indexOfBytes } from './skim/text';
import type { SkimValue } from './skim/types';

/** What stands in a list's text behind the part that is known. */
export interface ListText {
  /** What stands before the items: '[', or the beginning of the object that the list is in. */
  readonly head: string;
  readonly items: readonly SkimValue[];
  /** Place of the closing bracket. */
  readonly close: number;
  /** The value that the text stands for, given all items. */
  readonly around: (items: SkimValue[]) => SkimValue;
}

const QUOTE = 0x22;
const COMMA = 0x2c;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;
const BACKSLASH = 0x5c;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
/** Escapes of white space: 'n', 'r' and 't'. */
const BLANKS: ReadonlySet<number> = new Set([0x6e, 0x72, 0x74]);
/** How characters below 256 are written by number, two digits to come: some writers hide quotes and backslashes so. */
const NUMBERED = Uint8Array.from('\\u00', (char) => char.charCodeAt(0));
const HIDDEN: ReadonlySet<string> = new Set(['22', '5c', '5C']);

/** An object that begins with plain members and then a conversation. */
const LONGEST_HEAD = 512;
const HEAD = /^\s*\{(?:\s*"[^"\\]*"\s*:\s*(?:"[^"\\]*"|[\w.+-]+)\s*,)*\s*"(messages|contents|input)"\s*:\s*\[$/;

/**
 * Reads a list of objects that is the whole text.
 * @param from 0, or the place behind an item of which all up to there is known
 * @returns undefined when the text is something else
 */
export function readList(bytes: Uint8Array, from: number): ListText | undefined {
  const close = bytes.lastIndexOf(CLOSE_ARRAY);
  const open = from > 0 ? from : bytes.indexOf(OPEN_ARRAY) + 1;
  const isWhole = close >= open && open > 0 && isBlank(bytes, close + 1, bytes.length);
  if (!isWhole || (from === 0 && !isBlank(bytes, 0, open - 1))) {
    return undefined;
  }
  const items = itemsBetween(bytes, open, close, from > 0);
  return items && { head: '[', items, close, around: (all) => all };
}

/**
 * Reads a list of objects that is a member of an object: `{"model": "m", "messages": [...], "temperature": 0}`.
 * @param from as in `readList`
 * @param known the head, when `from` is not 0
 */
export function readListInside(bytes: Uint8Array, from: number, known: string): ListText | undefined {
  const open = from > 0 ? from : bytes.subarray(0, LONGEST_HEAD).indexOf(OPEN_ARRAY) + 1;
  const head = from > 0 ? known : decodeJsonString(bytes, 0, open);
  const name = HEAD.exec(head)?.[1];
  const close = name === undefined || hidesQuotes(bytes, from) ? -1 : closeOf(bytes, open);
  const items = close < 0 ? undefined : itemsBetween(bytes, open, close, from > 0);
  const rest = items && decodeJsonString(bytes, close + 1, bytes.length);
  if (name === undefined || !items || isTooDeep(items) || rest === undefined || rest.includes(`"${name}"`)) {
    return undefined;
  }
  try {
    const outer = JSON.parse(`${head}]${rest}`) as Record<string, SkimValue>;
    return isTooDeep(outer) ? undefined : { head, items, close, around: (all) => ({ ...outer, [name]: all }) };
  } catch {
    return undefined;
  }
}

/**
 * @param from behind the opening bracket, or behind an item
 * @returns undefined when these are not objects with commas between them
 */
function itemsBetween(bytes: Uint8Array, from: number, close: number, isRest: boolean): SkimValue[] | undefined {
  const text = decodeJsonString(bytes, from, close).trim();
  if (isRest && text === '') {
    return [];
  }
  if (isRest && text.charCodeAt(0) !== COMMA) {
    return undefined;
  }
  try {
    const items = JSON.parse(`[${isRest ? text.slice(1) : text}]`) as SkimValue[];
    return items.every((item) => typeof item === 'object' && item !== null) ? items : undefined;
  } catch {
    return undefined;
  }
}

/** The place of the bracket that closes a list, from behind its opening bracket or an item; -1 for none. */
function closeOf(bytes: Uint8Array, from: number): number {
  let depth = 1;
  for (let at = from; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte === BACKSLASH) {
      at++;
      if (bytes[at] === QUOTE) {
        at = endOfString(bytes, at + 1);
      } else if (!BLANKS.has(bytes[at] ?? 0)) {
        return -1;
      }
    } else if (byte === OPEN_ARRAY || byte === OPEN_OBJECT) {
      depth++;
    } else if (byte === CLOSE_ARRAY || byte === CLOSE_OBJECT) {
      depth--;
      if (depth === 0) {
        return byte === CLOSE_ARRAY ? at : -1;
      }
    }
  }
  return -1;
}

/**
 * The place of the quote that ends a string within the string. Each of its quotes has an escape of the outer string
 * before it, and every backslash stands for half of one: the quote ends it when nothing is left to escape it.
 */
function endOfString(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(QUOTE, from); at >= 0; at = bytes.indexOf(QUOTE, at + 1)) {
    let backslashes = 0;
    while (at - backslashes > from && bytes[at - backslashes - 1] === BACKSLASH) {
      backslashes++;
    }
    if (backslashes % 4 === 1) {
      return at;
    }
  }
  return bytes.length;
}

function isBlank(bytes: Uint8Array, from: number, to: number): boolean {
  return from >= to || decodeJsonString(bytes, from, to).trim() === '';
}

function hidesQuotes(bytes: Uint8Array, from: number): boolean {
  for (let at = indexOfBytes(bytes, NUMBERED, from); at >= 0; at = indexOfBytes(bytes, NUMBERED, at + 1)) {
    const digits = at + NUMBERED.length;
    if (HIDDEN.has(decodeLatin1(bytes.subarray(digits, digits + 2)))) {
      return true;
    }
  }
  return false;
}
