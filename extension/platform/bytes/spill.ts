import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { type ClosableBytes, MemoryBytes } from './sources';

/** Up to this many bytes stay in memory; more goes to a temporary file. */
const MOST_IN_MEMORY = 32 * 1024 * 1024;

/**
 * Takes decoded bytes in order and makes them readable at random: in memory while they are few, else in a temporary
 * file that only this user can read and that is gone when it is closed or the process ends.
 */
export class Spill {
  private chunks: Uint8Array[] = [];
  private file: TemporaryFile | undefined;
  private length = 0;

  constructor(private readonly mostInMemory = MOST_IN_MEMORY) {}

  get size(): number {
    return this.length;
  }

  write(chunk: Uint8Array): void {
    this.chunks.push(chunk);
    this.length += chunk.length;
    if (this.file || this.length > this.mostInMemory) {
      this.file ??= new TemporaryFile();
      for (const waiting of this.chunks) {
        this.file.append(waiting);
      }
      this.chunks = [];
    }
  }

  /** The bytes written so far. Nothing may be written after. */
  finish(): ClosableBytes {
    const bytes = this.file ?? new MemoryBytes(Buffer.concat(this.chunks));
    this.chunks = [];
    return bytes;
  }

  /** Lets go of everything instead of `finish`. */
  abandon(): void {
    this.chunks = [];
    this.file?.close();
  }
}

class TemporaryFile implements ClosableBytes {
  private readonly folder = fs.mkdtempSync(path.join(os.tmpdir(), 'backstep-'));
  private readonly path = path.join(this.folder, 'decoded');
  private readonly fd = fs.openSync(this.path, 'wx+', 0o600);
  private length = 0;
  private closed = false;
  private unlinked = false;

  constructor() {
    // An unlinked file goes away with its last descriptor, even when the process is killed.
    this.unlink();
  }

  get size(): number {
    return this.length;
  }

  append(chunk: Uint8Array): void {
    let written = 0;
    while (written < chunk.length) {
      written += fs.writeSync(this.fd, chunk, written, chunk.length - written, this.length + written);
    }
    this.length += chunk.length;
  }

  read(at: number, into: Uint8Array): number {
    const wanted = Math.min(into.length, this.length - at);
    return wanted > 0 && !this.closed ? fs.readSync(this.fd, into, 0, wanted, at) : 0;
  }

  close(): void {
    if (!this.closed) {
      this.closed = true;
      fs.closeSync(this.fd);
      this.unlink();
    }
  }

  private unlink(): void {
    if (this.unlinked) {
      return;
    }
    try {
      fs.rmSync(this.folder, { recursive: true });
      this.unlinked = true;
    } catch {
      // Some file systems refuse to unlink an open file; `close` tries again.
    }
  }
}
