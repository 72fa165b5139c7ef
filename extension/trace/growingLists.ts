import { allocate, decodeJsonString, sameBytes } from './skim/text';
import type { ByteSource, SkimValue, TextRef } from './skim/types';

/** A list that was read: where its text lies, where each item ends in it, and the items. */
interface ReadList {
  readonly start: number;
  /** Offsets from `start`, just behind each item. */
  readonly ends: readonly number[];
  readonly items: SkimValue[];
}

/** Lists under one key that may be gone on with: conversations of several agents take turns. */
const MOST_OPEN = 6;
/** Longer texts are not read as lists. */
const LONGEST = 64 * 1024 * 1024;
/** Bytes compared before a whole list is. */
const GLANCE = 512;

/**
 * Reads lists that are written as JSON text inside JSON strings, each a longer version of one before: what is the same,
 * byte for byte, is not decoded again, and its items are the same objects.
 */
export class GrowingLists {
  private readonly open = new Map<string, ReadList[]>();
  /** The text being read, and the beginning of an earlier one: used again for every list. */
  private readonly buffers = { now: allocate(1 << 16), before: allocate(1 << 16) };

  constructor(private readonly source: ByteSource) {}

  /** @returns the items; undefined when the text is no list of objects, or a huge one */
  read(key: string, { start, end }: TextRef): SkimValue[] | undefined {
    if (end - start > LONGEST) {
      return undefined;
    }
    const bytes = this.bytes('now', start, end);
    const open = this.open.get(key) ?? [];
    this.open.set(key, open);
    const { list, count } = this.longestStart(open, bytes);
    const known = list ? list.items.slice(0, count) : [];
    const ends = list ? list.ends.slice(0, count) : [];
    const rest = itemsFrom(bytes, ends.at(-1) ?? 0);
    if (!rest) {
      return undefined;
    }
    if (list && count === list.items.length && rest.items.length === 0) {
      return list.items;
    }
    const items = [...known, ...rest.items];
    if (list && count === list.items.length) {
      open.splice(open.indexOf(list), 1);
    } else if (open.length >= MOST_OPEN) {
      open.shift();
    }
    open.push({ start, ends: [...ends, ...rest.ends], items });
    return items;
  }

  /** The open list that shares the most items with the beginning of these bytes, and how many. */
  private longestStart(open: readonly ReadList[], bytes: Uint8Array): { list: ReadList | undefined; count: number } {
    let best: { list: ReadList | undefined; count: number } = { list: undefined, count: 0 };
    for (const list of open.toReversed()) {
      const count = this.shared(list, bytes);
      if (count > best.count) {
        best = { list, count };
        if (count === list.items.length) {
          break;
        }
      }
    }
    return best;
  }

  private bytes(buffer: 'now' | 'before', start: number, end: number): Uint8Array {
    if (this.buffers[buffer].length < end - start) {
      this.buffers[buffer] = allocate(2 * (end - start));
    }
    const bytes = this.buffers[buffer].subarray(0, end - start);
    let filled = 0;
    for (let count = 1; count > 0 && filled < bytes.length; filled += count) {
      count = this.source.read(start + filled, bytes.subarray(filled));
    }
    return bytes.subarray(0, filled);
  }

  /** How many items of a list stand at the beginning of these bytes. */
  private shared({ start, ends }: ReadList, bytes: Uint8Array): number {
    const first = ends[0];
    if (first === undefined || first > bytes.length) {
      return 0;
    }
    const glance = Math.min(GLANCE, first);
    if (!sameBytes(this.bytes('before', start, start + glance), bytes, 0, glance)) {
      return 0;
    }
    let high = ends.length;
    while (high > 0 && ends[high - 1]! > bytes.length) {
      high--;
    }
    const before = this.bytes('before', start, start + (ends[high - 1] ?? 0));
    if (sameBytes(before, bytes, 0, before.length)) {
      return high;
    }
    let low = 0;
    let same = 0;
    while (low < high) {
      const middle = (low + high) >> 1;
      const end = ends[middle]!;
      if (sameBytes(before, bytes, same, end)) {
        same = end;
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

/**
 * The objects of a list whose JSON is written inside a JSON string (`[{\"role\":…`), from a place on.
 * @param from just behind an item; 0 for the whole list
 * @returns undefined when this is not a well-formed list of objects
 */
function itemsFrom(bytes: Uint8Array, from: number): { items: SkimValue[]; ends: number[] } | undefined {
  const items: SkimValue[] = [];
  const ends: number[] = [];
  const reader = new InnerBytes(bytes, from);
  if (from === 0 && reader.token() !== OPEN_ARRAY) {
    return undefined;
  }
  for (;;) {
    let byte = reader.token();
    if (byte === CLOSE_ARRAY) {
      return reader.token() < 0 ? { items, ends } : undefined;
    }
    if (from > 0 || items.length > 0) {
      if (byte !== COMMA) {
        return undefined;
      }
      byte = reader.token();
    }
    const start = reader.at - 1;
    if (byte !== OPEN_OBJECT || !reader.passObject()) {
      return undefined;
    }
    try {
      items.push(JSON.parse(decodeJsonString(bytes, start, reader.at)) as SkimValue);
    } catch {
      return undefined;
    }
    ends.push(reader.at);
  }
}

/** Walks the bytes of a JSON string's inside as the bytes of the JSON text it holds. */
class InnerBytes {
  constructor(
    private readonly bytes: Uint8Array,
    public at: number,
  ) {}

  /** The next byte that is no white space, taken; -1 at the end. */
  token(): number {
    for (;;) {
      const byte = this.next();
      if (byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09) {
        return byte;
      }
    }
  }

  /** Moves from behind an opening brace to behind the one that closes it. */
  passObject(): boolean {
    let depth = 1;
    let inText = false;
    for (;;) {
      const byte = this.next();
      if (byte < 0) {
        return false;
      }
      if (byte === QUOTE) {
        inText = !inText;
      } else if (inText) {
        if (byte === BACKSLASH && this.next() < 0) {
          return false;
        }
      } else if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) {
        depth++;
      } else if (byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) {
        depth--;
        if (depth === 0) {
          return byte === CLOSE_OBJECT;
        }
      }
    }
  }

  /** One character of the inner text, as far as it matters: escapes of the outer string are undone. */
  private next(): number {
    const { bytes } = this;
    if (this.at >= bytes.length) {
      return -1;
    }
    const byte = bytes[this.at++] as number;
    if (byte !== BACKSLASH) {
      return byte;
    }
    const escaped = bytes[this.at++] as number;
    switch (escaped) {
      case 0x6e: // n
        return 0x0a;
      case 0x72: // r
        return 0x0d;
      case 0x74: // t
        return 0x09;
      case 0x75: {
        // \u0022: some encoders write quotes like that
        const code = Number.parseInt(String.fromCharCode(...bytes.subarray(this.at, this.at + 4)), 16);
        this.at += 4;
        return code < 0x80 ? code : 0x41;
      }
      default:
        return escaped ?? -1;
    }
  }
}
