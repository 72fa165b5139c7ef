/** Items fetched together. Small, because a list with folded steps shows items that lie far apart. */
export const BLOCK = 50;
/** Most items asked for in one call (the protocol's limit is 1,000). */
const MOST_PER_CALL = 500;
/** Blocks kept: 20,000 items, some megabytes. */
const MOST_BLOCKS = 400;
/** Calls under way at once: enough to hide latency, few enough that what scrolled past is not waited for. */
const MOST_CALLS = 4;

interface Block<T> {
  readonly items: readonly T[];
  /** The `BlockCache.epoch` these items belong to; older ones are shown until the new ones arrive. */
  readonly epoch: number;
}

/**
 * Items of a long list by index, fetched in blocks as they come into view. Only what the last `want` named is asked
 * for; blocks not wanted any more when a call is free are never requested.
 */
export class BlockCache<T> {
  readonly #fetch: (from: number, to: number) => Promise<readonly T[]>;
  readonly #changed: (items: readonly T[]) => void;
  /** In order of use, oldest first. */
  readonly #blocks = new Map<number, Block<T>>();
  readonly #underWay = new Set<number>();
  /** Blocks whose call failed in this epoch; they are not asked for again, or a broken host would be asked forever. */
  readonly #failed = new Map<number, string>();
  #wanted: readonly number[] = [];
  #calls = 0;
  #epoch = 0;

  /**
   * @param fetch items `from`..`to`, `to` excluded; fewer at the end of the list
   * @param changed told when items have arrived (with them) or failed to (with none)
   */
  constructor(fetch: (from: number, to: number) => Promise<readonly T[]>, changed: (items: readonly T[]) => void) {
    this.#fetch = fetch;
    this.#changed = changed;
  }

  get(index: number): T | undefined {
    return this.#blocks.get(Math.floor(index / BLOCK))?.items[index % BLOCK];
  }

  /** Why the item could not be fetched. */
  failure(index: number): string | undefined {
    return this.#failed.get(Math.floor(index / BLOCK));
  }

  /** Says which items are on screen now, most important first. */
  want(indexes: Iterable<number>): void {
    const blocks = new Set<number>();
    for (const index of indexes) if (index >= 0) blocks.add(Math.floor(index / BLOCK));
    this.#wanted = [...blocks];
    for (const block of this.#wanted) {
      const held = this.#blocks.get(block);
      if (!held) continue;
      this.#blocks.delete(block);
      this.#blocks.set(block, held);
    }
    this.#pump();
  }

  /** The list has changed: what is held is shown until its replacement arrives. */
  refresh(): void {
    this.#epoch++;
    this.#failed.clear();
    this.#pump();
  }

  #pump(): void {
    while (this.#calls < MOST_CALLS) {
      const first = this.#wanted.find((block) => this.#isMissing(block));
      if (first === undefined) return;
      let end = first + 1;
      while ((end - first) * BLOCK < MOST_PER_CALL && this.#wanted.includes(end) && this.#isMissing(end)) end++;
      void this.#load(first, end);
    }
  }

  #isMissing(block: number): boolean {
    return !this.#underWay.has(block) && !this.#failed.has(block) && this.#blocks.get(block)?.epoch !== this.#epoch;
  }

  async #load(first: number, end: number): Promise<void> {
    const epoch = this.#epoch;
    this.#calls++;
    for (let block = first; block < end; block++) this.#underWay.add(block);
    let items: readonly T[] = [];
    try {
      items = await this.#fetch(first * BLOCK, end * BLOCK);
      for (let block = first; block < end; block++) {
        const start = (block - first) * BLOCK;
        this.#blocks.delete(block);
        this.#blocks.set(block, { items: items.slice(start, start + BLOCK), epoch });
      }
    } catch (error) {
      if (epoch === this.#epoch) {
        for (let block = first; block < end; block++) this.#failed.set(block, (error as Error).message);
      }
    }
    this.#calls--;
    for (let block = first; block < end; block++) this.#underWay.delete(block);
    this.#evict();
    this.#changed(items);
    this.#pump();
  }

  #evict(): void {
    for (const block of this.#blocks.keys()) {
      if (this.#blocks.size <= MOST_BLOCKS) return;
      if (!this.#wanted.includes(block)) this.#blocks.delete(block);
    }
  }
}
