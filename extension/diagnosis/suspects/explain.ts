import type { Lineage, TracedValue } from '../lineage';
import { scanValues } from '../lineage/scan';
import type { Passage, Quote, RunStep, Suspect } from '../run';
import { failureOf } from '../text/failure';
import { quoteOf, quoteOfWords, shortly } from '../text/quote';
import { decisionOf, decisionsByStep } from './decisions';
import { FEATURE_IDS, FEATURES, type FeatureId, type Features, type Meaning } from './meanings';
import { callAtEnd, type Scene, type Turn } from './turns';
import { ASSUMES, CLAIMS, GIVES_UP, REPLANS, SIMULATES, VIEWPORT } from './words';

/** One feature's part in a suspicion. */
export interface Reason {
  readonly id: FeatureId;
  readonly says: string;
}

/** Reasons that are given; what adds less than this to the score is no reason. */
const MOST_REASONS = 4;
const LEAST_PART = 0.05;
/** True of most steps, or of some step in every run: no reason by themselves. */
const COMMONPLACE: ReadonlySet<FeatureId> = new Set([
  'isWorker',
  'isLead',
  'relative',
  'callWorks',
  'handsIn',
  'afterFirstFailure',
]);

/** What speaks against a step, the strongest first; where it stands in the run does not. */
export function reasonsFor(
  features: Features,
  weights: Readonly<Record<FeatureId, number>>,
  { turns, findings }: Scene,
  turn: Turn,
): Reason[] {
  const isOfCall = callAtEnd(turns) !== undefined;
  const found = features.findingDecides > 0 ? decisionOf(turn, decisionsByStep(findings)) : undefined;
  return FEATURE_IDS.map((id) => ({ id, part: weights[id] * features[id] }))
    .filter(({ id, part }) => part >= LEAST_PART && !COMMONPLACE.has(id) && FEATURES[id].group !== 'position')
    .sort((a, b) => b.part - a.part)
    .slice(0, MOST_REASONS)
    .map(({ id }) => ({
      id,
      says: id === 'findingDecides' && found ? `${found.message}.` : saysOf(FEATURES[id], isOfCall),
    }));
}

function saysOf({ says, saysOfCall }: Meaning, isOfCall: boolean): string {
  return (isOfCall && saysOfCall) || says;
}

/** Steps of a run that has an early and a late part. */
const LEAST_PARTED = 3;

/** What is said of a step that is listed for want of others. @param count steps of the run */
export function standingOf({ step: { number } }: Turn, count: number): string {
  const part = count < LEAST_PARTED ? 0.5 : (number - 1) / (count - 1);
  const where = part <= 1 / 3 ? 'Early in the run; nothing' : part >= 2 / 3 ? 'Late in the run; nothing' : 'Nothing';
  return `${where} in its own text speaks against it.`;
}

const WORDS: Partial<Record<FeatureId, RegExp>> = {
  assumes: ASSUMES,
  firstSimulates: SIMULATES,
  givesUp: GIVES_UP,
  claims: CLAIMS,
  replans: REPLANS,
  viewsLittle: VIEWPORT,
};
const MOST_QUOTES = 3;

/** The words that the reasons rest on; the step's first words when none of them has any. */
export function evidenceFor(
  scene: Scene,
  turn: Turn,
  reasons: readonly Reason[],
  value: TracedValue | undefined,
): Quote[] {
  const found = reasons.map(({ id }) => quoteFor(id, scene, turn));
  const quotes = [...found, value && quoteOfAny(turn.step, [value.text])].filter((quote) => quote !== undefined);
  const distinct = quotes.filter(({ quote }, index) => quotes.findIndex((other) => other.quote === quote) === index);
  return (distinct.length > 0 ? distinct : opening(turn)).slice(0, MOST_QUOTES);
}

/** A step's first words; of a tool's result, the error in it. */
function opening({ role, step }: Turn): Quote[] {
  const result = role === 'tool' ? quoteOfResult(step) : undefined;
  const [first] = passagesOf(step);
  return result ? [result] : first ? [quoteOf(step.number, first.text, firstWord(first.text), 1)] : [];
}

function quoteFor(id: FeatureId, { lineage, answer, findings, turns }: Scene, turn: Turn): Quote | undefined {
  const { step, results } = turn;
  const pattern = WORDS[id];
  if (pattern) {
    return quoteOfPattern(step, pattern);
  }
  switch (id) {
    case 'makesAnswer':
      return quoteOfAny(step, textsOf(answer.filter(({ origin }) => origin === step.number)));
    case 'takesUp':
      return quoteOfAny(step, textsOf(answer.filter(({ author }) => author === 'tool')));
    case 'introduces':
    case 'introducesInCode':
      return quoteOfAny(step, textsOf(lineage.introducedBy(step.number)));
    case 'firstFailure':
    case 'firstEmpty':
    case 'showsAnswer': {
      const result = turns.find((other) => other.role === 'tool' && results.includes(other.step.number));
      return result && quoteOfResult(result.step);
    }
    case 'findingDecides': {
      const evidence = decisionOf(turn, decisionsByStep(findings))?.evidence ?? [];
      return evidence.find((quote) => quote.step === step.number || results.includes(quote.step)) ?? evidence[0];
    }
    case 'findingTool':
      return quoteOfResult(step);
    default:
      return undefined;
  }
}

/** Each text by itself, because a quote must stand in one of them; a tool's own doing, its result, first. */
function passagesOf({ asked, did }: RunStep): readonly Passage[] {
  return [...did, ...asked].filter(({ text }) => text.trim() !== '');
}

function textsOf(values: readonly TracedValue[]): string[] {
  return values.map(({ text }) => text);
}

function quoteOfPattern(step: RunStep, pattern: RegExp): Quote | undefined {
  for (const { text } of passagesOf(step)) {
    pattern.lastIndex = 0;
    const match = pattern.exec(text);
    pattern.lastIndex = 0;
    if (match) {
      return quoteOf(step.number, text, match.index, match[0].length);
    }
  }
  return undefined;
}

/** The first of these words that stand in the step. */
function quoteOfAny(step: RunStep, words: readonly string[]): Quote | undefined {
  for (const word of words) {
    const passage = passagesOf(step).find(({ text }) => text.includes(word));
    if (passage) {
      return quoteOf(step.number, passage.text, passage.text.indexOf(word), word.length);
    }
  }
  return undefined;
}

/** The error in a result, or its first words. */
function quoteOfResult(step: RunStep): Quote | undefined {
  const texts = step.did.map(({ text }) => text).filter((text) => text.trim() !== '');
  const [first] = texts;
  if (first === undefined) {
    return undefined;
  }
  const words = failureOf(step, texts.join('\n'))?.words ?? '';
  return quoteOfWords(step.number, texts, words) ?? quoteOf(step.number, first, firstWord(first), 1);
}

function firstWord(text: string): number {
  return Math.max(0, text.search(/\S/));
}

/** How a suspect's doing reached the symptom. */
export interface Path {
  readonly role: Suspect['role'];
  readonly chain: readonly number[];
  readonly value: TracedValue | undefined;
}

/** Values below this weight link any two steps. */
const LEAST_LINK = 0.25;

/**
 * Follows the most telling value that the symptom holds and the step brought in: in its own words, else by its call,
 * else by passing it on. What the task gave links nothing.
 */
export function pathOf({ lineage }: Scene, { step: { number }, results }: Turn, symptom: number): Path {
  const linksFrom = (step: number) =>
    lineage
      .chain(step, symptom)
      .filter(({ value }) => value.weight >= LEAST_LINK && (value.author === 'model' || value.author === 'tool'));
  const own = linksFrom(number);
  const brought = (own.some(({ value }) => value.origin === number) ? [number] : results)
    .filter((step) => step < symptom || step === number)
    .flatMap((step) => linksFrom(step).find(({ value }) => value.origin === step) ?? [])[0];
  const link = brought ?? own[0];
  if (!link) {
    return { role: 'none', chain: [], value: undefined };
  }
  const chain = [...new Set([number, ...link.steps, symptom])].sort((a, b) => a - b);
  return { role: brought ? 'introduced' : 'carried', chain: chain.length > 1 ? chain : [], value: link.value };
}

/** Values of a record's words that are looked for. */
const MOST_NAMED = 40;

/** Values that the words of the recorded failure name and the run holds, the most telling first. */
export function namedIn(reason: string, lineage: Lineage): TracedValue[] {
  const found = new Set<TracedValue>();
  scanValues(reason, (_kind, _key, start, end) => {
    const value = found.size < MOST_NAMED ? lineage.find(reason.slice(start, end)) : undefined;
    if (value && value.weight >= LEAST_LINK && value.origin > 0) {
      found.add(value);
    }
  });
  return [...found].sort((a, b) => b.weight - a.weight);
}

/**
 * What the recorded failure names of a suspect. It says what went wrong and not where: it adds to the reasons of a step
 * that is a suspect without it, and to no score.
 */
export function namedBy(
  named: readonly TracedValue[],
  { step, results }: Turn,
): { why: string; quote: Quote } | undefined {
  const own = named.filter(({ origin }) => origin === step.number || results.includes(origin));
  const quote = quoteOfAny(step, textsOf(own));
  const value = quote && own.find(({ text }) => quote.quote.includes(text));
  return (
    quote &&
    value && { why: `What is recorded of the failure names "${shortly(value.text)}", which comes from here.`, quote }
  );
}
