import { allocate, decodeJsonString, startsLike } from './skim/text';

/** Bytes of texts that are kept in one generation, and of one of them at most. */
const ROOM = 1 << 22;
const LONGEST = 1 << 18;
/** Bytes of a text that its mark is made of. */
const SAMPLES = 64;

interface Kept {
  /** Place of its bytes in the generation's. */
  readonly at: number;
  readonly length: number;
  readonly text: string;
}

interface Generation {
  readonly bytes: Uint8Array;
  used: number;
  readonly byMark: Map<number, Kept>;
}

/**
 * Long texts by their bytes: a text that comes again soon, as those of a conversation do in every call, is not decoded
 * again and is the same string, whose hash is known.
 */
export class SharedTexts {
  /** When it is full it becomes the old generation, and old texts that nobody asked for meanwhile go. */
  private young: Generation | undefined;
  private old: Generation | undefined;

  /** The text that stands in a JSON string between two places. */
  read(bytes: Uint8Array, start: number, end: number): string {
    if (end - start > LONGEST) {
      return decodeJsonString(bytes, start, end);
    }
    const mark = markOf(bytes, start, end);
    const young = find(this.young, mark, bytes, start, end);
    if (young !== undefined) {
      return young;
    }
    const text = find(this.old, mark, bytes, start, end) ?? decodeJsonString(bytes, start, end);
    this.keep(mark, bytes.subarray(start, end), text);
    return text;
  }

  private keep(mark: number, bytes: Uint8Array, text: string): void {
    const { length } = bytes;
    if (!this.young || this.young.used + length > ROOM) {
      const room = this.old?.bytes ?? allocate(ROOM);
      this.old = this.young;
      this.young = { bytes: room, used: 0, byMark: new Map() };
    }
    const at = this.young.used;
    this.young.bytes.set(bytes, at);
    this.young.byMark.set(mark, { at, length, text });
    this.young.used += length;
  }
}

function find(
  generation: Generation | undefined,
  mark: number,
  bytes: Uint8Array,
  start: number,
  end: number,
): string | undefined {
  const kept = generation?.byMark.get(mark);
  const isSame =
    generation && kept?.length === end - start && startsLike(bytes, start, generation.bytes, kept.length, kept.at);
  return isSame ? kept.text : undefined;
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
