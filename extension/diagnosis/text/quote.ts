import type { Quote } from '../run';

/** Longest quote in characters. */
const LONGEST = 180;

/**
 * Words of a step as they stand there, shortened at the ends only.
 * @param at where the telling part begins in the text
 * @param length its length; a little of what stands around is shown where there is room
 */
export function quoteOf(step: number, text: string, at = 0, length = text.length - at): Quote {
  const room = LONGEST - Math.min(length, LONGEST);
  const start = wordStart(text, Math.max(0, at - Math.floor(room / 3)), at);
  const end = wordEnd(text, Math.min(text.length, start + LONGEST), Math.min(text.length, at + length));
  const words = text.slice(start, end).trim();
  return { step, quote: `${start > 0 ? '…' : ''}${words}${end < text.length ? '…' : ''}` };
}

/** Characters a piece of words needs to be theirs, and none other's. */
const SHORTEST_PIECE = 10;

/**
 * A quote of words in one of these texts, each of which a quote must stand in by itself. Words that a wrapper has
 * escaped there are found by the first piece of them without quotes and line ends.
 */
export function quoteOfWords(step: number, texts: readonly string[], words: string): Quote | undefined {
  const pieces = [words, ...words.split(/["'\\\n\r\t]+/).filter((piece) => piece.length >= SHORTEST_PIECE)];
  for (const piece of words === '' ? [] : pieces) {
    const text = texts.find((each) => each.includes(piece));
    if (text !== undefined) {
      return quoteOf(step, text, text.indexOf(piece), piece.length);
    }
  }
  return undefined;
}

/**
 * The quote, cut to a line that stands in one of the step's texts when it runs from one into the next: detectors read a
 * step's texts as one. Figures and names, which stand in none, stay as they are.
 */
export function standingQuote({ step, quote }: Quote, texts: readonly string[]): Quote {
  const words = quote.replace(/^…|…$/g, '');
  if (texts.some((text) => text.includes(words))) {
    return { step, quote };
  }
  const lines = words.split('\n').map((line) => line.trim());
  const standing = lines.filter((line) => line !== '' && texts.some((text) => text.includes(line)));
  const longest = standing.reduce((best, line) => (line.length > best.length ? line : best), '');
  return { step, quote: longest === '' ? quote : `…${longest}…` };
}

/** The next place at or after `from` where a word begins, but no later than `latest`. */
function wordStart(text: string, from: number, latest: number): number {
  if (from === 0) {
    return 0;
  }
  for (let at = from; at < latest; at++) {
    if (isSpace(text, at - 1)) {
      return at;
    }
  }
  return latest;
}

/** The last place at or before `from` where a word ends, but no earlier than `earliest`. */
function wordEnd(text: string, from: number, earliest: number): number {
  if (from >= text.length) {
    return text.length;
  }
  for (let at = from; at > earliest && at > from - 40; at--) {
    if (isSpace(text, at)) {
      return at;
    }
  }
  const code = text.charCodeAt(from - 1);
  return code >= 0xd800 && code <= 0xdbff ? from - 1 : from;
}

function isSpace(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 32 || code === 10 || code === 13 || code === 9;
}

/** A name or value for a message: short, on one line. */
export function shortly(text: string, most = 60): string {
  const line = text
    .slice(0, most * 2)
    .replace(/\s+/g, ' ')
    .trim();
  if (line.length <= most) {
    return line;
  }
  // At the end of a word, when there is one near.
  const space = line.lastIndexOf(' ', most - 1);
  return `${line.slice(0, space > most * 0.7 ? space : most - 1)}…`;
}
