import { splitName, stem, wordsOf } from './words';

/** Verbs by what they do to the world, each group named by its first word. */
const GROUPS: readonly (readonly string[])[] = [
  'get retrieve fetch read load obtain return show view display',
  'list enumerate browse',
  'search find query lookup look',
  'create make add new insert generate build open',
  'update modify edit change set patch amend rename adjust',
  'delete remove erase destroy drop purge wipe truncate uninstall clear',
  'send post submit publish tweet reply forward broadcast notify email share',
  'run execute invoke call perform evaluate',
  'check verify validate test inspect analyze analyse audit review compare count monitor',
  'convert translate parse format encode decode transform extract compute calculate estimate forecast summarize',
  'pay buy purchase charge refund withdraw transfer book order place sell trade subscribe donate transact',
  'cancel terminate kill revoke ban block unsubscribe deactivate disable suspend expire abort',
  'grant approve authorize assign invite',
  'write save store upload append import ingest index merge push commit copy move replace overwrite deploy release install',
  'start stop pause resume restart reset enable connect disconnect close complete resolve archive restore lock unlock',
  'navigate click fill hover select press type scroll take capture download export print draw render play',
  'ask answer chat explain suggest recommend detect identify classify rank match resolve track log record schedule plan manage handle process help provide allow let enable support initialize configure authenticate login sync refresh wait think solve sort filter join split reverse mask sign encrypt decrypt hash trigger apply use access interact determine examine discover explore crawl scrape roll flip rate like follow unfollow mark dismiss request claim fork star link attach bind flag report',
].map((verbs) => verbs.split(' '));

const GROUP_BY_STEM = new Map<string, string>();
const VERBS = new Set<string>();
for (const group of GROUPS) {
  for (const verb of group) {
    VERBS.add(stem(verb));
    // A verb of two groups counts in the first.
    if (!GROUP_BY_STEM.has(stem(verb))) {
      GROUP_BY_STEM.set(stem(verb), group[0]!);
    }
  }
}

/** Verbs that can stand for each other in a name. */
const SYNONYMS = new Map(
  [
    'get retrieve fetch read load obtain',
    'list enumerate',
    'search find lookup query research',
    'create make',
    'update modify edit',
    'delete remove erase',
    'run execute invoke',
  ]
    .map((verbs) => verbs.split(' '))
    .flatMap((verbs) => verbs.map((verb) => [stem(verb), verbs[0]!] as const)),
);

/** Whether a word can be a verb that says what a tool does. */
export function isVerb(word: string): boolean {
  return VERBS.has(stem(word));
}

/** The first word of the group a verb belongs to, undefined for other words. */
export function verbGroup(word: string): string | undefined {
  return GROUP_BY_STEM.get(stem(word));
}

/** One word for all synonyms of a verb: `retrieve` and `fetch` are `get`. Other words are their stem. */
export function canonical(word: string): string {
  return SYNONYMS.get(stem(word)) ?? stem(word);
}

/** Words that are verbs only in front: a `post` or an `order` later in a name is a thing. */
const NOUNS_TOO = new Set(
  'post order book index query search list email message call change plan log record report view set place type match block trade share release commit transfer charge refund purchase test review request link flag star fork play format sort filter look like rate mark use access help support process chat answer copy move forecast estimate track schedule reply'
    .split(' ')
    .map(stem),
);

/**
 * The verb of a tool's name: its first word (after a server's prefix) if that is one, else the last word of names like
 * `sites_publish`, else any word in between that is nothing but a verb.
 */
export function nameVerb(name: string): string | undefined {
  const words = splitName(name);
  const [first] = words;
  if (first !== undefined && isVerb(first)) {
    return first;
  }
  const plain = words.slice(1).find((word) => isVerb(word) && !NOUNS_TOO.has(stem(word)));
  if (plain !== undefined) {
    return plain;
  }
  const second = words[1];
  if (second !== undefined && words.length > 2 && isVerb(second)) {
    return second;
  }
  const last = words.at(-1);
  return words.length > 1 && last !== undefined && isVerb(last) ? last : undefined;
}

/** The verb a description opens with: `Deletes a file`, `This tool sends mail`, `Use this to cancel an order`. */
export function leadingVerb(text: string): string | undefined {
  const words = wordsOf(text.slice(0, 300));
  let index = 0;
  if (/^(?:this|the)$/.test(words[0] ?? '')) {
    index = words.findIndex((word, at) => at > 0 && at < 5 && isVerb(word) && word.endsWith('s'));
  } else if (words[0] === 'use' || words[0] === 'used' || words[0] === 'allows' || words[0] === 'lets') {
    const to = words.slice(0, 8).indexOf('to');
    index = to < 0 ? 0 : to + 1;
  }
  const word = words[Math.max(0, index)];
  return word !== undefined && isVerb(word) ? word : undefined;
}
