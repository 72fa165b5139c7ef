/** Kinds of token; `bad` is anything that JSON does not have. */
export type TokenKind = '{' | '}' | '[' | ']' | ',' | ':' | 'string' | 'number' | 'word' | 'bad' | 'end';

/** By character code. */
const PUNCTUATION: readonly (TokenKind | undefined)[] = Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  return '{}[],:'.includes(character) ? (character as TokenKind) : undefined;
});

const WORD = /[^\s{}[\],:"]+/y;
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const WORDS: Readonly<Record<string, boolean | null>> = { true: true, false: false, null: null };
/** What may not stand in a string as it is; no string goes over a line break. */
const CONTROL = /[\0-\x09\x0b-\x1f]/g;
/** Strings up to this length are likely to come again: keys, and words such as `string`. */
const SHORT = 24;
const REMEMBERED = 1024;

/**
 * Cuts JSON with comments into tokens. The scan goes from quote to quote with `indexOf`, so long strings cost little.
 * After `next()` the fields hold the token.
 */
export class JsonScanner {
  kind: TokenKind = 'end';
  start = 0;
  end = 0;
  /** The value of a string, number or word. */
  value: string | number | boolean | null = null;
  /** What is wrong with the token. */
  problem: string | undefined;

  /** Where the next backslash, line break and control character are; searched again only when passed. */
  private nextEscape = -1;
  private nextLine = -1;
  private nextControl = -1;
  /** Short strings met before, so that the same text is the same string. */
  private readonly known = new Array<string | undefined>(REMEMBERED);

  constructor(
    private readonly text: string,
    position: number,
  ) {
    this.end = position;
  }

  /** Moves to the next token. Whitespace and comments are passed over. */
  next(): TokenKind {
    const { text } = this;
    this.problem = undefined;
    this.start = this.skip(this.end);
    const code = text.charCodeAt(this.start);
    if (Number.isNaN(code)) {
      this.end = text.length;
      this.kind = 'end';
    } else if (code === 34) {
      this.string();
    } else {
      const mark = PUNCTUATION[code];
      if (mark !== undefined) {
        this.kind = mark;
        this.end = this.start + 1;
      } else {
        this.word();
      }
    }
    return this.kind;
  }

  private skip(from: number): number {
    const { text } = this;
    let position = from;
    for (;;) {
      const code = text.charCodeAt(position);
      if (code === 32 || code === 10 || code === 13 || code === 9 || code === 0xfeff) {
        position++;
      } else if (code === 47 && text.charCodeAt(position + 1) === 47) {
        const line = text.indexOf('\n', position);
        position = line < 0 ? text.length : line;
      } else if (code === 47 && text.charCodeAt(position + 1) === 42) {
        const close = text.indexOf('*/', position + 2);
        position = close < 0 ? text.length : close + 2;
        this.problem = close < 0 ? 'the comment is not closed' : this.problem;
      } else {
        return position;
      }
    }
  }

  private string(): void {
    const { text, start } = this;
    this.kind = 'string';
    let close = text.indexOf('"', start + 1);
    const line = this.lineAfter(start);
    const backslash = this.escapeAfter(start);
    if (backslash < close || close < 0) {
      close = this.closingQuote(start, line);
    }
    if (close < 0 || close > line) {
      this.end = line;
      this.problem = 'the string is not closed';
      this.value = text.slice(start + 1, line).replace(/\r$/, '');
      return;
    }
    this.end = close + 1;
    const hasControl = this.controlAfter(start) < close;
    this.value =
      backslash < close ? this.unescape(text.slice(start + 1, close), hasControl) : this.plain(start + 1, close);
    if (hasControl) {
      this.problem ??= 'a control character in a string';
    }
  }

  /** The text between two offsets, cut out only once where it is short. */
  private plain(start: number, end: number): string {
    const { text, known } = this;
    const length = end - start;
    if (length > SHORT || length === 0) {
      return text.slice(start, end);
    }
    const place =
      (length * 31 +
        text.charCodeAt(start) * 7 +
        text.charCodeAt(end - 1) * 131 +
        text.charCodeAt(start + (length >> 1))) %
      REMEMBERED;
    const before = known[place];
    if (before !== undefined && before.length === length && text.startsWith(before, start)) {
      return before;
    }
    const value = text.slice(start, end);
    known[place] = value;
    return value;
  }

  /** The first quote with an even number of backslashes before it, on this line. */
  private closingQuote(start: number, line: number): number {
    for (let position = start + 1; position < line; position++) {
      const code = this.text.charCodeAt(position);
      if (code === 34) {
        return position;
      }
      position += code === 92 ? 1 : 0;
    }
    return -1;
  }

  private unescape(inner: string, hasControl: boolean): string {
    try {
      return JSON.parse(`"${hasControl ? inner.replaceAll(CONTROL, ' ') : inner}"`) as string;
    } catch {
      this.problem = 'an invalid escape in a string';
      return inner.replaceAll(
        /\\(u[0-9a-fA-F]{4}|.)/g,
        (whole: string, code: string) =>
          SIMPLE[code] ?? (code.length === 5 ? (JSON.parse(`"${whole}"`) as string) : code),
      );
    }
  }

  private word(): void {
    WORD.lastIndex = this.start;
    const word = WORD.exec(this.text)?.[0] ?? this.text[this.start]!;
    this.end = this.start + word.length;
    if (NUMBER.test(word)) {
      this.kind = 'number';
      this.value = Number(word);
    } else if (Object.hasOwn(WORDS, word)) {
      this.kind = 'word';
      this.value = WORDS[word]!;
    } else {
      this.kind = 'bad';
      this.value = null;
      this.problem = `${JSON.stringify(word.slice(0, 20))} is not a JSON value`;
    }
  }

  private lineAfter(position: number): number {
    if (this.nextLine < position) {
      const found = this.text.indexOf('\n', position);
      this.nextLine = found < 0 ? this.text.length : found;
    }
    return this.nextLine;
  }

  private controlAfter(position: number): number {
    if (this.nextControl < position) {
      CONTROL.lastIndex = position;
      this.nextControl = CONTROL.exec(this.text)?.index ?? Number.POSITIVE_INFINITY;
    }
    return this.nextControl;
  }

  private escapeAfter(position: number): number {
    if (this.nextEscape < position) {
      const found = this.text.indexOf('\\', position);
      this.nextEscape = found < 0 ? Number.POSITIVE_INFINITY : found;
    }
    return this.nextEscape;
  }
}

const SIMPLE: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  b: '\b',
  f: '\f',
  '"': '"',
  '\\': '\\',
  '/': '/',
};
