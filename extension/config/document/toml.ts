import type { SyntaxIssue } from './document';
import { containerNode, get, type Node, type OpenNode, type Style, scalarNode } from './node';

export interface TomlResult {
  readonly root: Node;
  readonly issues: readonly SyntaxIssue[];
}

const BARE_KEY = /[A-Za-z0-9_-]+/y;
const SPACE = /[ \t]*/y;
const SPACE_AND_LINES = /(?:[ \t\r\n]|#[^\n]*)*/y;
const BARE_VALUE = /[^\s,\]}#]+/y;
const MOST_DEPTH = 64;
const MOST_ISSUES = 20;

/**
 * Reads the part of TOML that settings files use: tables, arrays of tables, dotted and quoted keys, strings of all four
 * kinds, numbers, booleans, arrays and inline tables. Dates stay text. A line that cannot be read becomes an issue and
 * reading goes on at the next line.
 */
export function readToml(text: string): TomlResult {
  return new TomlReader(text).read();
}

interface Key {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

class TomlError extends Error {
  constructor(
    message: string,
    readonly at: number,
  ) {
    super(message);
  }
}

class TomlReader {
  private readonly issues: SyntaxIssue[] = [];
  private readonly root: OpenNode;
  private table: OpenNode;
  private position = 0;

  constructor(private readonly text: string) {
    this.root = containerNode('object', 0, undefined, undefined, 'block');
    this.root.end = text.length;
    this.table = this.root;
    if (text.charCodeAt(0) === 0xfeff) {
      this.position = 1;
    }
  }

  read(): TomlResult {
    for (;;) {
      this.skip(SPACE_AND_LINES);
      if (this.position >= this.text.length) {
        return { root: this.root, issues: this.issues };
      }
      try {
        if (this.text[this.position] === '[') {
          this.header();
        } else {
          this.pair(this.table, 0);
        }
        this.endOfLine();
      } catch (error) {
        if (!(error instanceof TomlError)) {
          throw error;
        }
        if (this.issues.length < MOST_ISSUES) {
          this.issues.push({ message: error.message, start: error.at, end: error.at + 1 });
        }
        const next = this.text.indexOf('\n', this.position);
        this.position = next < 0 ? this.text.length : next + 1;
      }
    }
  }

  private header(): void {
    const start = this.position;
    const many = this.text.startsWith('[[', start);
    this.position += many ? 2 : 1;
    const keys = this.keys();
    this.expect(many ? ']]' : ']');
    let table = this.root;
    keys.forEach((key, index) => {
      const last = index === keys.length - 1;
      const known = get(table, key.name) as OpenNode | undefined;
      if (last && many) {
        const list =
          known?.type === 'array' ? known : this.attach(table, key, containerNode('array', start, table, key.name));
        const item = containerNode('object', start, list, list.items.length, 'block');
        list.items.push(item);
        list.end = this.position;
        table = item;
      } else if (known?.type === 'array' && known.items.length > 0) {
        table = known.items.at(-1) as OpenNode;
      } else {
        table =
          known?.type === 'object'
            ? known
            : this.attach(table, key, containerNode('object', start, table, key.name, 'block'));
      }
    });
    table.end = this.position;
    this.table = table;
  }

  private pair(into: OpenNode, depth: number): void {
    const keys = this.keys();
    this.skip(SPACE);
    this.expect('=');
    this.skip(SPACE);
    let table = into;
    for (const key of keys.slice(0, -1)) {
      const known = get(table, key.name) as OpenNode | undefined;
      table =
        known?.type === 'object'
          ? known
          : this.attach(table, key, containerNode('object', key.start, table, key.name, 'block'));
    }
    const key = keys.at(-1)!;
    if (get(table, key.name)) {
      this.issues.push({
        message: `duplicate key "${key.name.slice(0, 40)}": only the last one counts`,
        start: key.start,
        end: key.end,
      });
    }
    this.attach(table, key, this.value(table, key.name, depth) as OpenNode);
    into.end = Math.max(into.end, this.position);
  }

  private attach(table: OpenNode, key: Key, node: OpenNode): OpenNode {
    table.members.push({ key: key.name, keyStart: key.start, keyEnd: key.end, value: node });
    return node;
  }

  private keys(): Key[] {
    const keys: Key[] = [];
    do {
      this.skip(SPACE);
      const start = this.position;
      const quote = this.text[start];
      const name = quote === '"' || quote === "'" ? this.quoted(quote) : this.match(BARE_KEY);
      if (name === undefined) {
        throw new TomlError('a key is missing here', start);
      }
      keys.push({ name, start, end: this.position });
      this.skip(SPACE);
    } while (this.take('.'));
    return keys;
  }

  private value(parent: Node, key: string | number, depth: number): Node {
    const start = this.position;
    const first = this.text[start];
    if (depth > MOST_DEPTH) {
      throw new TomlError('nested too deeply', start);
    }
    if (first === '"' || first === "'") {
      const triple = first.repeat(3);
      const value = this.text.startsWith(triple, start) ? this.multiline(triple) : this.quoted(first);
      const style: Style = first === '"' ? 'double' : 'single';
      return scalarNode(value, start, this.position, parent, key, style);
    }
    if (first === '[' || first === '{') {
      return this.collection(first, parent, key, depth);
    }
    const word = this.match(BARE_VALUE);
    if (word === undefined) {
      throw new TomlError('a value is missing here', start);
    }
    const number = Number(word.replaceAll('_', ''));
    const value = word === 'true' ? true : word === 'false' ? false : Number.isNaN(number) ? word : number;
    return scalarNode(value, start, this.position, parent, key);
  }

  private collection(open: '[' | '{', parent: Node, key: string | number, depth: number): Node {
    const node = containerNode(open === '[' ? 'array' : 'object', this.position, parent, key);
    const close = open === '[' ? ']' : '}';
    this.position++;
    for (;;) {
      this.skip(SPACE_AND_LINES);
      if (this.take(close)) {
        node.end = this.position;
        return node;
      }
      if (open === '[') {
        node.items.push(this.value(node, node.items.length, depth + 1));
      } else {
        this.pair(node, depth + 1);
      }
      this.skip(SPACE_AND_LINES);
      if (!this.take(',') && this.text[this.position] !== close) {
        throw new TomlError(`a comma or ${close} is missing here`, this.position);
      }
    }
  }

  private quoted(quote: string): string {
    const start = this.position++;
    let value = '';
    for (;;) {
      const char = this.text[this.position];
      if (char === undefined || char === '\n') {
        throw new TomlError('the string is not closed', start);
      }
      this.position++;
      if (char === quote) {
        return value;
      }
      value += char === '\\' && quote === '"' ? this.escape() : char;
    }
  }

  private multiline(triple: string): string {
    const start = this.position;
    const end = this.text.indexOf(triple, start + 3);
    if (end < 0) {
      this.position = this.text.length;
      throw new TomlError('the string is not closed', start);
    }
    this.position = end + 3;
    const raw = this.text.slice(start + 3, end).replace(/^\r?\n/, '');
    return triple === '"""' ? raw.replace(/\\(.)/g, (_, char: string) => ESCAPES[char] ?? char) : raw;
  }

  private escape(): string {
    const char = this.text[this.position++] ?? '';
    if (char === 'u' || char === 'U') {
      const digits = this.text.slice(this.position, this.position + (char === 'u' ? 4 : 8));
      const code = Number.parseInt(digits, 16);
      this.position += digits.length;
      return code <= 0x10ffff ? String.fromCodePoint(code) : '�';
    }
    return ESCAPES[char] ?? char;
  }

  private endOfLine(): void {
    this.skip(SPACE);
    const char = this.text[this.position];
    if (char !== undefined && char !== '\n' && char !== '\r' && char !== '#') {
      throw new TomlError('something is left over on this line', this.position);
    }
  }

  private expect(token: string): void {
    if (!this.text.startsWith(token, this.position)) {
      throw new TomlError(`${token} is missing here`, this.position);
    }
    this.position += token.length;
  }

  private take(char: string): boolean {
    const found = this.text[this.position] === char;
    this.position += found ? 1 : 0;
    return found;
  }

  private match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.position;
    const found = pattern.exec(this.text)?.[0];
    this.position += found?.length ?? 0;
    return found;
  }

  private skip(pattern: RegExp): void {
    this.match(pattern);
  }
}

const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  b: '\b',
  f: '\f',
  '"': '"',
  '\\': '\\',
};
