import { diffArrays } from 'diff';
import type { PromptMeaning } from '../meaning';
import { type ChangeKind, type Difference, type Side, side } from './difference';
import { likeness, pairAlike } from './likeness';
import { type Sentence, sentencesOfPrompt } from './sentences';

/** Prompts with other names are one prompt renamed, and sentences one sentence reworded, when at least this alike. */
const RENAMED = 0.4;
const REWORDED = 0.45;
const MOST_EDITS = 2000;

/** Prompts by role and name, sentence by sentence. */
export function promptDifferences(before: readonly PromptMeaning[], after: readonly PromptMeaning[]): Difference[] {
  const [old, now] = [withPlaces(before), withPlaces(after)];
  const later = new Map(now.map((each) => [each.key, each]));
  const earlier = new Set(old.map(({ key }) => key));
  const gone = old.filter(({ key }) => !later.has(key));
  const came = now.filter(({ key }) => !earlier.has(key));
  const score = (a: Placed, b: Placed): number =>
    a.prompt.role === b.prompt.role ? Math.max(likeness(a.prompt.text, b.prompt.text), soleness(gone, came)) : 0;
  const renamed = pairAlike(gone, came, score, RENAMED);
  const taken = new Set(renamed.flat());
  const differences: Difference[] = [
    ...gone.filter((each) => !taken.has(each)).map((each) => whole(each, undefined)),
    ...came.filter((each) => !taken.has(each)).map((each) => whole(undefined, each)),
  ];
  for (const [a, b] of renamed) {
    if (a.prompt.name !== b.prompt.name) {
      differences.push(between('prompt-renamed', a, b, a.prompt.name, b.prompt.name));
    }
    differences.push(...changedPrompt(a, b));
  }
  for (const a of old) {
    const b = later.get(a.key);
    if (b) {
      differences.push(...changedPrompt(a, b));
    }
  }
  return differences;
}

/** The only prompt that went and the only one that came are one prompt, however much was rewritten. */
function soleness(gone: readonly Placed[], came: readonly Placed[]): number {
  return gone.length === 1 && came.length === 1 ? RENAMED : 0;
}

interface Placed {
  readonly prompt: PromptMeaning;
  readonly key: string;
  readonly path: string;
  /** A message of a worked example: what the model said before, or what it was asked then. */
  readonly isExample: boolean;
}

function withPlaces(prompts: readonly PromptMeaning[]): Placed[] {
  const counts = new Map<string, number>();
  return prompts.map((prompt, at) => {
    const name = prompt.name === '' ? prompt.role : `${prompt.name}.${prompt.role}`;
    const count = counts.get(name) ?? 0;
    counts.set(name, count + 1);
    const path = `prompts.${count === 0 ? name : `${name}[${count}]`}`;
    const next = prompts[at + 1];
    const isAnswered = prompt.role === 'user' && next?.role === 'assistant' && next.source === prompt.source;
    return { prompt, key: path, path, isExample: prompt.role === 'assistant' || isAnswered };
  });
}

function whole(old: Placed | undefined, now: Placed | undefined): Difference {
  const { path, isExample } = (old ?? now)!;
  const sideOf = (each: Placed | undefined): Side => side(path, each?.prompt.text, each?.prompt.source.node);
  const kind = isExample ? (old ? 'example-removed' : 'example-added') : old ? 'prompt-removed' : 'prompt-added';
  return { kind, before: sideOf(old), after: sideOf(now) };
}

function between(
  kind: ChangeKind,
  a: Placed,
  b: Placed,
  before: string | undefined,
  after: string | undefined,
): Difference {
  return {
    kind,
    before: side(a.path, before, a.prompt.source.node),
    after: side(b.path, after, b.prompt.source.node),
  };
}

function changedPrompt(a: Placed, b: Placed): Difference[] {
  const differences: Difference[] = [];
  const [had, has] = [new Set(a.prompt.variables), new Set(b.prompt.variables)];
  for (const name of new Set([...had, ...has])) {
    if (had.has(name) !== has.has(name)) {
      const kind = has.has(name) ? 'variable-added' : 'variable-removed';
      differences.push(between(kind, a, b, had.has(name) ? name : undefined, has.has(name) ? name : undefined));
    }
  }
  if (a.prompt.text === b.prompt.text) {
    return differences;
  }
  const sentences = changedSentences(a, b);
  if (sentences.length === 0) {
    return [...differences, between('prompt-layout-changed', a, b, a.prompt.text, b.prompt.text)];
  }
  return [...differences, ...sentences];
}

function changedSentences(a: Placed, b: Placed): Difference[] {
  const [removed, added] = unmatched(sentencesOfPrompt(a.prompt.text), sentencesOfPrompt(b.prompt.text));
  const differences: Difference[] = [];
  const kindFor = (sentence: Sentence, what: 'added' | 'removed'): ChangeKind =>
    sentence.isExample || a.isExample ? `example-${what}` : `sentence-${what}`;
  const moved = pairAlike(removed, added, (x, y) => (x.text === y.text ? 1 : 0), 1);
  const isMoved = new Set(moved.flat());
  const reworded = pairAlike(
    removed.filter((sentence) => !isMoved.has(sentence)),
    added.filter((sentence) => !isMoved.has(sentence)),
    (x, y) => likeness(x.text, y.text),
    REWORDED,
  );
  const isReworded = new Set(reworded.flat());
  for (const [x, y] of moved) {
    differences.push(between('sentence-moved', a, b, x.text, y.text));
  }
  for (const [x, y] of reworded) {
    const isExample = (x.isExample && y.isExample) || a.isExample;
    differences.push(between(isExample ? 'example-changed' : 'sentence-reworded', a, b, x.text, y.text));
  }
  const isRest = (sentence: Sentence): boolean => !isMoved.has(sentence) && !isReworded.has(sentence);
  for (const x of removed.filter(isRest)) {
    differences.push(between(kindFor(x, 'removed'), a, b, x.text, undefined));
  }
  for (const y of added.filter(isRest)) {
    differences.push(between(kindFor(y, 'added'), a, b, undefined, y.text));
  }
  return differences;
}

/** The sentences that are not in the same order on both sides. */
function unmatched(before: readonly Sentence[], after: readonly Sentence[]): [Sentence[], Sentence[]] {
  const texts = (sentences: readonly Sentence[]): string[] => sentences.map(({ text }) => text);
  const found = diffArrays(texts(before), texts(after), { maxEditLength: MOST_EDITS });
  if (found === undefined) {
    return [surplus(before, after), surplus(after, before)];
  }
  const [removed, added]: [Sentence[], Sentence[]] = [[], []];
  let [i, j] = [0, 0];
  for (const { count, added: isAdded, removed: isRemoved } of found) {
    if (!isAdded) {
      removed.push(...(isRemoved ? before.slice(i, i + count) : []));
      i += count;
    }
    if (!isRemoved) {
      added.push(...(isAdded ? after.slice(j, j + count) : []));
      j += count;
    }
  }
  return [removed, added];
}

/** The sentences of one side that the other does not have, wherever they stand. */
function surplus(some: readonly Sentence[], others: readonly Sentence[]): Sentence[] {
  const counts = new Map<string, number>();
  for (const { text } of others) {
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return some.filter(({ text }) => {
    const left = counts.get(text) ?? 0;
    counts.set(text, left - 1);
    return left <= 0;
  });
}
