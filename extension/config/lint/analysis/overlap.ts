import type { Tool } from '../../agentConfig';
import { commonSentences, ownText } from './common';
import { factsOf, type ToolFacts } from './toolFacts';
import { canonical } from './verbs';
import { sentencesOf, splitName, stem, wordsOf } from './words';

export interface Overlap {
  readonly a: Tool;
  readonly b: Tool;
  /** Why a model could take one for the other. */
  readonly why: string;
}

/** Tools compared with each other in one bucket; larger buckets are families of tools made to be alike. */
const MOST_ALIKE = 12;
/** Words in names that say nothing; `from`, `to` and `by` say who does what to whom. */
const LINKS = new Set(['in', 'of', 'for', 'on', 'at', 'the', 'a', 'an']);

/** `get_order_details` and `get_order_info` promise no more than `get_order`. */
const INFORMATION = /^(?:info|information|details?|data)$/;
/** Nouns written in two ways. */
const SAME_NOUN = new Map(
  ['repository repo', 'documentation docs', 'database db', 'organization org', 'message msg'].flatMap((pair) => {
    const [long, short] = pair.split(' ') as [string, string];
    return [[stem(short), stem(long)] as const];
  }),
);

/** Pairs of tools that a model could confuse, and whose texts do not say when to use which. */
export function findOverlaps(tools: readonly Tool[]): Overlap[] {
  const common = commonSentences(tools);
  const overlaps = new Map<string, Overlap>();
  const index = new Map(tools.map((tool, at) => [tool, at]));
  const add = (a: Tool, b: Tool, why: string): void => {
    const key = [index.get(a)!, index.get(b)!].sort((x, y) => x - y).join(' ');
    if (!overlaps.has(key) && factsOf(a).name !== factsOf(b).name && !namesOther(a, b)) {
      overlaps.set(key, { a, b, why });
    }
  };
  for (const [a, b] of pairs(tools, ({ text }) => textKey(text))) {
    add(a, b, 'their descriptions are the same');
  }
  for (const [a, b] of pairs(tools, nameKey)) {
    if (isSameIntent(factsOf(a), factsOf(b)) && (promiseAlike(a, b) || hasSameInputs(a, b))) {
      add(a, b, 'their names mean the same');
    }
  }
  for (const [a, b] of pairs(tools, (facts) => openingKey(ownText(facts, common)))) {
    const isAlike = isNearlySame(ownText(factsOf(a), common), ownText(factsOf(b), common));
    if (isAlike && hasSameInputs(a, b) && !areToldApartByName(a, b)) {
      add(a, b, 'their descriptions are nearly the same');
    }
  }
  return [...overlaps.values()];
}

/** Tools with the same key, two by two. */
function pairs(tools: readonly Tool[], keyOf: (facts: ToolFacts) => string | undefined): [Tool, Tool][] {
  const buckets = new Map<string, Tool[]>();
  for (const tool of tools) {
    const key = keyOf(factsOf(tool));
    if (key !== undefined) {
      const bucket = buckets.get(key);
      bucket ? bucket.push(tool) : buckets.set(key, [tool]);
    }
  }
  return [...buckets.values()].flatMap((bucket) =>
    bucket.length > MOST_ALIKE ? [] : bucket.flatMap((a, at) => bucket.slice(at + 1).map((b): [Tool, Tool] => [a, b])),
  );
}

function textKey(text: string): string | undefined {
  const key = text
    .trim()
    .toLowerCase()
    .replace(/[\s.]+$/, '');
  return key.length < 12 ? undefined : key;
}

/** The name's stems without links, synonyms of verbs made one. */
function nameKey(facts: ToolFacts): string | undefined {
  const words = meaningful(facts);
  return words.length < 2 ? undefined : words.map((word) => SAME_NOUN.get(stem(word)) ?? canonical(word)).join(' ');
}

/** Both names say `details` or neither does. */
function promiseAlike(a: Tool, b: Tool): boolean {
  const says = (tool: Tool): boolean => factsOf(tool).nameWords.some((word) => INFORMATION.test(word));
  return says(a) === says(b);
}

/** The first words of the description: tools that open differently do not differ by a word only. */
function openingKey(text: string): string | undefined {
  const words = wordsOf(text.slice(0, 200));
  return words.length < 6 ? undefined : words.slice(0, 3).join(' ');
}

/**
 * The same intent by name: synonyms of a verb before the same thing, or words that differ by number and links only.
 * `get_user` and `get_users` are one and many, which is a difference.
 */
function isSameIntent(a: ToolFacts, b: ToolFacts): boolean {
  const [wordsA, wordsB] = [meaningful(a), meaningful(b)];
  const onlyNumberDiffers =
    wordsA.length === wordsB.length && wordsA.every((word, at) => stem(word) === stem(wordsB[at]!));
  if (onlyNumberDiffers && wordsA.filter((word, at) => word !== wordsB[at]).length === 1) {
    return false;
  }
  return !contrasts(a, b);
}

function meaningful({ nameWords }: ToolFacts): string[] {
  return nameWords.filter((word) => !LINKS.has(word) && !INFORMATION.test(word));
}

/** Both descriptions are long and share little: the texts tell the tools apart although the names do not. */
function contrasts(a: ToolFacts, b: ToolFacts): boolean {
  const [setA, setB] = [new Set(a.stems), new Set(b.stems)];
  const shared = [...setA].filter((word) => setB.has(word)).length;
  return Math.min(setA.size, setB.size) >= 8 && shared * 4 < Math.min(setA.size, setB.size);
}

/** The action and its object are the same words, and the rest differs by one word or by an addition. */
function isNearlySame(a: string, b: string): boolean {
  const [wordsA, wordsB] = [stemsOf(a), stemsOf(b)];
  const [objectA, objectB] = [objectOf(wordsA), objectOf(wordsB)];
  if (Math.min(wordsA.length, wordsB.length) < 9 || objectA !== objectB || objectA.split(' ').length < 3) {
    return false;
  }
  const counts = new Map<string, number>();
  for (const word of wordsA) {
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  let shared = 0;
  for (const word of wordsB) {
    const left = counts.get(word) ?? 0;
    shared += left > 0 ? 1 : 0;
    counts.set(word, left - 1);
  }
  return shared * 100 >= Math.max(wordsA.length, wordsB.length) * 88 && !areOpposed(wordsA, wordsB);
}

/** Pairs of words that say plainly what the difference is. */
const OPPOSITES = [
  'short long',
  'first last',
  'start end',
  'incoming outgoing',
  'public private',
  'internal external',
  'active inactive',
  'open closed',
  'buy sell',
  'min max',
  'sourc target',
  'read writ',
  'input output',
  'upper lower',
  'before after',
  'daily weekly',
  'current past',
  'single multipl',
];

function areOpposed(a: readonly string[], b: readonly string[]): boolean {
  return OPPOSITES.some((pair) => {
    const [one, other] = pair.split(' ') as [string, string];
    return (
      (a.includes(one) && b.includes(other) && !a.includes(other)) ||
      (a.includes(other) && b.includes(one) && !a.includes(one))
    );
  });
}

function stemsOf(text: string): string[] {
  return wordsOf(text).slice(0, 300).map(stem);
}

const PREPOSITION = new Set(
  [
    'in',
    'into',
    'to',
    'from',
    'for',
    'with',
    'by',
    'on',
    'at',
    'of',
    'using',
    'via',
    'that',
    'which',
    'based',
    'as',
  ].map(stem),
);

/** The verb and what it acts on, up to the first preposition after it; `of` and what follows belong to it. */
function objectOf(words: readonly string[]): string {
  const end = words.findIndex((word, at) => at > 0 && PREPOSITION.has(word) && word !== 'of');
  return words.slice(0, end < 0 ? words.length : end).join(' ');
}

/**
 * Names that put one thing in another's place (`..._alerts`, `..._issues`) say what differs, as long as an input shows
 * what kind of thing it is. A name that adds to the other (`..._with_sizes`) does the other's work too.
 */
function areToldApartByName(a: Tool, b: Tool): boolean {
  if (a.listsParameters && a.parameters.length + b.parameters.length === 0) {
    return false;
  }
  const [wordsA, wordsB] = [factsOf(a).nameWords, factsOf(b).nameWords];
  const [shorter, longer] = wordsA.length < wordsB.length ? [wordsA, wordsB] : [wordsB, wordsA];
  const isAddition =
    shorter.every((word, at) => longer[at] === word) &&
    /^(?:with|and|including|plus|full|detailed|extended|v?\d+)$/.test(longer[shorter.length] ?? '');
  return !isAddition;
}

/** Tools that take different inputs are told apart by them. */
function hasSameInputs(a: Tool, b: Tool): boolean {
  const required = (tool: Tool): string =>
    tool.parameters
      .filter((parameter) => parameter.required)
      .map(({ name }) => splitName(name).map(canonical).join(' '))
      .sort()
      .join(',');
  return required(a) === required(b);
}

const GUIDANCE =
  /\b(?:use (?:this|it)? ?(?:tool )?(?:when|if|only|instead|for)|instead of|rather than|prefer|unlike|as opposed to|compared (?:to|with)|more efficient|when you need|for (?:bulk|single|multiple)|do not use|don't use|not for)\b/i;

/** Whether one text names the other tool, or says when to use it. */
function namesOther(a: Tool, b: Tool): boolean {
  const [factsA, factsB] = [factsOf(a), factsOf(b)];
  if (factsA.text.includes(factsB.name) || factsB.text.includes(factsA.name)) {
    return true;
  }
  return [factsA, factsB].some(({ text }, at) => {
    const other = at === 0 ? factsB : factsA;
    return sentencesOf(text).some((sentence) => GUIDANCE.test(sentence) && !other.text.includes(sentence));
  });
}
