/** Descriptions longer than this are judged by their beginning. */
export const MOST_TEXT = 20_000;

const NAME_PART = /[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+|[^\x00-\x7f_]+/g;

/** Texts whose words are remembered: names come up in every rule. */
const MOST_REMEMBERED = 50_000;
const names = new Map<string, readonly string[]>();

/** The words of an identifier in lower case: `getUserByID`, `get-user-by-id` and `get_user_by_id` alike. */
export function splitName(name: string): readonly string[] {
  let words = names.get(name);
  if (words === undefined) {
    words = (name.slice(0, 300).match(NAME_PART) ?? []).map((word) => word.toLowerCase());
    if (names.size >= MOST_REMEMBERED) {
      names.clear();
    }
    names.set(name, words);
  }
  return words;
}

const TEXT_WORD = /[\p{L}\p{N}]+(?:'[a-z]{1,2})?/gu;

const ASCII_WORD = /[a-z0-9]+(?:'[a-z]{1,2})?/g;

/** The words of a text in lower case, in order. */
export function wordsOf(text: string): string[] {
  const sample = text.slice(0, MOST_TEXT).toLowerCase();
  return sample.match(/[^\x00-\x7f]/.test(sample) ? TEXT_WORD : ASCII_WORD) ?? [];
}

const IRREGULAR: ReadonlyMap<string, string> = new Map(
  Object.entries({
    children: 'child',
    people: 'person',
    men: 'man',
    women: 'woman',
    indices: 'index',
    data: 'data',
    status: 'status',
    this: 'this',
    news: 'news',
  }),
);

const stems = new Map<string, string>();

/** A rough stem, enough to see that `pages` and `page`, or `retrieves` and `retrieving`, are the same word. */
export function stem(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) {
    return known;
  }
  const result = IRREGULAR.get(word) ?? strip(word);
  if (stems.size >= MOST_REMEMBERED) {
    stems.clear();
  }
  stems.set(word, result);
  return result;
}

function strip(word: string): string {
  if (word.length < 4 || !/^[a-z']+$/.test(word)) {
    return word.replace(/'s?$/, '');
  }
  let base = word.replace(/'s?$/, '');
  if (/(?:ss|us|is)$/.test(base)) {
    return base;
  }
  base = base
    .replace(/ies$/, 'y')
    .replace(/(ch|sh|x|z|ss)es$/, '$1')
    .replace(/([^s])s$/, '$1');
  if (base.length > 5) {
    base = base.replace(/(?:([bdgklmnprt])\1)?(?:ing|ed)$/, '$1');
  }
  return base.length > 3 ? base.replace(/e$/, '') : base;
}

const STOP = new Set(
  'a an the of for to in on at by with from into as and or nor is are be been was were it its this that these those your you his her their our any all each every some which what when where how who will can may must should would if then than but not no only also so such via per using use used based given provided specified specific about between within through over under after before both either other more most one ones'.split(
    ' ',
  ),
);

export function isStopWord(word: string): boolean {
  return STOP.has(word);
}

/** Stems of the words that carry meaning, in order. */
export function contentStems(text: string): string[] {
  return wordsOf(text).flatMap((word) => (STOP.has(word) ? [] : [stem(word)]));
}

/** Whether a text is mostly in a script whose words English word lists say nothing about. */
export function isForeign(text: string): boolean {
  const sample = text.slice(0, 2000);
  if (!/[^\x00-\x7f]/.test(sample)) {
    return false;
  }
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  const latin = sample.match(/\p{Script=Latin}/gu)?.length ?? 0;
  return letters > 0 && latin < letters * 0.6;
}

const SENTENCE_END = /[.!?]\s|[。！？\n]/;

/** Sentences of a text: split at `.`, `!`, `?`, their CJK forms and line breaks. */
export function sentencesOf(text: string): string[] {
  const sample = text.slice(0, MOST_TEXT).trim();
  if (!SENTENCE_END.test(sample)) {
    return sample === '' ? [] : [sample];
  }
  return sample
    .split(/(?<=[.!?])\s|[。！？\n]/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}

/** A rough count of tokens: four characters of Latin text, or one of CJK, are about one. */
export function countTokens(text: string): number {
  let wide = 0;
  for (let index = 0; index < text.length; index++) {
    wide += text.charCodeAt(index) >= 0x2e80 ? 1 : 0;
  }
  return Math.ceil((text.length - wide) / 4) + wide;
}
