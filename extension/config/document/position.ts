import type { Node } from './node';

/** Line starts of a text, for turning offsets into lines and columns. They are looked up only as far as is asked for. */
export class Lines {
  private readonly starts: number[] = [0];
  /** Up to where line breaks have been looked for. */
  private seen = 0;

  constructor(private readonly text: string) {}

  /** One-based line and column; columns count UTF-16 units, as editors do. */
  at(offset: number): { readonly line: number; readonly column: number } {
    this.readTo(offset);
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.starts[middle]! <= offset) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return { line: low + 1, column: offset - this.starts[low]! + 1 };
  }

  /** Offset at which a one-based line starts; of a line that is not there, the last line's. */
  start(line: number): number {
    while (this.starts.length < line && this.seen < this.text.length) {
      this.readTo(this.seen + STRETCH);
    }
    return this.starts[line - 1] ?? this.starts.at(-1)!;
  }

  private readTo(offset: number): void {
    const { text, starts } = this;
    const end = Math.min(offset, text.length);
    for (; this.seen < end; this.seen++) {
      if (text.charCodeAt(this.seen) === 10) {
        starts.push(this.seen + 1);
      }
    }
  }
}

const STRETCH = 4096;

/**
 * Where a piece of a string's value stands in the file.
 * @param from offset into the node's value, `to` likewise
 */
export function rangeWithin(
  text: string,
  node: Node,
  from: number,
  to: number,
): { readonly start: number; readonly end: number } {
  if (node.type !== 'string') {
    return { start: node.start, end: node.end };
  }
  if (node.style === 'raw') {
    return { start: node.start + from, end: node.start + to };
  }
  const cursor = new Cursor(text, node);
  const start = cursor.advance(from);
  return { start, end: Math.max(start, cursor.advance(to)) };
}

/** Lengths of the escapes that are not two characters long. */
const ESCAPE_LENGTH: Readonly<Record<string, number>> = { x: 4, u: 6, U: 10 };

const FOLD = /[ \t]*\r?\n[ \t\r\n]*/y;

/** Walks the raw text of a string and its value side by side. */
class Cursor {
  private raw: number;
  private index = 0;
  /** Breaks of the value that a fold already passed stands for. */
  private foldedBreaks = 0;
  private readonly value: string;
  private readonly end: number;

  constructor(
    private readonly text: string,
    private readonly node: Node,
  ) {
    this.value = node.value as string;
    this.end = node.end;
    this.raw = node.start;
    if (node.style === 'double' || node.style === 'single') {
      const quote = text[node.start]!;
      this.raw += text.startsWith(quote.repeat(3), node.start) ? 3 : 1;
    } else if (node.style === 'block') {
      // The header (`|`, `>-`, an indicator, a comment) ends with its line; the value starts on the next.
      const newline = text.indexOf('\n', node.start);
      this.raw = newline < 0 ? node.end : newline + 1;
    }
    this.skipLayout();
    this.skipContinuation();
  }

  /** The raw offset of the value's character at `target`; targets must not decrease from call to call. */
  advance(target: number): number {
    while (this.index < target && this.raw < this.end) {
      this.step(this.value[this.index]!);
      this.index++;
      if (this.index < target || target < this.value.length) {
        this.skipLayout();
        this.skipContinuation();
      }
    }
    return Math.min(this.raw, this.end);
  }

  private step(char: string): void {
    const { text, node } = this;
    if (this.foldedBreaks > 0 && char === '\n') {
      this.foldedBreaks--;
      return;
    }
    if (node.style !== 'block' && this.fold()) {
      return;
    }
    const here = text[this.raw] ?? '';
    if (here === '\\' && node.style === 'double') {
      this.raw += ESCAPE_LENGTH[text[this.raw + 1] ?? ''] ?? 2;
    } else if (here === "'" && node.style === 'single' && text[this.raw + 1] === "'") {
      this.raw += 2;
    } else if (here === char || isSpace(here)) {
      // A folded line: the value has one space where the text has a line break.
      this.raw++;
    }
  }

  /**
   * A line break inside a quoted or plain YAML string: one stands for a space, and one more than that for as many
   * breaks of the value. Spaces around them are layout.
   */
  private fold(): boolean {
    FOLD.lastIndex = this.raw;
    const layout = FOLD.exec(this.text)?.[0];
    if (layout === undefined) {
      return false;
    }
    this.raw += layout.length;
    this.foldedBreaks = Math.max(0, layout.split('\n').length - 3);
    return true;
  }

  /** A backslash at the end of a double-quoted YAML line joins it with the next: neither is in the value. */
  private skipContinuation(): void {
    while (this.node.style === 'double' && this.text[this.raw] === '\\' && isBreak(this.text[this.raw + 1])) {
      this.raw++;
      while (this.raw < this.end && isSpace(this.text[this.raw]!)) {
        this.raw++;
      }
    }
  }

  /** Passes over indentation and folded line breaks: they stand in the text but not in the value. */
  private skipLayout(): void {
    const next = this.value[this.index];
    if (next === undefined || next === ' ' || next === '\t' || (next === '\n' && this.node.style !== 'block')) {
      return;
    }
    while (this.raw < this.end && this.text[this.raw] !== next && isSpace(this.text[this.raw]!)) {
      if (next === '\n' && this.text[this.raw] === '\n') {
        return;
      }
      this.raw++;
    }
  }
}

function isBreak(char: string | undefined): boolean {
  return char === '\n' || char === '\r';
}

function isSpace(char: string): boolean {
  return char === ' ' || char === '\t' || char === '\n' || char === '\r';
}
