/** Characters of one system text that are taken in, and pairs of words of a run. */
const MOST_TEXT = 100_000;
const MOST_PAIRS = 100_000;

const WORD = /[\p{L}\p{N}]+/gu;

/** The wording of a run's instructions, to tell words that they hold in whatever letters. */
export class Instructed {
  /** The step where two words first follow each other. */
  private readonly pairs = new Map<string, number>();

  /** Takes in a system text. */
  add(step: number, text: string): void {
    let before = '';
    for (const [word] of text.slice(0, MOST_TEXT).toLowerCase().matchAll(WORD)) {
      const pair = `${before} ${word}`;
      if (before !== '' && this.pairs.size < MOST_PAIRS && !this.pairs.has(pair)) {
        this.pairs.set(pair, step);
      }
      before = word;
    }
  }

  /** The step whose instructions hold all neighbouring words of a text, when it has two words or more. */
  where(text: string): number | undefined {
    if (this.pairs.size === 0) {
      return undefined;
    }
    const words = text.toLowerCase().match(WORD) ?? [];
    let step: number | undefined;
    for (let at = 1; at < words.length; at++) {
      const found = this.pairs.get(`${words[at - 1]} ${words[at]}`);
      if (found === undefined) {
        return undefined;
      }
      step = Math.max(step ?? found, found);
    }
    return step;
  }
}
