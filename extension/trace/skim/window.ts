import { CLOSING_QUOTE_WASM } from './closingQuote';

interface Exports extends WebAssembly.Exports {
  readonly memory: WebAssembly.Memory;
  closingQuote(at: number, end: number): number;
}

const PAGE = 1 << 16;

let compiled: WebAssembly.Module | undefined;

/** Bytes in the memory of a small WebAssembly module that finds the ends of strings in them, 16 bytes at a time. */
export class Window {
  private readonly exports: Exports;
  private view: Uint8Array;

  /** @param size in bytes */
  constructor(private size: number) {
    compiled ??= new WebAssembly.Module(fromBase64(CLOSING_QUOTE_WASM));
    this.exports = new WebAssembly.Instance(compiled).exports as Exports;
    this.view = this.allocate();
  }

  /** Ask again after `grow`: it moves. */
  get bytes(): Uint8Array {
    return this.view;
  }

  /**
   * From an index inside a string: the index of its closing quote, or `end`, or `end + 1` when the byte at `end` is
   * escaped.
   */
  closingQuote(at: number, end: number): number {
    return this.exports.closingQuote(at, end);
  }

  /** Makes the window larger; its bytes stay. */
  grow(size: number): void {
    this.size = size;
    this.view = this.allocate();
  }

  private allocate(): Uint8Array {
    const { memory } = this.exports;
    const missing = Math.ceil((this.size - memory.buffer.byteLength) / PAGE);
    if (missing > 0) {
      memory.grow(missing);
    }
    // Node's Buffer decodes and searches faster than a plain Uint8Array.
    return typeof Buffer === 'undefined'
      ? new Uint8Array(memory.buffer, 0, this.size)
      : Buffer.from(memory.buffer, 0, this.size);
  }
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
