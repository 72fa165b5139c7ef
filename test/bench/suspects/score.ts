import type { FeatureId } from '../../../extension/diagnosis/suspects/meanings';
import { type Ranked, ranked } from '../../../extension/diagnosis/suspects/rank';
import type { Order } from './baselines';
import type { Case } from './cases';
import { foldsOf, interval } from './random';
import { train, type Weights } from './train';

export const METRICS = ['exact', 'top-3', 'top-5', 'agent'] as const;
/** Hits of one case, 0..1 each, in the order of `METRICS`; a mean when it was ranked more than once. */
export type Hits = readonly number[];
export type Scores = ReadonlyMap<Case, Hits>;

/** Compares places as numbers: '4' is not found in '14'. */
export function hitsOf(each: Case, order: readonly number[]): Hits {
  const rank = order.indexOf(each.target);
  const top = order[0] === undefined ? undefined : each.scene.turns[order[0]]?.step.number;
  const isAgent = top !== undefined && agentOf(each, top) === agentOf(each, each.label);
  return [...[1, 3, 5].map((most) => Number(rank >= 0 && rank < most)), Number(isAgent)];
}

function agentOf({ run }: Case, number: number): string | undefined {
  const step = run.steps[number - 1];
  return step?.agent ?? step?.name;
}

export function scoresBy(cases: readonly Case[], order: Order): Scores {
  return new Map(cases.map((each) => [each, hitsOf(each, order(each))]));
}

/** What drawing candidates at random comes to. */
export function randomScores(cases: readonly Case[]): Scores {
  return new Map(
    cases.map((each) => {
      const { turns } = each.scene;
      const sameAgent = turns.filter(({ step }) => agentOf(each, step.number) === agentOf(each, each.label)).length;
      const chance = (most: number) => (each.target < 0 ? 0 : Math.min(1, most / turns.length));
      return [each, [chance(1), chance(3), chance(5), sameAgent / Math.max(1, turns.length)]];
    }),
  );
}

export function rankedBy({ features, scene }: Case, weights: Weights, calibration = 1): Ranked[] {
  const segments = scene.turns.map(({ segment }) => segment);
  return ranked(features, segments, weights, calibration);
}

export function orderBy(weights: Weights): Order {
  return (each) => rankedBy(each, weights).map(({ place }) => place);
}

/** A case and the weights that were fitted without it. */
export type Held = readonly [each: Case, weights: Weights];

const FOLDS = 5;

/** Fits on four fifths of the questions, for each fifth, again and again with other fifths. */
export function crossValidated(cases: readonly Case[], used: readonly FeatureId[], repeats: number): Held[] {
  const held: Held[] = [];
  for (let repeat = 0; repeat < repeats; repeat++) {
    for (const questions of foldsOf(cases, FOLDS, repeat)) {
      const weights = train(
        cases.filter(({ question }) => !questions.has(question)),
        used,
      );
      held.push(...cases.filter(({ question }) => questions.has(question)).map((each): Held => [each, weights]));
    }
  }
  return held;
}

/** Fits on all sets but the case's own, without its questions. */
export function leftOut(cases: readonly Case[], used: readonly FeatureId[]): Held[] {
  return [...new Set(cases.map(({ set }) => set))].flatMap((set) => {
    const own = cases.filter((each) => each.set === set);
    const questions = new Set(own.map(({ question }) => question));
    const others = cases.filter((each) => each.set !== set && !questions.has(each.question));
    if (others.length === 0) return [];
    const weights = train(others, used);
    return own.map((each): Held => [each, weights]);
  });
}

/** Mean hits of each case over the weights it was held from. */
export function heldScores(held: readonly Held[]): Scores {
  const all = new Map<Case, Hits[]>();
  for (const [each, weights] of held) {
    const list = all.get(each) ?? [];
    list.push(hitsOf(each, orderBy(weights)(each)));
    all.set(each, list);
  }
  return new Map(
    [...all].map(([each, list]) => [each, METRICS.map((_, index) => mean(list.map((hits) => hits[index]!)))]),
  );
}

/** The factor on scores under which the marked steps are likeliest, on traces the weights had not seen. */
export function calibrationOf(held: readonly Held[]): number {
  const known = held.filter(([{ target }]) => target >= 0);
  const lossAt = (factor: number) =>
    known.reduce((sum, [each, weights]) => {
      const found = rankedBy(each, weights, factor).find(({ place }) => place === each.target)!;
      return sum - Math.log(Math.max(found.share, 1e-300));
    }, 0);
  const factors = Array.from({ length: 15 }, (_, index) => 0.5 + index * 0.1);
  return factors.reduce((best, factor) => (lossAt(factor) < lossAt(best) ? factor : best));
}

export function mean(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0) / Math.max(1, values.length);
}

/** '46.0 [38-54]' in percent. */
export function withInterval(values: readonly number[]): string {
  const [low, high] = interval(values);
  return `${percent(mean(values))} [${(100 * low).toFixed(0)}, ${(100 * high).toFixed(0)}]`;
}

export function percent(value: number): string {
  return (100 * value).toFixed(1);
}
