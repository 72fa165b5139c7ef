import type { FeatureId, Features } from './features';

/** What a candidate comes to. */
export interface Ranked {
  /** Place among the candidates of the trace. */
  readonly place: number;
  readonly score: number;
  /** Share of the softmax over all candidates. */
  readonly share: number;
}

/**
 * The candidates, most suspicious first; of two alike, the earlier.
 * @param calibration what scores are multiplied by before they become shares, so that shares are as often right as they say
 */
export function ranked(
  features: readonly Features[],
  weights: Readonly<Record<FeatureId, number>>,
  calibration = 1,
): Ranked[] {
  const scores = features.map((of) => {
    let score = 0;
    for (const id in of) {
      score += weights[id as FeatureId] * (of[id as FeatureId] ?? 0);
    }
    return score;
  });
  const most = scores.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const powers = scores.map((score) => Math.exp((score - most) * calibration));
  const sum = powers.reduce((a, b) => a + b, 0);
  return scores
    .map((score, place) => ({ place, score, share: powers[place]! / sum }))
    .sort((a, b) => b.score - a.score || a.place - b.place);
}
