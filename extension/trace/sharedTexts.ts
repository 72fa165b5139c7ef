import { allocate, decodeJsonString, startsLike } from './skim/text';

/** Bytes of texts that are kept at most, and of one of them. */
const ROOM = 1 << 22;
const LONGEST = 1 << 18;
/** Bytes of a text that its mark is made of. */
const SAMPLES = 64;

interface Kept {
  readonly bytes: Uint8Array;
  readonly text: string;
}

/**
 * Long texts by their bytes: a text that comes again soon, as those of a conversation do in every call, is not decoded
 * again and is the same string, whose hash is known.
 */
export class SharedTexts {
  /** By mark; when they have filled their room they become the older ones, and those that nobody asked for go. */
  private young = new Map<number, Kept>();
  private old = new Map<number, Kept>();
  private room = ROOM;

  /** The text that stands in a JSON string between two places. */
  read(bytes: Uint8Array, start: number, end: number): string {
    const length = end - start;
    if (length > LONGEST) {
      return decodeJsonString(bytes, start, end);
    }
    const mark = markOf(bytes, start, end);
    const young = this.young.get(mark);
    if (young && isSame(young, bytes, start, length)) {
      return young.text;
    }
    const old = this.old.get(mark);
    const kept = old && isSame(old, bytes, start, length) ? old : keep(bytes, start, end);
    this.room -= length;
    if (this.room < 0) {
      this.old = this.young;
      this.young = new Map();
      this.room = ROOM - length;
    }
    this.young.set(mark, kept);
    return kept.text;
  }
}

function keep(bytes: Uint8Array, start: number, end: number): Kept {
  const copy = allocate(end - start);
  copy.set(bytes.subarray(start, end));
  return { bytes: copy, text: decodeJsonString(bytes, start, end) };
}

function isSame({ bytes: kept }: Kept, bytes: Uint8Array, start: number, length: number): boolean {
  return kept.length === length && startsLike(bytes, start, kept, length);
}

/** A number that different texts rarely share. */
function markOf(bytes: Uint8Array, start: number, end: number): number {
  const stride = Math.max(1, Math.floor((end - start) / SAMPLES));
  let mark = end - start;
  for (let at = start; at < end; at += stride) {
    mark = Math.imul(mark ^ (bytes[at] as number), 0x01000193);
  }
  return mark;
}
