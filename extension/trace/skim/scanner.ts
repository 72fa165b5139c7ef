import type { ByteSource } from './types';
import { Window } from './window';

export const QUOTE = 0x22;
export const OPEN_OBJECT = 0x7b;
export const CLOSE_OBJECT = 0x7d;
export const OPEN_ARRAY = 0x5b;
export const CLOSE_ARRAY = 0x5d;
export const COMMA = 0x2c;
export const COLON = 0x3a;
export const NEWLINE = 0x0a;
/** What `peek` returns at the end of the file. */
export const END = -1;

const CHUNK = 1 << 20;

/**
 * A window sliding over a file's bytes, with the few moves a JSON reader needs. Nothing is decoded here; strings are
 * hopped over 16 bytes at a time, so speed is near that of reading the file.
 *
 * Reads synchronously. `buffer`, `pos` and `end` are public for the value reader's inner loops; `pos` and `mark` are
 * indexes into `buffer`, offsets in the file are `base + index`.
 */
export class Scanner {
  buffer: Uint8Array;
  pos = 0;
  end = 0;
  base: number;
  private readonly window: Window;
  /** First byte that must survive a refill, as an index into `buffer`; -1 for none. */
  private mark = -1;
  private most = 0;

  /**
   * @param at where to start reading
   * @param chunk size of the window in bytes; tests make it tiny so that every token meets its edge
   */
  constructor(
    private readonly source: ByteSource,
    at = 0,
    chunk = CHUNK,
  ) {
    this.window = new Window(chunk);
    this.buffer = this.window.bytes;
    this.base = at;
  }

  /**
   * Keeps the bytes from `pos` on through refills until `release`, but gives up on them when they are more than `most`:
   * what is kept then is not what is needed, and the window must not grow with the file's longest text.
   */
  keep(most: number): void {
    this.mark = this.pos;
    this.most = most;
  }

  release(): void {
    this.mark = -1;
  }

  /** Offset of the next byte in the file. */
  get offset(): number {
    return this.base + this.pos;
  }

  /** Goes on reading at another place. */
  seek(offset: number): void {
    if (offset >= this.base && offset <= this.base + this.end) {
      this.pos = offset - this.base;
      this.mark = -1;
    } else {
      this.restart(offset);
    }
  }

  /** Goes on reading at a place whose bytes may have changed, or may now be followed by more. */
  restart(offset: number): void {
    this.base = offset;
    this.pos = 0;
    this.end = 0;
    this.mark = -1;
  }

  /**
   * Slides the window so that more bytes can be read; keeps everything from `mark` (or `pos`) on, and grows only when
   * that fills the whole window.
   * @returns false at the end of the file
   */
  fill(): boolean {
    if (this.mark >= 0 && this.end - this.mark > this.most) {
      this.mark = -1;
    }
    const from = this.mark >= 0 ? this.mark : this.pos;
    const kept = this.end - from;
    if (kept > this.buffer.length / 2) {
      this.window.grow(this.buffer.length * 2);
      this.buffer = this.window.bytes;
    }
    if (from > 0) {
      this.buffer.copyWithin(0, from, this.end);
    }
    this.base += from;
    this.pos -= from;
    this.end = kept;
    if (this.mark >= 0) {
      this.mark = 0;
    }
    const count = this.source.read(this.base + this.end, this.buffer.subarray(this.end));
    this.end += count;
    return count > 0;
  }

  /** Brings at least `count` bytes from `pos` on into the window, unless the file ends first. */
  ensure(count: number): void {
    while (this.end - this.pos < count && this.fill()) {
      // `fill` keeps everything from `pos` on.
    }
  }

  /** The next byte without taking it, or END. */
  peek(): number {
    return this.pos < this.end || this.fill() ? (this.buffer[this.pos] as number) : END;
  }

  /** Skips white space and returns the byte after it without taking it, or END. */
  peekToken(): number {
    for (;;) {
      const buffer = this.buffer;
      let i = this.pos;
      while (i < this.end) {
        const byte = buffer[i] as number;
        if (byte > 0x20) {
          this.pos = i;
          return byte;
        }
        i++;
      }
      this.pos = i;
      if (!this.fill()) {
        return END;
      }
    }
  }

  /**
   * Moves from just after a string's opening quote to just after its closing quote.
   * @returns false when the file ends first
   */
  passString(): boolean {
    let at = this.pos;
    for (;;) {
      const found = this.window.closingQuote(at, this.end);
      if (found < this.end) {
        this.pos = found + 1;
        return true;
      }
      // One past the end, when the last byte escapes the one that is not there yet.
      const beyond = found - this.end;
      this.pos = this.end;
      if (!this.fill()) {
        return false;
      }
      at = this.pos + beyond;
    }
  }

  /**
   * From just after an opening quote: moves past the string and returns it, if it is a short plain one that is wholly
   * in the window, as nearly all are.
   */
  takeShortString(most: number): string | undefined {
    const text = this.window.shortString(this.pos, this.end, most);
    if (text !== undefined) {
      this.pos = this.window.shortEnd + 1;
    }
    return text;
  }

  /**
   * Moves past one value without looking into it; brackets are counted, so any nesting costs the same.
   * @returns false when the file ends first
   */
  passValue(): boolean {
    const first = this.peekToken();
    if (first === QUOTE) {
      this.pos++;
      return this.passString();
    }
    if (first !== OPEN_OBJECT && first !== OPEN_ARRAY) {
      return this.passScalar();
    }
    let depth = 0;
    for (;;) {
      while (this.pos < this.end) {
        const byte = this.buffer[this.pos++] as number;
        if (byte === QUOTE) {
          if (!this.passString()) {
            return false;
          }
        } else if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) {
          depth++;
        } else if ((byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) && --depth === 0) {
          return true;
        }
      }
      if (!this.fill()) {
        return false;
      }
    }
  }

  /** Moves past a number or literal: everything up to a comma, bracket, colon, quote, white space or the end. */
  passScalar(): boolean {
    for (;;) {
      while (this.pos < this.end) {
        if (isDelimiter(this.buffer[this.pos] as number)) {
          return true;
        }
        this.pos++;
      }
      if (!this.fill()) {
        return true;
      }
    }
  }

  /**
   * Moves to just after the next newline.
   * @returns false when the file ends first
   */
  passLine(): boolean {
    for (;;) {
      const newline = this.buffer.indexOf(NEWLINE, this.pos);
      if (newline !== -1 && newline < this.end) {
        this.pos = newline + 1;
        return true;
      }
      this.pos = this.end;
      if (!this.fill()) {
        return false;
      }
    }
  }
}

function isDelimiter(byte: number): boolean {
  return (
    byte <= 0x20 ||
    byte === COMMA ||
    byte === COLON ||
    byte === QUOTE ||
    byte === OPEN_ARRAY ||
    byte === CLOSE_ARRAY ||
    byte === OPEN_OBJECT ||
    byte === CLOSE_OBJECT
  );
}
