const encoder = new TextEncoder();
const decoder = new TextDecoder();

const MOST_RECENT = 256;

/** Index of 'no string'. */
export const NONE = 0;

/**
 * Strings kept once, as bytes, and named by small numbers: a million ids take 30 MB here and three times that as
 * JavaScript strings in a Map. Index 0 is 'none'.
 */
export class StringTable {
  private bytes = new Uint8Array(1 << 12);
  private used = 0;
  private offsets = new Uint32Array(1 << 8);
  private hashes = new Uint32Array(1 << 8);
  private slots = new Int32Array(1 << 9);
  private count = 1;
  /** Strings that were asked for, each in the place its index falls on: names of tools and agents repeat. */
  private readonly recent: { readonly index: number; readonly text: string }[] = [];

  /** The index of a string, which is added if it is new. Undefined and '' are `NONE`. */
  intern(text: string | undefined): number {
    if (!text) {
      return NONE;
    }
    const hash = hashOf(text);
    const slot = this.slotOf(text, hash);
    const known = this.slots[slot] as number;
    if (known !== 0) {
      return known;
    }
    const index = this.append(text, hash);
    this.slots[slot] = index;
    if (this.count * 2 > this.slots.length) {
      this.rehash();
    }
    return index;
  }

  /** The index of a string, or `NONE` if it was never interned. */
  find(text: string): number {
    return this.slots[this.slotOf(text, hashOf(text))] as number;
  }

  /** The string with this index; undefined for `NONE`. */
  get(index: number): string | undefined {
    if (index === NONE) {
      return undefined;
    }
    const recent = this.recent[index % MOST_RECENT];
    if (recent?.index === index) {
      return recent.text;
    }
    const text = decoder.decode(this.bytes.subarray(this.offsets[index - 1], this.offsets[index]));
    this.recent[index % MOST_RECENT] = { index, text };
    return text;
  }

  /** One more than the largest index. */
  get size(): number {
    return this.count;
  }

  private slotOf(text: string, hash: number): number {
    const mask = this.slots.length - 1;
    let slot = (hash ^ (hash >>> 15)) & mask;
    for (;;) {
      const index = this.slots[slot] as number;
      if (index === 0 || (this.hashes[index] === hash && this.equals(index, text))) {
        return slot;
      }
      slot = (slot + 1) & mask;
    }
  }

  private equals(index: number, text: string): boolean {
    const start = this.offsets[index - 1] as number;
    const end = this.offsets[index] as number;
    if (end - start === text.length) {
      for (let i = 0; i < text.length; i++) {
        if (this.bytes[start + i] !== text.charCodeAt(i)) {
          return false;
        }
      }
      return true;
    }
    // A different length in bytes can still be equal when there are characters beyond ASCII.
    return end - start > text.length && this.get(index) === text;
  }

  private append(text: string, hash: number): number {
    const most = text.length * 3;
    if (this.used + most > this.bytes.length) {
      const larger = new Uint8Array(Math.max(this.bytes.length * 2, this.used + most));
      larger.set(this.bytes);
      this.bytes = larger;
    }
    this.used += encoder.encodeInto(text, this.bytes.subarray(this.used)).written;
    const index = this.count++;
    if (index >= this.offsets.length) {
      this.offsets = doubled(this.offsets);
      this.hashes = doubled(this.hashes);
    }
    this.offsets[index] = this.used;
    this.hashes[index] = hash;
    return index;
  }

  private rehash(): void {
    this.slots = new Int32Array(this.slots.length * 2);
    const mask = this.slots.length - 1;
    for (let index = 1; index < this.count; index++) {
      const hash = this.hashes[index] as number;
      let slot = (hash ^ (hash >>> 15)) & mask;
      while (this.slots[slot] !== 0) {
        slot = (slot + 1) & mask;
      }
      this.slots[slot] = index;
    }
  }
}

function doubled(array: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(array.length * 2);
  larger.set(array);
  return larger;
}

function hashOf(text: string): number {
  let hash = text.length;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  return hash >>> 0;
}
