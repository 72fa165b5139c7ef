import type { ByteRange } from './model';
import { Scanner } from './skim/scanner';
import { decodeJsonString, decodeLatin1, wholeCharacters } from './skim/text';
import type { ByteSource } from './skim/types';

/** A step that contains the text. */
export interface Hit {
  readonly step: number;
  /** Matches inside the step's records. */
  readonly count: number;
  readonly before: string;
  readonly match: string;
  readonly after: string;
}

/** A step's record in the file; a step may have several. */
export interface SearchRange extends ByteRange {
  readonly step: number;
}

export interface SearchOptions {
  readonly signal: { readonly aborted: boolean };
  /** New hits and how far the search is (0..1); called every few milliseconds and at the end. */
  readonly onHits: (hits: readonly Hit[], progress: number) => void;
  readonly breathe: () => Promise<void>;
}

const CHUNK = 1 << 20;
const CONTEXT = 60;
/** Bytes a match may be long; longer queries are cut. */
const LONGEST_QUERY = 500;
const OVERLAP = LONGEST_QUERY * 16;

/**
 * Finds a text in the bytes of a trace's records, whatever JSON made of it: quotes and line breaks escaped once or
 * twice, characters beyond ASCII as UTF-8 or as \u escapes. Letters match in either case. Nothing is decoded but the
 * text around a hit, so it runs at the speed of reading.
 *
 * A record inside another (nested spans) gets its own hits; the outer record only those outside of it.
 */
export async function search(
  source: ByteSource,
  ranges: readonly SearchRange[],
  query: string,
  options: SearchOptions,
): Promise<void> {
  const pattern = patternFor(query);
  if (!pattern || ranges.length === 0) {
    options.onHits([], 1);
    return;
  }
  const finder = new RangeFinder(ranges);
  const first = finder.start;
  const end = finder.end;
  const scanner = new Scanner(source, first, CHUNK * 2);
  const counts = new Map<number, { hit: Hit; count: number; sent: number }>();
  for (let at = first; at < end && !options.signal.aborted; ) {
    scanner.seek(at);
    scanner.ensure(CHUNK + OVERLAP);
    const length = Math.min(scanner.end - scanner.pos, end - at);
    if (length <= 0) {
      break;
    }
    const isLast = length <= CHUNK;
    const window = scanner.buffer.subarray(scanner.pos, scanner.pos + length);
    const text = decodeLatin1(window);
    pattern.lastIndex = 0;
    for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
      if (!isLast && match.index >= CHUNK) {
        break; // found again, whole, in the next window
      }
      const step = finder.stepAt(at + match.index);
      if (step === undefined) {
        continue;
      }
      const known = counts.get(step);
      if (known) {
        known.count++;
      } else {
        const hit = { step, count: 1, ...surroundings(window, match.index, match[0].length) };
        counts.set(step, { hit, count: 1, sent: 0 });
      }
    }
    at += isLast ? length : CHUNK;
    report(counts, options, Math.min(1, (at - first) / (end - first)));
    await options.breathe();
  }
  report(counts, options, 1);
}

function report(
  counts: Map<number, { hit: Hit; count: number; sent: number }>,
  options: SearchOptions,
  progress: number,
): void {
  const changed: Hit[] = [];
  for (const entry of counts.values()) {
    if (entry.count !== entry.sent) {
      changed.push({ ...entry.hit, count: entry.count });
      entry.sent = entry.count;
    }
  }
  options.onHits(changed, progress);
}

/** At most this many backslashes before an escaped character: three levels of JSON in JSON. Bounded, so linear. */
const ESCAPES = '\\\\{0,15}';
const SOME_ESCAPES = '\\\\{1,15}';

/** A pattern over Latin-1 text (one character a byte); undefined for a blank query. */
function patternFor(query: string): RegExp | undefined {
  const characters = [...query.trim()].slice(0, LONGEST_QUERY);
  return characters.length === 0 ? undefined : new RegExp(characters.map(patternOf).join(''), 'gi');
}

function patternOf(character: string): string {
  switch (character) {
    case '"':
    case '/':
      return `${ESCAPES}${character}`;
    case '\\':
      return SOME_ESCAPES;
    case '\n':
      return `${SOME_ESCAPES}n`;
    case '\r':
      return `(?:${SOME_ESCAPES}r)?`;
    case '\t':
      return `(?:\\t|${SOME_ESCAPES}t)`;
  }
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) {
    return character.replace(/[.*+?^${}()|[\]-]/, '\\$&');
  }
  const bytes = [...new TextEncoder().encode(character)].map((byte) => `\\x${hex(byte, 2)}`).join('');
  const units = Array.from(
    { length: character.length },
    (_, i) => `${SOME_ESCAPES}u${hex(character.charCodeAt(i), 4)}`,
  );
  return `(?:${bytes}|${units.join('')})`;
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0');
}

function surroundings(bytes: Uint8Array, at: number, length: number): { before: string; match: string; after: string } {
  return {
    before: readable(bytes, Math.max(0, at - CONTEXT), at).trimStart(),
    match: readable(bytes, at, at + length),
    after: readable(bytes, at + length, Math.min(bytes.length, at + length + CONTEXT)).trimEnd(),
  };
}

/** Text between two bytes as a person would read it: whole characters, escapes undone, on one line. */
function readable(bytes: Uint8Array, start: number, end: number): string {
  let from = start;
  while (from < end && ((bytes[from] as number) & 0xc0) === 0x80) {
    from++;
  }
  const part = bytes.subarray(from, end);
  let text = decodeJsonString(part, 0, wholeCharacters(part));
  for (let level = 0; level < 2 && /\\["\\nrt/]/.test(text); level++) {
    text = text.replace(/\\(["\\/])/g, '$1').replace(/\\[nrt]/g, ' ');
  }
  return text.replace(/[\s\p{Cc}]+/gu, ' ');
}

/** Finds the innermost range around ascending offsets. */
class RangeFinder {
  readonly start: number;
  readonly end: number;
  private readonly ranges: readonly SearchRange[];
  private readonly open: SearchRange[] = [];
  private next = 0;

  constructor(ranges: readonly SearchRange[]) {
    this.ranges = ranges.toSorted((a, b) => a.start - b.start || b.end - a.end);
    this.start = this.ranges[0]?.start ?? 0;
    this.end = ranges.reduce((end, range) => Math.max(end, range.end), 0);
  }

  /** @param offset never smaller than in the call before */
  stepAt(offset: number): number | undefined {
    for (let range = this.ranges[this.next]; range && range.start <= offset; range = this.ranges[++this.next]) {
      const outer = this.open.at(-1);
      // Steps that share one record (calls of one message) leave its text to the first of them.
      if (range.end > offset && !(outer && outer.start === range.start && outer.end === range.end)) {
        this.open.push(range);
      }
    }
    while (this.open.length > 0 && (this.open.at(-1) as SearchRange).end <= offset) {
      this.open.pop();
    }
    return this.open.at(-1)?.step;
  }
}
