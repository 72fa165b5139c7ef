import * as zlib from 'node:zlib';
import type { ByteSource } from '../../trace/skim/types';
import type { Spill } from './spill';

/** How a decoder is watched and stopped. */
export interface DecodeWatch {
  readonly signal: { readonly aborted: boolean };
  /** @param read bytes of the encoded file used up so far */
  onProgress?(read: number, size: number): void;
}

/** Nothing more of the file may be decoded: it was cancelled, or it is too much. */
export class DecodeStopped extends Error {}

/** Decoded bytes a compressed file may have at most: more is refused, whatever the disk could hold. */
export const MOST_DECODED = 8 * 1024 ** 3;
/** Above this size a file that grew more than `MOST_RATIO` times is taken for a decompression bomb. */
const RATIO_FROM = 256 * 1024 ** 2;
const MOST_RATIO = 300;

/**
 * Counts decoded bytes on their way into a spill.
 * @throws DecodeStopped when there are absurdly many for the encoded bytes
 */
export function writeBounded(spill: Spill, chunk: Uint8Array, encodedSize: number): void {
  const size = spill.size + chunk.length;
  if (size > MOST_DECODED) {
    throw new DecodeStopped(
      `Decompressed, this file has more than ${MOST_DECODED / 1024 ** 3} GB: that is too much to read.`,
    );
  }
  if (size > RATIO_FROM && size > encodedSize * MOST_RATIO) {
    throw new DecodeStopped(`This file grows more than ${MOST_RATIO} times when decompressed: it is not read.`);
  }
  spill.write(chunk);
}

const PIECE = 256 * 1024;

/** The bytes `start`..`end` of a source in pieces, letting other work run between them. */
export async function* pieces(
  source: ByteSource,
  start: number,
  end: number,
  watch: DecodeWatch,
): AsyncGenerator<Uint8Array> {
  let at = start;
  while (at < end) {
    const piece = new Uint8Array(Math.min(PIECE, end - at));
    const count = source.read(at, piece);
    if (count === 0) {
      return;
    }
    at += count;
    yield piece.subarray(0, count);
    await new Promise((resolve) => setImmediate(resolve));
    if (watch.signal.aborted) {
      throw new DecodeStopped('Reading was cancelled.');
    }
    watch.onProgress?.(at, source.size);
  }
}

export type Compression = 'gzip' | 'deflate-raw' | 'zstd';

/** @throws Error when this Node has no such decompressor */
function createDecompressor(compression: Compression): zlib.Gunzip | zlib.InflateRaw | zlib.ZstdDecompress {
  if (compression === 'gzip') {
    return zlib.createGunzip();
  }
  if (compression === 'deflate-raw') {
    return zlib.createInflateRaw();
  }
  // Node has zstd since 22.15, which every editor that runs Backstep brings; the command line may run on Node 20.
  if (typeof zlib.createZstdDecompress !== 'function') {
    throw new Error(
      'This file is compressed with zstd, which needs Node 22.15 or later. Decompress it first (zstd -d).',
    );
  }
  return zlib.createZstdDecompress();
}

/**
 * Decompresses bytes `start`..`end` of a source into a spill.
 * @returns a sentence when the compressed data is damaged or ends early; what came before it is in the spill
 * @throws Error when nothing could be decompressed, when it is too much, or when cancelled
 */
export async function decompress(
  source: ByteSource,
  range: { readonly start: number; readonly end: number },
  compression: Compression,
  spill: Spill,
  watch: DecodeWatch,
): Promise<string | undefined> {
  const decompressor = createDecompressor(compression);
  const before = spill.size;
  let refused: unknown;
  const ended = new Promise<string | undefined>((resolve) => {
    // 'data' listeners run as output appears; reading by iteration would lose what is buffered when damage is met.
    decompressor.on('data', (chunk: Uint8Array) => {
      try {
        writeBounded(spill, chunk, range.end - range.start);
      } catch (error) {
        refused = error;
        decompressor.destroy();
      }
    });
    decompressor.on('end', () => resolve(undefined));
    decompressor.on('close', () => resolve(undefined));
    decompressor.on('error', (error: NodeJS.ErrnoException) => resolve(describeDamage(error)));
  });
  try {
    for await (const piece of pieces(source, range.start, range.end, watch)) {
      if (decompressor.destroyed || decompressor.errored) {
        break;
      }
      if (!decompressor.write(piece)) {
        await Promise.race([new Promise((resolve) => decompressor.once('drain', resolve)), ended]);
      }
    }
    decompressor.end();
    const damage = await ended;
    if (refused) {
      throw refused;
    }
    if (damage && spill.size === before) {
      throw new Error(`${damage}.`);
    }
    return damage && `${damage}; what could be decompressed is shown.`;
  } finally {
    decompressor.destroy();
  }
}

function describeDamage(error: NodeJS.ErrnoException): string {
  return error.code === 'Z_BUF_ERROR'
    ? 'The compressed data ends early'
    : `The compressed data is damaged (${error.message})`;
}

/** Writes UTF-16 text as UTF-8 into a spill. */
export async function transcode(
  source: ByteSource,
  encoding: 'utf-16le' | 'utf-16be',
  spill: Spill,
  watch: DecodeWatch,
): Promise<void> {
  const decoder = new TextDecoder(encoding);
  for await (const piece of pieces(source, 0, source.size, watch)) {
    spill.write(Buffer.from(decoder.decode(piece, { stream: true })));
  }
  spill.write(Buffer.from(decoder.decode()));
}
