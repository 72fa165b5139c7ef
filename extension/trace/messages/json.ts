/**
 * JSON that travels inside strings: exporters encode messages, arguments and results once or twice, cut them at a
 * length limit, or print Python values instead.
 */
import { readLoosely } from './looseJson';

/** How often a string may hold JSON that holds a string that holds JSON. */
const MOST_LEVELS = 2;
/** Deeper values are left as text: whoever walks them next may recurse. */
const MOST_DEPTH = 200;

/**
 * The value a string holds when it is JSON (encoded once or twice), JSON whose end was cut off, or a Python literal;
 * any other value as it is. Only objects, arrays and strings in quotes count as JSON: '42' and 'true' stay text.
 * Of cut JSON everything is kept that was read whole, and the beginning of the string the cut went through.
 * Linear in the length of the string.
 */
export function parseMaybeJson(value: unknown): unknown {
  return decode(value, readLoosely);
}

/**
 * Like `parseMaybeJson` for well-formed JSON objects and arrays only. For what a model wrote itself (tool arguments):
 * there, text that is not JSON is evidence and must stay as it is.
 */
export function parseStrictJson(value: unknown): unknown {
  const parsed = decode(value, () => undefined);
  return typeof parsed === 'string' ? value : parsed;
}

/** @param fallback reads what `JSON.parse` does not; undefined when it cannot either */
function decode(value: unknown, fallback: (text: string) => unknown): unknown {
  if (typeof value !== 'string') {
    return value;
  }
  let result: unknown = value;
  for (let level = 0; level < MOST_LEVELS && typeof result === 'string'; level++) {
    const inner = looksEncoded(result) ? (strictly(result) ?? fallback(result)) : undefined;
    if (inner === undefined) {
      break;
    }
    result = inner;
  }
  return isTooDeep(result) ? value : result;
}

function looksEncoded(text: string): boolean {
  let at = 0;
  while (isBlank(text.charCodeAt(at))) {
    at++;
  }
  const first = text[at];
  return first === '{' || first === '[' || first === '"';
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x09 || code === 0x0d || code === 0xfeff;
}

function strictly(text: string): unknown {
  try {
    return JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
  } catch {
    return undefined;
  }
}

/** Whether a value is nested so deep that it is left as text. */
export function isTooDeep(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) {
    return false;
  }
  let level: unknown[] = [value];
  for (let depth = 0; depth <= MOST_DEPTH; depth++) {
    const next: unknown[] = [];
    for (const item of level) {
      if (typeof item === 'object' && item !== null) {
        for (const child of Object.values(item)) {
          if (typeof child === 'object' && child !== null) {
            next.push(child);
          }
        }
      }
    }
    if (next.length === 0) {
      return false;
    }
    level = next;
  }
  return true;
}
