import * as fs from 'node:fs';
import type { ByteSource } from '../../trace/skim/types';

/** A `ByteSource` that holds something open. */
export interface ClosableBytes extends ByteSource {
  close(): void;
}

/**
 * What happened to a file since it was last looked at. `grown` is judged by size alone: saving over a file may grow it
 * too. `rewritten` includes files that were replaced or cut.
 */
export type FileChange = 'none' | 'grown' | 'rewritten' | 'gone';

/** Bytes that are already in memory. */
export class MemoryBytes implements ClosableBytes {
  constructor(private readonly bytes: Uint8Array) {}

  get size(): number {
    return this.bytes.length;
  }

  read(at: number, into: Uint8Array): number {
    const piece = this.bytes.subarray(at, at + into.length);
    into.set(piece);
    return piece.length;
  }

  refresh(): FileChange {
    return 'none';
  }

  close(): void {}
}

/**
 * A file, read where it is asked for. `size` is the size at the last look, so that one pass over the file sees one
 * size; `refresh` looks again.
 */
export class FileBytes implements ClosableBytes {
  private stat: fs.Stats;
  private closed = false;

  private constructor(
    private readonly path: string,
    private readonly fd: number,
  ) {
    this.stat = fs.fstatSync(fd);
  }

  /** @throws Error with a sentence for people when there is no readable regular file */
  static open(path: string): FileBytes {
    try {
      // Asked before opening: opening a pipe would wait for its other end.
      if (!fs.statSync(path).isFile()) {
        throw new Error('This is not a regular file.');
      }
      return new FileBytes(path, fs.openSync(path, 'r'));
    } catch (error) {
      throw new Error(whyUnreadable(error), { cause: error });
    }
  }

  get size(): number {
    return this.stat.size;
  }

  read(at: number, into: Uint8Array): number {
    const wanted = Math.min(into.length, this.size - at);
    // A closed descriptor's number may be another file's by now.
    return wanted > 0 && !this.closed ? fs.readSync(this.fd, into, 0, wanted, at) : 0;
  }

  /** Looks at the file again. After `rewritten` and `gone` the bytes here are the old file's: open it anew. */
  refresh(): FileChange {
    const now = fs.statSync(this.path, { throwIfNoEntry: false });
    if (!now) {
      return 'gone';
    }
    const before = this.stat;
    if (now.ino !== before.ino || now.dev !== before.dev || now.size < before.size) {
      return 'rewritten';
    }
    if (now.size === before.size) {
      return now.mtimeMs === before.mtimeMs ? 'none' : 'rewritten';
    }
    this.stat = now;
    return 'grown';
  }

  close(): void {
    if (!this.closed) {
      this.closed = true;
      fs.closeSync(this.fd);
    }
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'The file does not exist.',
  EACCES: 'You are not allowed to read this file.',
  EPERM: 'You are not allowed to read this file.',
  EISDIR: 'This is a folder, not a file.',
  EMFILE: 'Too many files are open.',
  EIO: 'The disk could not be read.',
  ENOSPC: 'There is not enough room in the temporary folder to decompress this file.',
};

/** What a file system error means, in a sentence for people. */
export function whyUnreadable(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return REASONS[code] ?? (error instanceof Error ? error.message : String(error));
}
