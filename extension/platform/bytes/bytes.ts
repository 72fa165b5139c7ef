import { readBytes } from '../../trace/skim/text';
import type { ByteSource } from '../../trace/skim/types';
import { type DecodeWatch, decompress, transcode } from './decode';
import { writeEvalLog } from './evalLog';
import { KIND_BYTES, kindOf } from './kinds';
import { type ClosableBytes, FileBytes, type FileChange, MemoryBytes } from './sources';
import { Spill } from './spill';

/** A file on disk, or bytes that came from elsewhere. */
export type BytesLocation =
  | { readonly type: 'path'; readonly path: string }
  | { readonly type: 'bytes'; readonly bytes: Uint8Array };

/** A file's bytes as the skimmer wants them: decompressed UTF-8, readable at random. Close it. */
export interface OpenBytes extends ByteSource {
  readonly sizeOnDisk: number;
  /** True when these are the very bytes on disk, so that a text editor shows the same lines. */
  readonly isText: boolean;
  /** What was mended or left out on the way, in sentences. */
  readonly notes: readonly string[];
  /**
   * Looks whether the file has changed. After `grown`, `size` is the new size; after any other change, these are still
   * the old bytes: open it anew. A file that had to be decoded never says `grown`.
   */
  refresh(): FileChange;
  close(): void;
}

/** Layers that are peeled off one another at most: a compressed archive of compressed text is no longer a trace. */
const MOST_LAYERS = 3;

/**
 * Opens a trace file's bytes: as they are when they are text, else decompressed (gzip, zstd, Inspect's `.eval`) or
 * transcoded (UTF-16). The content decides, not the name.
 * @throws Error with a sentence for people when it cannot be read, is no text, is too large, or was cancelled
 */
export async function openBytes(location: BytesLocation, watch: DecodeWatch): Promise<OpenBytes> {
  const onDisk = openOnDisk(location);
  const notes: string[] = [];
  let bytes: ClosableBytes = onDisk;
  try {
    for (let layer = 0; ; layer++) {
      const decoded = await peel(bytes, notes, watch);
      if (!decoded) {
        break;
      }
      if (bytes !== onDisk) {
        bytes.close();
      }
      bytes = decoded;
      if (layer === MOST_LAYERS) {
        throw new Error('This file is compressed several times over: it is not read.');
      }
    }
  } catch (error) {
    bytes.close();
    onDisk.close();
    throw error;
  }
  return {
    get size() {
      return bytes.size;
    },
    read: (at, into) => bytes.read(at, into),
    get sizeOnDisk() {
      return onDisk.size;
    },
    isText: bytes === onDisk,
    notes,
    refresh() {
      const change = onDisk.refresh();
      return change === 'grown' && bytes !== onDisk ? 'rewritten' : change;
    },
    close() {
      bytes.close();
      onDisk.close();
    },
  };
}

/** Decodes one layer; undefined when the bytes are text already. */
async function peel(bytes: ByteSource, notes: string[], watch: DecodeWatch): Promise<ClosableBytes | undefined> {
  const kind = kindOf(readBytes(bytes, 0, Math.min(KIND_BYTES, bytes.size)));
  if (kind.type === 'text') {
    return undefined;
  }
  if (kind.type === 'other') {
    throw new Error(kind.sentence);
  }
  const spill = new Spill();
  try {
    if (kind.type === 'zip') {
      notes.push(...(await writeEvalLog(bytes, spill, watch)));
    } else if (kind.type === 'gzip' || kind.type === 'zstd') {
      const damage = await decompress(bytes, { start: 0, end: bytes.size }, kind.type, spill, watch);
      if (damage) {
        notes.push(damage);
      }
    } else {
      await transcode(bytes, kind.type, spill, watch);
    }
    return spill.finish();
  } catch (error) {
    spill.abandon();
    throw error;
  }
}

/**
 * The first bytes of a file that is plain text; none when it is something else or cannot be read.
 * @param most bytes to return at most
 */
export function readTextHead(location: BytesLocation, most: number): Uint8Array {
  try {
    const bytes = openOnDisk(location);
    try {
      const head = readBytes(bytes, 0, Math.min(most, bytes.size));
      return kindOf(head.subarray(0, KIND_BYTES)).type === 'text' ? head : new Uint8Array();
    } finally {
      bytes.close();
    }
  } catch {
    return new Uint8Array();
  }
}

function openOnDisk(location: BytesLocation): FileBytes | MemoryBytes {
  return location.type === 'path' ? FileBytes.open(location.path) : new MemoryBytes(location.bytes);
}
