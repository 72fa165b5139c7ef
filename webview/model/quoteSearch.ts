/** A place in a list of texts: which text, and where in it. */
export interface TextPlace {
  readonly text: number;
  readonly offset: number;
}

/** Where a quote stands: from its first character to behind its last. */
export interface QuotePlace {
  readonly from: TextPlace;
  readonly to: TextPlace;
}

/** Characters of all texts that are looked through. */
const MOST_CHARACTERS = 300_000;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;
/** A quote that does not stand there whole is looked for by its start, down to this many letters. */
const LEAST_LETTERS = 12;

/**
 * Finds a quote in texts that are shown one after the other. Only letters and digits count: the page draws JSON without
 * its braces and quotes, and the pieces of a text as nodes of their own.
 */
export function findQuote(texts: readonly string[], quote: string): QuotePlace | undefined {
  const wanted = lettersOf([quote]).letters;
  if (!wanted) return undefined;
  const { letters, places } = lettersOf(texts);
  for (let length = wanted.length; length > 0; length = length > LEAST_LETTERS ? Math.floor(length / 2) : 0) {
    const at = letters.indexOf(wanted.slice(0, length));
    if (at === -1) continue;
    const last = places(at + length - 1);
    return { from: places(at), to: { text: last.text, offset: last.offset + 1 } };
  }
  return undefined;
}

function lettersOf(texts: readonly string[]): { readonly letters: string; places(at: number): TextPlace } {
  let letters = '';
  const owners: number[] = [];
  const offsets: number[] = [];
  for (const [text, content] of texts.entries()) {
    for (let offset = 0; offset < content.length && letters.length < MOST_CHARACTERS; offset++) {
      const character = content[offset]!;
      if (!LETTER_OR_DIGIT.test(character)) continue;
      const lower = character.toLowerCase();
      letters += lower.length === 1 ? lower : character;
      owners.push(text);
      offsets.push(offset);
    }
  }
  return { letters, places: (at) => ({ text: owners[at]!, offset: offsets[at]! }) };
}

/** A quote without the marks of what was left out at its ends. */
export function quotedText(quote: string): string {
  return quote.replace(/^[\s…]+/, '').replace(/[\s…]+$/, '');
}
