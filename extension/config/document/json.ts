import { createScanner, type JSONScanner } from 'jsonc-parser';
import type { SyntaxIssue } from './document';
import { containerNode, type Node, type OpenNode, scalarNode } from './node';

/** jsonc-parser's token kinds; it declares them as a const enum, which isolated modules cannot import. */
const Token = {
  openBrace: 1,
  closeBrace: 2,
  openBracket: 3,
  closeBracket: 4,
  comma: 5,
  colon: 6,
  null: 7,
  true: 8,
  false: 9,
  string: 10,
  number: 11,
  endOfFile: 17,
} as const;

const SCAN_ERRORS: Readonly<Record<number, string>> = {
  1: 'the comment is not closed',
  2: 'the string is not closed',
  3: 'the number is not complete',
  4: 'an invalid \\u escape',
  5: 'an invalid escape',
  6: 'a control character in a string',
};

/** Containers nested deeper than this are left out: nobody writes them, and everything after may then recurse safely. */
export const MOST_DEPTH = 256;

const MOST_ISSUES = 20;

export interface JsonResult {
  /** The values at the top: one in JSON, any number in JSON lines. */
  readonly roots: readonly Node[];
  readonly issues: readonly SyntaxIssue[];
}

interface PendingKey {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  colon: boolean;
}

/**
 * Reads JSON, JSON with comments, or JSON lines, and goes on after mistakes so that a file being typed is still a tree.
 * Comments are fine; trailing commas, missing commas, duplicate keys and the like become issues with a place.
 */
export function readJson(text: string, lines = false): JsonResult {
  return new JsonReader(text, lines).read();
}

class JsonReader {
  private readonly roots: Node[] = [];
  private readonly issues: SyntaxIssue[] = [];
  private readonly stack: OpenNode[] = [];
  private readonly seen: (Set<string> | undefined)[] = [];
  private readonly scanner: JSONScanner;
  private key: PendingKey | undefined;
  /** Whether a value or key may come next without a comma before it. */
  private open = true;
  private lastComma = -1;

  constructor(
    private readonly text: string,
    private readonly lines: boolean,
  ) {
    this.scanner = createScanner(text, true);
    if (text.charCodeAt(0) === 0xfeff) {
      this.scanner.setPosition(1);
    }
  }

  read(): JsonResult {
    for (let token: number = this.scanner.scan(); token !== Token.endOfFile; token = this.scanner.scan()) {
      this.take(token, this.scanner.getTokenOffset(), this.scanner.getTokenLength());
    }
    for (const open of this.stack) {
      open.end = this.text.length;
      const what = open.type === 'object' ? '{ has no }' : '[ has no ]';
      this.report(`this ${what}`, open.start, open.start + 1);
    }
    if (this.roots.length === 0) {
      this.report('the file has no value', 0, 0);
    }
    return { roots: this.roots, issues: this.issues };
  }

  private take(token: number, start: number, length: number): void {
    const end = start + length;
    const error = SCAN_ERRORS[this.scanner.getTokenError()];
    if (error) {
      this.report(error, start, Math.min(end, start + 40));
    }
    switch (token) {
      case Token.openBrace:
        this.openContainer('object', start);
        break;
      case Token.openBracket:
        this.openContainer('array', start);
        break;
      case Token.closeBrace:
        this.close('object', start, end);
        break;
      case Token.closeBracket:
        this.close('array', start, end);
        break;
      case Token.comma:
        this.comma(start, end);
        break;
      case Token.colon:
        this.colon(start, end);
        break;
      case Token.string:
        this.string(this.scanner.getTokenValue(), start, end);
        break;
      case Token.number:
        this.add(start, end, Number(this.text.slice(start, end)), 'plain');
        break;
      case Token.null:
      case Token.true:
      case Token.false:
        this.add(start, end, token === Token.null ? null : token === Token.true, 'plain');
        break;
      default: {
        const word = this.text.slice(start, Math.min(end, start + 20));
        this.report(`${JSON.stringify(word)} is not a JSON value`, start, end);
        this.add(start, end, null, 'plain');
      }
    }
  }

  private string(value: string, start: number, end: number): void {
    const top = this.stack.at(-1);
    if (top?.type !== 'object' || this.key) {
      this.add(start, end, value, 'double');
      return;
    }
    this.separated(start, end);
    this.key = { name: value, start, end, colon: false };
    const seen = this.seen.at(-1)!;
    if (seen.has(value)) {
      this.report(`duplicate key ${JSON.stringify(value.slice(0, 40))}: only the last one counts`, start, end);
    }
    seen.add(value);
  }

  private openContainer(type: 'object' | 'array', start: number): void {
    if (this.stack.length >= MOST_DEPTH) {
      this.skipContainer(start);
      return;
    }
    const node = containerNode(type, start, this.stack.at(-1), this.keyOrIndex());
    this.attach(node);
    this.stack.push(node);
    this.seen.push(type === 'object' ? new Set() : undefined);
    this.open = true;
  }

  /** Passes over a container that is nested too deeply, brackets balanced; a null stands in for it. */
  private skipContainer(start: number): void {
    this.report(`nested more than ${MOST_DEPTH} levels deep: left out`, start, start + 1);
    let depth = 1;
    while (depth > 0) {
      const token: number = this.scanner.scan();
      if (token === Token.endOfFile) {
        break;
      }
      depth += token === Token.openBrace || token === Token.openBracket ? 1 : 0;
      depth -= token === Token.closeBrace || token === Token.closeBracket ? 1 : 0;
    }
    this.add(start, this.scanner.getPosition(), null, 'plain');
  }

  private close(type: 'object' | 'array', start: number, end: number): void {
    const top = this.stack.at(-1);
    if (top?.type !== type) {
      this.report(`a ${type === 'object' ? '}' : ']'} that closes nothing`, start, end);
      return;
    }
    this.dropKey();
    if (this.open && this.lastComma > top.start) {
      this.report('a trailing comma', this.lastComma, this.lastComma + 1);
    }
    top.end = end;
    this.stack.pop();
    this.seen.pop();
    this.open = false;
  }

  private comma(start: number, end: number): void {
    this.dropKey();
    if (this.open || this.stack.length === 0) {
      this.report('a comma with no value before it', start, end);
    }
    this.lastComma = start;
    this.open = true;
  }

  private colon(start: number, end: number): void {
    if (this.key) {
      this.key.colon = true;
    } else {
      this.report("a ':' with no key before it", start, end);
    }
  }

  private add(start: number, end: number, value: string | number | boolean | null, style: 'double' | 'plain'): void {
    this.attach(scalarNode(value, start, end, this.stack.at(-1), this.keyOrIndex(), style));
    this.open = false;
  }

  private attach(node: Node): void {
    const top = this.stack.at(-1);
    if (!top) {
      if (this.roots.length > 0 && !this.lines) {
        this.report('text after the end of the value', node.start, node.start + 1);
      }
      this.roots.push(node);
    } else if (top.type === 'array') {
      this.separated(node.start, node.start + 1);
      top.items.push(node);
    } else if (this.key) {
      if (!this.key.colon) {
        this.report("a ':' is missing before this", node.start, node.start + 1);
      }
      top.members.push({ key: this.key.name, keyStart: this.key.start, keyEnd: this.key.end, value: node });
      this.key = undefined;
    } else {
      this.report('a value with no key', node.start, node.start + 1);
    }
  }

  private keyOrIndex(): string | number | undefined {
    const top = this.stack.at(-1);
    if (!top) {
      return this.lines ? this.roots.length : undefined;
    }
    return top.type === 'array' ? top.items.length : this.key?.name;
  }

  private separated(start: number, end: number): void {
    if (!this.open) {
      this.report('a comma is missing before this', start, end);
    }
  }

  private dropKey(): void {
    if (this.key) {
      this.report(`the key ${JSON.stringify(this.key.name.slice(0, 40))} has no value`, this.key.start, this.key.end);
      this.key = undefined;
    }
  }

  private report(message: string, start: number, end: number): void {
    if (this.issues.length < MOST_ISSUES) {
      this.issues.push({ message, start, end: Math.max(end, start) });
    }
  }
}
