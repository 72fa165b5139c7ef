import { allocate } from './skim/text';
import type { ByteSource } from './skim/types';

/** A place in a text as editors count: 0-based line, 0-based column in UTF-16 code units. */
export interface TextPlace {
  readonly line: number;
  readonly character: number;
}

const PIECE = 1024 ** 2;
const LF = 0x0a;
const CR = 0x0d;
const BOM = [0xef, 0xbb, 0xbf];

/**
 * Turns byte offsets of a UTF-8 text into lines and columns. Lines end at LF, CR LF and CR, as in the editor; a byte
 * order mark at the beginning has no column.
 * @param offsets ascending; an offset past the end gives the place of the end
 */
export function textPlaces(source: ByteSource, offsets: readonly number[]): TextPlace[] {
  const places: TextPlace[] = [];
  const piece = allocate(PIECE);
  let at = 0;
  let line = 0;
  let character = 0;
  let previous = 0;
  for (let length = source.read(0, piece); length > 0; length = source.read(at, piece)) {
    let i = at === 0 && BOM.every((byte, index) => piece[index] === byte) ? BOM.length : 0;
    for (; i < length; i++) {
      while (places.length < offsets.length && at + i >= (offsets[places.length] as number)) {
        places.push({ line, character });
      }
      if (places.length === offsets.length) {
        return places;
      }
      const byte = piece[i] as number;
      if (byte === CR || (byte === LF && previous !== CR)) {
        line++;
        character = 0;
      } else if (byte !== LF && (byte & 0xc0) !== 0x80) {
        // A character of four bytes in UTF-8 is two code units in UTF-16; continuation bytes count nothing.
        character += byte >= 0xf0 ? 2 : 1;
      }
      previous = byte;
    }
    at += length;
  }
  while (places.length < offsets.length) {
    places.push({ line, character });
  }
  return places;
}
