import { CLOSE_ARRAY, CLOSE_OBJECT, COLON, COMMA, END, OPEN_ARRAY, OPEN_OBJECT, QUOTE, type Scanner } from './scanner';
import { decodeJsonString, decodeUtf8, wholeCharacters } from './text';
import { DeepRef, type SkimObject, type SkimValue, TextRef } from './types';

export interface ValueLimits {
  /** Strings of more bytes than this are not decoded. */
  readonly text: number;
  /** What becomes of longer strings: a `TextRef`, their beginning (with '…') for previews, or both their ends. */
  readonly long: 'reference' | 'clip' | 'ends';
  /** Containers nested deeper become a `DeepRef`, or their JSON's beginning. Bounded: reading a value recurses. */
  readonly depth: number;
}

/** Takes strings over that it can read faster than by decoding them, because it has read the same before. */
export interface KnownTexts {
  /**
   * Called at a string whose property, or attribute (`{key, value}`), is named; the scanner stands behind the opening
   * quote.
   * @returns the value to have in the string's place, with the scanner behind the closing quote; undefined to leave the
   *   string to the caller, wherever the scanner stands
   */
  take(name: string, scanner: Scanner): SkimValue | undefined;
  /** The text that stands in a JSON string between two places; `attribute` is what it is probably the value of. */
  read(attribute: string, bytes: Uint8Array, start: number, end: number): string;
}

/** Why a value could not be read to its end. */
export interface Trouble {
  readonly kind: 'cut' | 'broken';
  readonly message: string;
  /** Byte offset. */
  readonly at: number;
}

/** Characters of a number or literal; JSON has no longer ones that mean anything. */
const LONGEST_SCALAR = 400;
/** Bytes shown of a container that is nested too deeply. */
const DEEP_TEXT = 500;
/** Stands for what was left out between a text's ends. */
export const LEFT_OUT = '\n…\n';

/**
 * Materialises JSON values from a scanner. It never throws: when the text ends or is not JSON, `trouble` says so and
 * what was read up to there is returned.
 */
export class ValueReader {
  trouble: Trouble | undefined;
  /** What the attribute being read is called: the last `key` of a `{key, value}` pair. */
  private attribute = '';

  constructor(
    private readonly scanner: Scanner,
    private readonly limits: ValueLimits,
    private readonly known?: KnownTexts,
  ) {}

  /**
   * Reads the next value.
   * @param only keep just these fields of an object (of this value itself, not of what is in it)
   * @param except leave out these fields
   */
  read(only?: ReadonlySet<string>, except?: ReadonlySet<string>): SkimValue {
    return this.value(0, only, except);
  }

  /** Reads the next value; a string of up to `limit` bytes is decoded, whatever the limit for others. */
  readText(limit: number): SkimValue {
    return this.scanner.peekToken() === QUOTE ? this.string(limit) : this.read();
  }

  /** Reads an object's next key and its colon; undefined (and `trouble`) when there is none. */
  key(): string | undefined {
    const scanner = this.scanner;
    if (scanner.peekToken() !== QUOTE) {
      this.unexpected('a property name in quotes');
      return undefined;
    }
    const key = this.string(Number.POSITIVE_INFINITY);
    if (this.trouble) {
      return undefined;
    }
    if (scanner.peekToken() !== COLON) {
      this.unexpected("':' after a property name");
      return undefined;
    }
    scanner.pos++;
    return key as string;
  }

  /** Moves past the next value; false (and `trouble`) when there is none or the file ends inside it. */
  pass(): boolean {
    const { scanner } = this;
    scanner.peekToken();
    const start = scanner.offset;
    if (!scanner.passValue()) {
      this.ended();
    } else if (scanner.offset === start) {
      this.unexpected('a value');
    }
    return this.trouble === undefined;
  }

  unexpected(wanted: string): void {
    const byte = this.scanner.peekToken();
    if (byte === END) {
      this.ended();
    } else if (!this.trouble) {
      const found = byte > 0x20 && byte < 0x7f ? `'${String.fromCharCode(byte)}'` : `byte 0x${byte.toString(16)}`;
      this.trouble = { kind: 'broken', message: `expected ${wanted}, found ${found}`, at: this.scanner.offset };
    }
  }

  private ended(): void {
    this.trouble ??= { kind: 'cut', message: 'the file ends in the middle of a value', at: this.scanner.offset };
  }

  private value(depth: number, only?: ReadonlySet<string>, except?: ReadonlySet<string>): SkimValue {
    const scanner = this.scanner;
    switch (scanner.peekToken()) {
      case QUOTE:
        return this.string(this.limits.text);
      case OPEN_OBJECT:
        return depth < this.limits.depth ? this.object(depth, only, except) : this.deep();
      case OPEN_ARRAY:
        return depth < this.limits.depth ? this.array(depth) : this.deep();
      default:
        return this.scalar();
    }
  }

  private deep(): SkimValue {
    const start = this.scanner.offset;
    this.pass();
    const end = this.scanner.offset;
    return this.limits.long === 'reference'
      ? new DeepRef(start, end)
      : `${this.beginning(start, Math.min(end - start, DEEP_TEXT))}…`;
  }

  private object(depth: number, only?: ReadonlySet<string>, except?: ReadonlySet<string>): SkimObject {
    const scanner = this.scanner;
    const object: SkimObject = {};
    scanner.pos++;
    for (;;) {
      const byte = scanner.peekToken();
      if (byte === CLOSE_OBJECT) {
        scanner.pos++;
        return object;
      }
      if (byte === COMMA) {
        scanner.pos++;
        continue;
      }
      const key = this.key();
      if (key === undefined) {
        return object;
      }
      if ((only && !only.has(key)) || except?.has(key)) {
        if (!this.pass()) {
          return object;
        }
        continue;
      }
      const value = this.takeKnown(key) ?? this.value(depth + 1);
      if (key === 'key' && typeof value === 'string') {
        this.attribute = value;
      }
      if (key === '__proto__') {
        // Assigning would set the prototype; defining makes it the plain property the file says it is.
        Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
      } else {
        object[key] = value;
      }
      if (this.trouble) {
        return object;
      }
    }
  }

  private array(depth: number): SkimValue[] {
    const scanner = this.scanner;
    const items: SkimValue[] = [];
    scanner.pos++;
    for (;;) {
      const byte = scanner.peekToken();
      if (byte === CLOSE_ARRAY) {
        scanner.pos++;
        return items;
      }
      if (byte === COMMA) {
        scanner.pos++;
        continue;
      }
      if (byte === END) {
        this.ended();
        return items;
      }
      items.push(this.value(depth + 1));
      if (this.trouble) {
        return items;
      }
    }
  }

  private string(limit: number): string | TextRef {
    const scanner = this.scanner;
    scanner.pos++;
    return scanner.takeShortString(limit) ?? this.longString(limit);
  }

  private longString(limit: number): string | TextRef {
    const scanner = this.scanner;
    const start = scanner.offset;
    scanner.keep(limit);
    const whole = scanner.passString();
    scanner.release();
    const end = scanner.offset - (whole ? 1 : 0);
    if (!whole) {
      this.ended();
      return this.beginning(start, Math.min(limit, end - start));
    }
    if (end - start <= limit) {
      const [from, to] = [start - scanner.base, end - scanner.base];
      return this.known
        ? this.known.read(this.attribute, scanner.buffer, from, to)
        : decodeJsonString(scanner.buffer, from, to);
    }
    switch (this.limits.long) {
      case 'reference':
        return new TextRef(start, end);
      case 'clip':
        return `${this.beginning(start, limit)}…`;
      case 'ends':
        return this.beginning(start, limit / 2) + LEFT_OUT + this.beginning(end - limit / 2, limit / 2);
    }
  }

  /** The value of the property with this name, when it is a string that `known` takes over. */
  private takeKnown(property: string): SkimValue | undefined {
    const { scanner, known } = this;
    if (!known || scanner.peekToken() !== QUOTE) {
      return undefined;
    }
    const start = scanner.offset;
    scanner.pos++;
    const isAttribute = property === 'stringValue' || property === 'string_value' || property === 'value';
    const value = known.take(isAttribute ? this.attribute : property, scanner);
    if (value === undefined) {
      scanner.seek(start);
    }
    return value;
  }

  /** The first bytes of a string that was just passed; the scanner stays where it is. */
  private beginning(start: number, bytes: number): string {
    const scanner = this.scanner;
    const after = scanner.offset;
    scanner.seek(start);
    scanner.ensure(bytes);
    const head = scanner.buffer.subarray(scanner.pos, scanner.pos + bytes);
    const text = decodeJsonString(head, 0, wholeCharacters(head));
    scanner.seek(after);
    return text;
  }

  private scalar(): SkimValue {
    const scanner = this.scanner;
    const first = scanner.peekToken();
    if (first === END) {
      this.ended();
      return null;
    }
    const start = scanner.offset;
    scanner.keep(LONGEST_SCALAR);
    scanner.passScalar();
    scanner.release();
    const from = start - scanner.base;
    const length = scanner.pos - from;
    if (length === 0 || length > LONGEST_SCALAR) {
      this.unexpected('a value');
      return null;
    }
    const text = decodeUtf8(scanner.buffer, from, scanner.pos);
    switch (text) {
      case 'true':
        return true;
      case 'false':
        return false;
      case 'null':
      case 'None':
      case 'undefined':
        return null;
      case 'NaN':
      case 'Infinity':
      case '-Infinity':
        // Python writes these for floats JSON has no word for.
        return null;
    }
    const number = Number(text);
    if (Number.isNaN(number)) {
      if (scanner.peek() === END && 'true|false|null'.split('|').some((word) => word.startsWith(text))) {
        this.ended();
      } else {
        this.trouble ??= {
          kind: 'broken',
          message: 'expected a value, found a word that is not JSON',
          at: start,
        };
      }
      return null;
    }
    return number;
  }
}
