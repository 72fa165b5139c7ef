import { FEATURE_IDS, FEATURES, type FeatureId } from '../../../extension/diagnosis/suspects/meanings';
import type { Case } from './cases';
import { type Choice, fitWeights, shares } from './fit';
import { foldsOf } from './random';

/** Penalties that are tried; what a fold does not see chooses. */
const PENALTIES = [5, 20];
const INNER_FOLDS = 3;
/** A feature that hardly differs within traces is not blown up by its scale. */
const LEAST_SCALE = 0.02;

/** Weights of features as they are worked out, not standardised. */
export type Weights = Readonly<Record<FeatureId, number>>;

/** Fits weights on the marked steps; those of features that are not `used` are 0. */
export function train(cases: readonly Case[], used: readonly FeatureId[], seed: number): Weights {
  const known = cases.filter(({ target }) => target >= 0);
  const scales = scalesOf(known, used);
  const choices = new Map(known.map((each) => [each, choiceOf(each, used, scales)]));
  const signs = used.map((id) => signOf(id));
  const priors = Float64Array.from(used, (id, column) => priorOf(id) * scales[column]!);
  const folds = foldsOf(known, INNER_FOLDS, seed);
  const losses = PENALTIES.map((penalty) =>
    folds.reduce((sum, held) => {
      const weights = fitWeights(
        pick(choices, known, (each) => !held.has(each.question)),
        signs,
        penalty,
        priors,
      );
      return (
        sum +
        lossOf(
          pick(choices, known, (each) => held.has(each.question)),
          weights,
        )
      );
    }, 0),
  );
  const penalty = PENALTIES[losses.indexOf(Math.min(...losses))]!;
  const weights = fitWeights([...choices.values()], signs, penalty, priors);
  const byId = new Map(used.map((id, column) => [id, weights[column]! / scales[column]!]));
  return Object.fromEntries(FEATURE_IDS.map((id) => [id, byId.get(id) ?? 0])) as Record<FeatureId, number>;
}

function signOf(id: FeatureId): number {
  const feature = FEATURES[id];
  return 'sign' in feature ? feature.sign : 0;
}

function priorOf(id: FeatureId): number {
  const feature = FEATURES[id];
  return 'prior' in feature ? feature.prior : feature.group === 'position' ? 0 : signOf(id);
}

function pick(choices: ReadonlyMap<Case, Choice>, cases: readonly Case[], fits: (each: Case) => boolean): Choice[] {
  return cases.filter(fits).map((each) => choices.get(each)!);
}

function lossOf(choices: readonly Choice[], weights: Float64Array): number {
  return choices.reduce((sum, { rows, target }) => sum - Math.log(Math.max(shares(rows, weights)[target]!, 1e-300)), 0);
}

function choiceOf({ features, target }: Case, used: readonly FeatureId[], scales: readonly number[]): Choice {
  const rows = features.map((of) => Float64Array.from(used, (id, column) => of[id] / scales[column]!));
  return { rows, target };
}

/** How much each feature differs within a trace: the root of its mean variance. */
function scalesOf(cases: readonly Case[], used: readonly FeatureId[]): number[] {
  return used.map((id) => {
    const variances = cases.map(({ features }) => {
      const values = features.map((of) => of[id]);
      const mean = values.reduce((a, b) => a + b, 0) / values.length;
      return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
    });
    return Math.max(LEAST_SCALE, Math.sqrt(variances.reduce((a, b) => a + b, 0) / variances.length));
  });
}
