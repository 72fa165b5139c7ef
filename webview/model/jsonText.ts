/** JSON written out for the clipboard, from values of any depth. */
import type { ClippedText } from '../../schemas/protocol';
import { isClipped } from './payload';

/** Deeper levels are not indented further, or ten thousand levels would be mostly spaces. */
const DEEPEST_INDENT = 60;

interface Frame {
  readonly value: Readonly<Record<string, unknown>> | readonly unknown[];
  readonly keys: readonly string[] | undefined;
  readonly size: number;
  next: number;
}

/** Every clipped text in a value. */
export function clippedTexts(value: unknown): readonly ClippedText[] {
  const found: ClippedText[] = [];
  const pending: unknown[] = [value];
  while (pending.length > 0) {
    const item = pending.pop();
    if (isClipped(item)) found.push(item);
    else if (typeof item === 'object' && item !== null) for (const child of Object.values(item)) pending.push(child);
  }
  return found;
}

/**
 * A value as indented JSON.
 * @param whole full text of clipped texts; one that is not there is written as its beginning and an ellipsis
 */
export function toJson(value: unknown, whole: ReadonlyMap<ClippedText, string>): string {
  const out: string[] = [];
  const frames: Frame[] = [];
  writeStart(value);
  while (frames.length > 0) {
    const frame = frames.at(-1)!;
    const indent = '  '.repeat(Math.min(frames.length, DEEPEST_INDENT));
    if (frame.next === frame.size) {
      frames.pop();
      out.push(`\n${indent.slice(2)}`, frame.keys ? '}' : ']');
      continue;
    }
    out.push(frame.next === 0 ? '\n' : ',\n', indent);
    const key = frame.keys?.[frame.next];
    if (key !== undefined) out.push(JSON.stringify(key), ': ');
    const child = (frame.value as Readonly<Record<string | number, unknown>>)[key ?? frame.next];
    frame.next++;
    writeStart(child);
  }
  return out.join('');

  function writeStart(item: unknown): void {
    if (isClipped(item)) out.push(JSON.stringify(whole.get(item) ?? `${item.$clipped}…`));
    else if (typeof item !== 'object' || item === null) out.push(JSON.stringify(item) ?? 'null');
    else {
      const keys = Array.isArray(item) ? undefined : Object.keys(item);
      const size = keys ? keys.length : (item as readonly unknown[]).length;
      if (size === 0) out.push(keys ? '{}' : '[]');
      else {
        out.push(keys ? '{' : '[');
        frames.push({ value: item as Frame['value'], keys, size, next: 0 });
      }
    }
  }
}
