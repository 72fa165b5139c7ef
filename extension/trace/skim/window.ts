import { STRINGS_WASM } from './stringsWasm';
import { decodeUtf8 } from './text';

interface Exports extends WebAssembly.Exports {
  readonly memory: WebAssembly.Memory;
  closingQuote(at: number, end: number): number;
  shortString(at: number, end: number, most: number): number;
}

const PAGE = 1 << 16;
/** strings.wat says what is before the window. */
const FIRST = 131_136;
const LONGEST_SHORT = 63;

let compiled: WebAssembly.Module | undefined;

/** The window's bytes, in the memory of a small WebAssembly module that knows where JSON strings end. */
export class Window {
  private readonly exports: Exports;
  /** Strings by the slot their bytes are in: names and short values repeat in every record. */
  private readonly strings: string[] = [];
  private view: Uint8Array;
  private cells: Int32Array;

  /** @param size in bytes */
  constructor(private size: number) {
    compiled ??= new WebAssembly.Module(fromBase64(STRINGS_WASM));
    this.exports = new WebAssembly.Instance(compiled).exports as Exports;
    this.view = this.allocate();
    this.cells = new Int32Array(this.exports.memory.buffer, 0, 1);
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
    return this.exports.closingQuote(at + FIRST, end + FIRST) - FIRST;
  }

  /**
   * The string that begins at an index (just behind its quote), if it is plain ASCII, has at most `most` bytes and ends
   * before `end`; `shortEnd` is then the index of its closing quote.
   */
  shortString(at: number, end: number, most: number): string | undefined {
    const slot = this.exports.shortString(at + FIRST, end + FIRST, Math.min(most, LONGEST_SHORT));
    if (slot >= 0) {
      return this.strings[slot];
    }
    if (slot === -1) {
      return undefined;
    }
    const text = decodeUtf8(this.view, at, this.shortEnd);
    this.strings[-2 - slot] = text;
    return text;
  }

  get shortEnd(): number {
    return (this.cells[0] as number) - FIRST;
  }

  /** Makes the window larger; its bytes stay. */
  grow(size: number): void {
    this.size = size;
    this.view = this.allocate();
    this.cells = new Int32Array(this.exports.memory.buffer, 0, 1);
  }

  private allocate(): Uint8Array {
    const { memory } = this.exports;
    const missing = Math.ceil((FIRST + this.size - memory.buffer.byteLength) / PAGE);
    if (missing > 0) {
      memory.grow(missing);
    }
    // Node's Buffer decodes and searches faster than a plain Uint8Array.
    return typeof Buffer === 'undefined'
      ? new Uint8Array(memory.buffer, FIRST, this.size)
      : Buffer.from(memory.buffer, FIRST, this.size);
  }
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
