import { allocate } from './skim/text';
import type { ByteSource } from './skim/types';

const BLOCK = 1 << 18;

/**
 * Bytes for whoever reads many small pieces mostly one after the other: where reading goes on, a whole block is fetched.
 * Blocks are kept, so the bytes must not change meanwhile.
 */
export class ReadAhead implements ByteSource {
  private readonly block = allocate(BLOCK);
  private start = 0;
  private end = 0;
  /** Where the piece before ended, or the block that it was in. */
  private expected = 0;

  constructor(private readonly source: ByteSource) {}

  get size(): number {
    return this.source.size;
  }

  read(at: number, into: Uint8Array): number {
    if (at < this.start || at >= this.end) {
      const goesOn = at >= this.expected && at < this.expected + BLOCK;
      if (!goesOn || into.length >= BLOCK) {
        const count = this.source.read(at, into);
        this.expected = at + count;
        return count;
      }
      this.start = at;
      this.end = at + this.source.read(at, this.block);
      this.expected = this.end;
    }
    const count = Math.min(into.length, this.end - at);
    into.set(this.block.subarray(at - this.start, at - this.start + count));
    return count;
  }
}
