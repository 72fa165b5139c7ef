/** Small questions to values of unknown shape. Everything here also takes skimmed values, in which long texts are `TextRef`s. */
import { DeepRef, TextRef } from '../skim/types';

export type Fields = Readonly<Record<string, unknown>>;

/** The value as an object with fields; undefined for arrays, texts and everything else. */
export function fieldsOf(value: unknown): Fields | undefined {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isObject && !(value instanceof TextRef || value instanceof DeepRef) ? (value as Fields) : undefined;
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function isText(value: unknown): boolean {
  return typeof value === 'string' || value instanceof TextRef;
}

/** A text; '' for one that is still in the file, undefined for other values. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : value instanceof TextRef ? '' : undefined;
}

/** A string that says something; undefined for '' and other values. */
export function nameOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The first of the named fields that is neither absent nor null. */
export function firstOf(fields: Fields, ...names: readonly string[]): unknown {
  for (const name of names) {
    if (Object.hasOwn(fields, name) && fields[name] != null) {
      return fields[name];
    }
  }
  return undefined;
}

/** The value as JSON text, for what no dialect knows. Never throws. */
export function jsonText(value: unknown): string {
  try {
    return value instanceof DeepRef ? TOO_DEEP : (JSON.stringify(value) ?? '');
  } catch {
    return TOO_DEEP;
  }
}

const TOO_DEEP = '(nested too deeply to show)';
