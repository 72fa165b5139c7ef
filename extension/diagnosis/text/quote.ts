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
