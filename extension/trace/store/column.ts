/** A block is allocated at once: growing never copies, so memory never peaks at twice what is held. */
const BLOCK_BITS = 14;
const BLOCK = 1 << BLOCK_BITS;
const MASK = BLOCK - 1;

type Numbers = Float64Array | Int32Array | Uint8Array;

/** One growable column of numbers. */
export class Column {
  private readonly blocks: Numbers[] = [];

  /** @param empty what cells hold that were never set */
  constructor(
    private readonly make: new (length: number) => Numbers,
    private readonly empty = 0,
  ) {}

  get(row: number): number {
    return this.blocks[row >>> BLOCK_BITS]?.[row & MASK] ?? this.empty;
  }

  /** Sets a cell; columns that are rarely set only take memory for the blocks that are. */
  set(row: number, value: number): void {
    const at = row >>> BLOCK_BITS;
    let block = this.blocks[at];
    if (!block) {
      if (value === this.empty) {
        return;
      }
      block = new this.make(BLOCK);
      if (this.empty !== 0) {
        block.fill(this.empty);
      }
      while (this.blocks.length < at) {
        this.blocks.push(undefined as unknown as Numbers);
      }
      this.blocks[at] = block;
    }
    block[row & MASK] = value;
  }
}
