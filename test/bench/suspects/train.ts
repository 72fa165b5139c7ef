import { FEATURE_IDS, FEATURES, type FeatureId } from '../../../extension/diagnosis/suspects/meanings';
import type { Case } from './cases';
import { type Choice, fitWeights } from './fit';

/**
 * How strongly weights are drawn to their priors: as if common sense knew each to about a half (1 / sqrt(4)). Sets that
 * weights were not fitted on are predicted nearly alike from 4 to 16, and worse below: this is the weakest that will do.
 */
const PENALTY = 4;

export type Weights = Readonly<Record<FeatureId, number>>;

/**
 * Fits weights on the marked steps; those of features that are not `used` are 0. Features are not standardised: that
 * would let the rare ones, which a few traces of one framework have, move furthest from their priors.
 */
export function train(cases: readonly Case[], used: readonly FeatureId[]): Weights {
  const choices = cases.filter(({ target }) => target >= 0).map((each) => choiceOf(each, used));
  const signs = used.map((id) => signOf(id));
  const priors = Float64Array.from(used, (id) => priorOf(id));
  const weights = fitWeights(choices, signs, PENALTY, priors);
  const byId = new Map(used.map((id, column) => [id, weights[column]!]));
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

function choiceOf({ features, target }: Case, used: readonly FeatureId[]): Choice {
  return { rows: features.map((of) => Float64Array.from(used, (id) => of[id])), target };
}
