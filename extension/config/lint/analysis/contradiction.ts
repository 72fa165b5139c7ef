import type { Sentence } from './promptText';
import { isStopWord, stem, wordsOf } from './words';

export interface Contradiction {
  readonly first: Sentence;
  readonly second: Sentence;
  readonly why: string;
}

interface Demand {
  readonly sentence: Sentence;
  readonly isNegative: boolean;
}

const NEVER = /^(?:you )?(?:must |should |may |can )?(?:never|not|do not|don't|must not|should not|cannot|may not)\b/i;
const ALWAYS = /^(?:you )?(?:must |should )?always\b/i;
/** A condition makes it another rule. */
const CONDITION = /\b(?:if|when|unless|except|until|before|after|while|only|without|instead|first|in case|for)\b/i;

/** Pairs of sentences that cannot both be followed. Linear in the number of sentences. */
export function findContradictions(sentences: readonly Sentence[]): Contradiction[] {
  return [...opposites(sentences), ...limits(sentences)];
}

function opposites(sentences: readonly Sentence[]): Contradiction[] {
  const demands = new Map<string, Demand>();
  const found: Contradiction[] = [];
  for (const sentence of sentences) {
    const text = sentence.text.replaceAll(/[*_`]/g, '').trim();
    const isNegative = NEVER.test(text);
    if (text.length > 200 || !(isNegative || ALWAYS.test(text)) || CONDITION.test(text)) {
      continue;
    }
    const key = actionOf(text);
    const before = demands.get(key);
    if (key.split(' ').length < 2) {
      continue;
    }
    if (before && before.isNegative !== isNegative) {
      found.push({ first: before.sentence, second: sentence, why: 'one says always, the other never' });
    } else if (!before) {
      demands.set(key, { sentence, isNegative });
    }
  }
  return found;
}

/** The words of the action, without polarity, in order. */
function actionOf(text: string): string {
  return wordsOf(text)
    .filter((word) => !isStopWord(word) && !/^(?:never|always|not|don't|do|must|should|cannot|you|please)$/.test(word))
    .map(stem)
    .join(' ');
}

const LIMIT =
  /\b(?:(?:at most|no more than|maximum(?: of)?|max|up to|under|fewer than|less than|limit(?:ed)? to|within)\s{1,3}(\d{1,6})\s{1,3}([a-z]+)|(\d{1,6})\s{1,3}([a-z]+)\s{1,3}(?:or less|or fewer|maximum|max|at most))\b/gi;

/** `at most 3 sentences` and `at most 5 sentences` about the same thing. */
function limits(sentences: readonly Sentence[]): Contradiction[] {
  const known = new Map<string, { readonly sentence: Sentence; readonly amount: string }>();
  const found: Contradiction[] = [];
  for (const sentence of sentences) {
    if (sentence.text.length > 300 || CONDITION.test(sentence.text)) {
      continue;
    }
    for (const match of sentence.text.matchAll(LIMIT)) {
      const amount = match[1] ?? match[3]!;
      const rest = actionOf(sentence.text.replace(match[0], ' '));
      const key = `${stem((match[2] ?? match[4]!).toLowerCase())} ${rest}`;
      const before = known.get(key);
      if (before && before.amount !== amount) {
        found.push({
          first: before.sentence,
          second: sentence,
          why: `one limit is ${before.amount}, the other ${amount}`,
        });
      } else if (!before) {
        known.set(key, { sentence, amount });
      }
    }
  }
  return found;
}
