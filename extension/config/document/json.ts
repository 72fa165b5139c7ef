import type { SyntaxIssue } from './document';
import { JsonScanner } from './jsonScanner';
import { containerNode, type Node, type OpenNode, scalarNode } from './node';

/** Containers nested deeper than this are left out: nobody writes them, and everything after may then recurse safely. */
export const MOST_DEPTH = 256;

const MOST_ISSUES = 20;
/** Objects with more members than this get a set to find duplicate keys in. */
const SMALL_OBJECT = 16;

export interface JsonResult {
  /** The values at the top: one in JSON, any number in JSON lines. */
  readonly roots: readonly Node[];
  readonly issues: readonly SyntaxIssue[];
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
  private readonly seen = new Map<OpenNode, Set<string>>();
  private readonly scanner: JsonScanner;
  private top: OpenNode | undefined;
  /** A key whose value is still to come. */
  private key: string | undefined;
  private keyStart = 0;
  private keyEnd = 0;
  private hasColon = false;
  /** Whether a value or key may come next without a comma before it. */
  private isOpen = true;
  private lastComma = -1;

  constructor(
    private readonly text: string,
    private readonly lines: boolean,
  ) {
    this.scanner = new JsonScanner(text, text.charCodeAt(0) === 0xfeff ? 1 : 0);
  }

  read(): JsonResult {
    const { scanner } = this;
    while (scanner.next() !== 'end') {
      if (scanner.problem !== undefined) {
        this.report(scanner.problem, scanner.start, Math.min(scanner.end, scanner.start + 40));
      }
      this.take();
    }
    if (scanner.problem !== undefined) {
      this.report(scanner.problem, scanner.start, scanner.end);
    }
    for (const open of this.stack) {
      open.end = this.text.length;
      this.report(open.type === 'object' ? 'this { has no }' : 'this [ has no ]', open.start, open.start + 1);
    }
    if (this.roots.length === 0) {
      this.report('the file has no value', 0, 0);
    }
    return { roots: this.roots, issues: this.issues };
  }

  private take(): void {
    const { kind, start, end, value } = this.scanner;
    switch (kind) {
      case '{':
        this.openContainer('object', start);
        break;
      case '[':
        this.openContainer('array', start);
        break;
      case '}':
        this.close('object', start, end);
        break;
      case ']':
        this.close('array', start, end);
        break;
      case ',':
        this.comma(start, end);
        break;
      case ':':
        this.colon(start, end);
        break;
      case 'string':
        if (this.top?.type === 'object' && this.key === undefined) {
          this.takeKey(value as string, start, end);
        } else {
          this.add(value, start, end);
        }
        break;
      default:
        this.add(value, start, end);
    }
  }

  private takeKey(name: string, start: number, end: number): void {
    this.separated(start, end);
    this.key = name;
    this.keyStart = start;
    this.keyEnd = end;
    this.hasColon = false;
    if (this.isDuplicate(name)) {
      this.report(`duplicate key ${JSON.stringify(name.slice(0, 40))}: only the last one counts`, start, end);
    }
  }

  private isDuplicate(name: string): boolean {
    const { members } = this.top!;
    if (members.length < SMALL_OBJECT) {
      return members.some((member) => member.key === name);
    }
    let keys = this.seen.get(this.top!);
    if (!keys) {
      keys = new Set(members.map((member) => member.key));
      this.seen.set(this.top!, keys);
    }
    const isKnown = keys.has(name);
    keys.add(name);
    return isKnown;
  }

  private openContainer(type: 'object' | 'array', start: number): void {
    if (this.stack.length >= MOST_DEPTH) {
      this.skipContainer(start);
      return;
    }
    const node = containerNode(type, start, this.top, this.keyOrIndex());
    this.attach(node);
    this.stack.push(node);
    this.top = node;
    this.isOpen = true;
  }

  /** Passes over a container that is nested too deeply, brackets balanced; a null stands in for it. */
  private skipContainer(start: number): void {
    this.report(`nested more than ${MOST_DEPTH} levels deep: left out`, start, start + 1);
    for (let depth = 1; depth > 0; ) {
      const kind = this.scanner.next();
      if (kind === 'end') {
        break;
      }
      depth += kind === '{' || kind === '[' ? 1 : kind === '}' || kind === ']' ? -1 : 0;
    }
    this.add(null, start, this.scanner.end);
  }

  private close(type: 'object' | 'array', start: number, end: number): void {
    const { top } = this;
    if (top?.type !== type) {
      this.report(`a ${type === 'object' ? '}' : ']'} that closes nothing`, start, end);
      return;
    }
    this.dropKey();
    if (this.isOpen && this.lastComma > top.start) {
      this.report('a trailing comma', this.lastComma, this.lastComma + 1);
    }
    top.end = end;
    this.stack.pop();
    this.top = this.stack.at(-1);
    this.isOpen = false;
  }

  private comma(start: number, end: number): void {
    this.dropKey();
    if (this.isOpen || this.stack.length === 0) {
      this.report('a comma with no value before it', start, end);
    }
    this.lastComma = start;
    this.isOpen = true;
  }

  private colon(start: number, end: number): void {
    if (this.key !== undefined) {
      this.hasColon = true;
    } else {
      this.report("a ':' with no key before it", start, end);
    }
  }

  private add(value: string | number | boolean | null, start: number, end: number): void {
    const style = typeof value === 'string' ? 'double' : 'plain';
    this.attach(scalarNode(value, start, end, this.top, this.keyOrIndex(), style));
    this.isOpen = false;
  }

  private attach(node: Node): void {
    const { top, key } = this;
    if (!top) {
      if (this.roots.length > 0 && !this.lines) {
        this.report('text after the end of the value', node.start, node.start + 1);
      }
      this.roots.push(node);
    } else if (top.type === 'array') {
      this.separated(node.start, node.start + 1);
      top.items.push(node);
    } else if (key !== undefined) {
      if (!this.hasColon) {
        this.report("a ':' is missing before this", node.start, node.start + 1);
      }
      top.members.push({ key, keyStart: this.keyStart, keyEnd: this.keyEnd, value: node });
      this.key = undefined;
    } else {
      this.report('a value with no key', node.start, node.start + 1);
    }
  }

  private keyOrIndex(): string | number | undefined {
    const { top } = this;
    if (!top) {
      return this.lines ? this.roots.length : undefined;
    }
    return top.type === 'array' ? top.items.length : this.key;
  }

  private separated(start: number, end: number): void {
    if (!this.isOpen) {
      this.report('a comma is missing before this', start, end);
    }
  }

  private dropKey(): void {
    if (this.key !== undefined) {
      this.report(`the key ${JSON.stringify(this.key.slice(0, 40))} has no value`, this.keyStart, this.keyEnd);
      this.key = undefined;
    }
  }

  private report(message: string, start: number, end: number): void {
    if (this.issues.length < MOST_ISSUES) {
      this.issues.push({ message, start, end: Math.max(end, start) });
    }
  }
}
