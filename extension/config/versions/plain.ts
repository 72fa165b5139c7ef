import canonicalize from 'canonicalize';
import { type Node, toValue } from '../document/node';

/** JSON data without methods, prototypes or cycles. */
export type Plain = null | boolean | number | string | readonly Plain[] | { readonly [key: string]: Plain };

/** Values deeper than this are cut: nothing an agent's behaviour depends on lies there. */
const MOST_DEPTH = 60;
const LONE_SURROGATE = /\p{Surrogate}/gu;
const HALF = /[\ud800-\udfff]/;
/** Blanks at a line's end, empty lines around, line ends of another kind, a byte order mark. */
const UNTIDY = /^[\ufeff\s]|\s$|\s\n|\r/;

/** A node's value as plain data that RFC 8785 can write: texts tidied, numbers finite, nesting bounded. */
export function plainOf(node: Node): Plain {
  return asPlain(toValue(node));
}

/** Any JSON-like value as plain data; what JSON has no word for becomes its text. */
export function asPlain(value: unknown, depth = 0): Plain {
  if (typeof value === 'string') {
    return tidyText(value);
  }
  if (typeof value === 'number') {
    return Number.isFinite(value) ? value : String(value);
  }
  if (value === null || typeof value === 'boolean') {
    return value;
  }
  if (typeof value !== 'object') {
    return String(value);
  }
  if (depth >= MOST_DEPTH) {
    return null;
  }
  if (Array.isArray(value)) {
    return value.map((item) => asPlain(item, depth + 1));
  }
  return mapFields(value as Record<string, unknown>, (field) => asPlain(field, depth + 1));
}

/** An object with the same keys (well-formed ones) and new values. It has no prototype, so `__proto__` is a plain key. */
export function mapFields(
  fields: Readonly<Record<string, unknown>>,
  change: (value: unknown, key: string) => Plain | undefined,
): { readonly [key: string]: Plain } {
  const result: Record<string, Plain> = Object.create(null);
  for (const [key, value] of Object.entries(fields)) {
    const changed = change(value, key);
    if (changed !== undefined) {
      result[wellFormed(key)] = changed;
    }
  }
  return result;
}

/** The value as an object, when it is one. */
export function fieldsOf(value: Plain | undefined): { readonly [key: string]: Plain } | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as { readonly [key: string]: Plain })
    : undefined;
}

/** A text without what no reader sees: kinds of line end, blanks at line ends, empty lines around it. */
export function tidyText(text: string): string {
  if (!UNTIDY.test(text)) {
    return wellFormed(text);
  }
  const lines = wellFormed(text.replace(/^\ufeff/, ''))
    .split(/\r\n?|\n/)
    .map((line) => line.trimEnd());
  let [start, end] = [0, lines.length];
  while (start < end && lines[start] === '') {
    start++;
  }
  while (end > start && lines[end - 1] === '') {
    end--;
  }
  return lines.slice(start, end).join('\n');
}

const texts = new WeakMap<object, string>();

/** RFC 8785 text of plain data. Remembered for objects and arrays, which are never changed. */
export function canonicalText(value: Plain): string {
  if (typeof value !== 'object' || value === null) {
    return canonicalize(value) ?? 'null';
  }
  let text = texts.get(value);
  if (text === undefined) {
    text = canonicalize(value) ?? 'null';
    texts.set(value, text);
  }
  return text;
}

/** A text without halves of characters, which UTF-8 cannot hold. */
export function wellFormed(text: string): string {
  return HALF.test(text) ? text.replaceAll(LONE_SURROGATE, '\ufffd') : text;
}
