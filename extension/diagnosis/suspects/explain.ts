import type { TracedValue } from '../lineage';
import type { Quote, Suspect } from '../run';
import { quoteOf } from '../text/quote';
import { FEATURE_IDS, FEATURES, type FeatureId, type Features } from './features';
import type { Scene, Turn } from './turns';
import { ASSUMES, CLAIMS, GIVES_UP, HEDGES, REPLANS, SIMULATES, VIEWPORT } from './words';

/** One feature's part in a suspicion. */
export interface Reason {
  readonly id: FeatureId;
  readonly says: string;
}

/** Reasons that are given; what adds less than this to the score is no reason. */
const MOST_REASONS = 4;
const LEAST_PART = 0.05;
/** True of most steps, so no reason by themselves. */
const COMMONPLACE: ReadonlySet<FeatureId> = new Set([
  'isWorker',
  'isLead',
  'relative',
  'callWorks',
  'afterFirstFailure',
]);

/** What speaks against a step, the strongest first. */
export function reasonsFor(features: Features, weights: Readonly<Record<FeatureId, number>>): Reason[] {
  const parts = FEATURE_IDS.map((id) => ({ id, part: weights[id] * features[id] }))
    .filter(({ part }) => part >= LEAST_PART)
    .sort((a, b) => b.part - a.part);
  const telling = parts.filter(({ id }) => !COMMONPLACE.has(id));
  const given = (telling.length > 0 ? telling : parts).slice(0, MOST_REASONS);
  return given.length > 0
    ? given.map(({ id }) => ({ id, says: FEATURES[id].says }))
    : [
        {
          id: 'isWorker',
          says: 'Nothing in particular speaks against it; it is one of few steps that could decide anything.',
        },
      ];
}

const WORDS: Partial<Record<FeatureId, RegExp>> = {
  assumes: ASSUMES,
  simulates: SIMULATES,
  firstSimulates: SIMULATES,
  hedges: HEDGES,
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
  const quotes = reasons.flatMap(({ id }) => quoteFor(id, scene, turn) ?? []);
  const valueAt = value ? turn.text.indexOf(value.text) : -1;
  if (value && valueAt >= 0) {
    quotes.push(quoteOf(turn.step.number, turn.text, valueAt, value.text.length));
  }
  const distinct = quotes.filter(({ quote }, index) => quotes.findIndex((other) => other.quote === quote) === index);
  const opening = turn.text.trim() === '' ? [] : [quoteOf(turn.step.number, turn.text.trimStart(), 0, 1)];
  return (distinct.length > 0 ? distinct : opening).slice(0, MOST_QUOTES);
}

function quoteFor(id: FeatureId, { lineage, answer, findings, turns }: Scene, turn: Turn): Quote | undefined {
  const { step, text, results } = turn;
  const pattern = WORDS[id];
  if (pattern) {
    pattern.lastIndex = 0;
    const match = pattern.exec(text);
    pattern.lastIndex = 0;
    return match ? quoteOf(step.number, text, match.index, match[0].length) : undefined;
  }
  const valueQuote = (values: readonly TracedValue[]): Quote | undefined => {
    const value = values.find((each) => text.includes(each.text));
    return value && quoteOf(step.number, text, text.indexOf(value.text), value.text.length);
  };
  switch (id) {
    case 'makesAnswer':
      return valueQuote(answer.filter(({ origin }) => origin === step.number));
    case 'introduces':
    case 'introducesInCode':
      return valueQuote(lineage.introducedBy(step.number));
    case 'firstFailure':
    case 'firstEmpty':
    case 'showsAnswer': {
      const result = turns.find((other) => other.role === 'tool' && results.includes(other.step.number));
      return result && result.text !== ''
        ? quoteOf(result.step.number, result.text, 0, Math.min(160, result.text.length))
        : undefined;
    }
    case 'findingTool':
    case 'findingGrounding': {
      const category = id === 'findingTool' ? 'tool' : 'grounding';
      return findings.find(({ steps: [first], category: of }) => first === step.number && of === category)?.evidence[0];
    }
    default:
      return undefined;
  }
}

/** How a suspect's doing reached the symptom. */
export interface Path {
  readonly role: Suspect['role'];
  readonly chain: readonly number[];
  readonly value: TracedValue | undefined;
}

/** Values below this weight link any two steps. */
const LEAST_LINK = 0.25;

/** Follows the most telling value of the step that the symptom holds; what the task gave links nothing. */
export function pathOf({ lineage }: Scene, { step: { number } }: Turn, symptom: number): Path {
  const links = lineage
    .chain(number, symptom)
    .filter(({ value }) => value.weight >= LEAST_LINK && (value.author === 'model' || value.author === 'tool'));
  const link = links.find(({ value }) => value.origin === number) ?? links[0];
  if (!link) {
    return { role: 'none', chain: number === symptom ? [number] : [number, symptom], value: undefined };
  }
  const steps = [...new Set([number, ...link.steps, symptom])].sort((a, b) => a - b);
  return { role: link.value.origin === number ? 'introduced' : 'carried', chain: steps, value: link.value };
}
