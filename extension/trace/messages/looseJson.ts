/** A forgiving reader for JSON that was cut off and for Python's `repr`: one pass, nothing is read twice. */

const MOST_CHARACTERS = 1 << 24;
const MOST_DEPTH = 200;

const WORDS = new Map<string, unknown>([
  ['true', true],
  ['false', false],
  ['null', null],
  ['True', true],
  ['False', false],
  ['None', null],
  ['undefined', null],
  ['NaN', 'NaN'],
  ['nan', 'NaN'],
  ['Infinity', 'Infinity'],
  ['inf', 'Infinity'],
]);

const ESCAPES = new Map([
  ['n', '\n'],
  ['t', '\t'],
  ['r', '\r'],
  ['b', '\b'],
  ['f', '\f'],
  ['a', '\x07'],
  ['v', '\v'],
  ['0', '\0'],
]);

/** Hex digits after the letter of an escape. */
const HEX_ESCAPES = new Map([
  ['x', 2],
  ['u', 4],
  ['U', 8],
]);

/**
 * Reads an object, array or tuple, tolerating that its end is missing. Numbers and words at the cut are dropped (half
 * a number is a wrong number); a string at the cut keeps its beginning.
 * @returns undefined when the text is something else, or nothing whole was left before the cut
 */
export function readLoosely(text: string): unknown {
  return text.length > MOST_CHARACTERS ? undefined : new LooseReader(text).read();
}

class LooseReader {
  private at = 0;
  /** The text ended (or was marked as shortened) before the value did. */
  private cut = false;
  /** The text is not JSON or Python after all. */
  private broken = false;

  constructor(private readonly text: string) {}

  read(): unknown {
    this.skipSpace();
    const quoted = this.text[this.at] === '"';
    const value = this.value(0);
    if (this.broken || (this.cut && isEmpty(value))) {
      return undefined;
    }
    if (quoted) {
      // A cut string is only believed when it encodes a container: any text may begin with a quote.
      return this.cut && typeof value === 'string' ? readLooselyInside(value) : undefined;
    }
    this.skipSpace();
    return this.cut || this.at === this.text.length ? value : undefined;
  }

  /** @returns undefined when broken, or cut with nothing to keep */
  private value(depth: number): unknown {
    this.skipSpace();
    const character = this.text[this.at];
    if (this.atCut()) {
      this.cut = true;
      return undefined;
    }
    if (depth > MOST_DEPTH) {
      return this.fail();
    }
    switch (character) {
      case '{':
        return this.object(depth);
      case '[':
        return this.list(depth, ']');
      case '(':
        return this.list(depth, ')');
      case '"':
      case "'":
        return this.string();
      default:
        return this.word();
    }
  }

  private object(depth: number): unknown {
    const result: Record<string, unknown> = {};
    this.at++;
    while (this.more('}')) {
      const key = this.value(depth + 1);
      this.skipSpace();
      if (this.atCut()) {
        this.cut = true;
      }
      if (this.cut || this.broken) {
        break;
      }
      if (typeof key === 'object' || this.text[this.at] !== ':') {
        this.fail();
        break;
      }
      this.at++;
      const value = this.value(depth + 1);
      if (value !== undefined) {
        // defineProperty: a key named __proto__ is data.
        Object.defineProperty(result, String(key), { value, writable: true, enumerable: true, configurable: true });
      }
      this.comma('}');
    }
    return this.broken ? undefined : result;
  }

  private list(depth: number, close: string): unknown {
    const result: unknown[] = [];
    this.at++;
    while (this.more(close)) {
      const value = this.value(depth + 1);
      if (value !== undefined) {
        result.push(value);
      }
      this.comma(close);
    }
    return this.broken ? undefined : result;
  }

  /** Whether another member follows; steps over `close` when not. */
  private more(close: string): boolean {
    if (this.cut || this.broken) {
      return false;
    }
    this.skipSpace();
    if (this.atCut()) {
      this.cut = true;
      return false;
    }
    if (this.text[this.at] === close) {
      this.at++;
      return false;
    }
    return true;
  }

  /** Steps over the comma between members; at `close` it stays. */
  private comma(close: string): void {
    if (this.cut || this.broken) {
      return;
    }
    this.skipSpace();
    if (this.atCut()) {
      this.cut = true;
    } else if (this.text[this.at] === ',') {
      this.at++;
    } else if (this.text[this.at] !== close) {
      this.fail();
    }
  }

  private string(): string {
    const quote = this.text[this.at];
    const pieces: string[] = [];
    let from = ++this.at;
    for (; this.at < this.text.length; this.at++) {
      const character = this.text[this.at];
      if (character === quote) {
        pieces.push(this.text.slice(from, this.at++));
        return pieces.join('');
      }
      if (character === '\\') {
        pieces.push(this.text.slice(from, this.at));
        pieces.push(this.escape());
        from = this.at + 1;
      }
    }
    this.cut = true;
    pieces.push(this.text.slice(from));
    return pieces.join('');
  }

  /** The character(s) an escape stands for; leaves `at` on the escape's last character. */
  private escape(): string {
    const letter = this.text[++this.at] ?? '';
    const digits = HEX_ESCAPES.get(letter);
    if (digits !== undefined) {
      const hex = this.text.slice(this.at + 1, this.at + 1 + digits);
      const code = /^[0-9a-fA-F]+$/.test(hex) && hex.length === digits ? Number.parseInt(hex, 16) : -1;
      if (code >= 0 && code <= 0x10ffff) {
        this.at += digits;
        return String.fromCodePoint(code);
      }
    }
    return ESCAPES.get(letter) ?? letter;
  }

  private word(): unknown {
    const start = this.at;
    while (this.at < this.text.length && isWordCharacter(this.text.charCodeAt(this.at))) {
      this.at++;
    }
    const word = this.text.slice(start, this.at);
    if (this.at === this.text.length) {
      this.cut = true;
      return undefined;
    }
    if (WORDS.has(word)) {
      return WORDS.get(word);
    }
    const number = word === '' ? Number.NaN : Number(word);
    return Number.isFinite(number) ? number : this.fail();
  }

  /** At the end of the text, or where an exporter wrote that it shortened it. */
  private atCut(): boolean {
    return this.at >= this.text.length || this.text.startsWith('...', this.at) || this.text[this.at] === '…';
  }

  private skipSpace(): void {
    while (isSpace(this.text.charCodeAt(this.at))) {
      this.at++;
    }
  }

  private fail(): undefined {
    this.broken = true;
  }
}

/** A cut string that encodes a cut container: its text is at most as long as the one around it, and read once. */
function readLooselyInside(text: string): unknown {
  return /^\s*[[{]/.test(text) ? new LooseReader(text).read() : undefined;
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09 || code === 0xfeff;
}

function isWordCharacter(code: number): boolean {
  const letter = code | 0x20;
  return (
    (letter >= 0x61 && letter <= 0x7a) ||
    (code >= 0x30 && code <= 0x39) ||
    code === 0x2b ||
    code === 0x2d ||
    code === 0x2e ||
    code === 0x5f
  );
}

function isEmpty(value: unknown): boolean {
  return value === undefined || (typeof value === 'object' && value !== null && Object.keys(value).length === 0);
}
