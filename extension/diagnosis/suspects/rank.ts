import { FEATURE_IDS, type FeatureId, type Features } from './meanings';

/** What a candidate comes to. */
export interface Ranked {
  /** Place among the candidates of the trace. */
  readonly place: number;
  readonly score: number;
  /** Share of the softmax over all candidates. */
  readonly share: number;
}

/** With more candidates than this, the part of the run is decided on before the step. */
const MOST_AT_ONCE = 25;
/** The least part of the largest share that makes a candidate close enough for its part of the run to decide. */
const CLOSE = 0.5;

/**
 * The candidates, most suspicious first; of two alike, the earlier. In a long run, of those with at least half the
 * largest share, the ones in the segment with the largest sum of shares come first, then those of the next.
 * @param segments the segment of each candidate
 * @param calibration what scores are multiplied by before they become shares, so that these are right as often as they say
 */
export function ranked(
  features: readonly Features[],
  segments: readonly number[],
  weights: Readonly<Record<FeatureId, number>>,
  calibration = 1,
): Ranked[] {
  const scores = features.map((of) => scoreOf(of, weights));
  const most = scores.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const powers = scores.map((score) => Math.exp((score - most) * calibration));
  const sum = powers.reduce((a, b) => a + b, 0);
  const all = scores.map((score, place) => ({ place, score, share: powers[place]! / sum }));
  all.sort((a, b) => b.score - a.score || a.place - b.place);
  if (features.length <= MOST_AT_ONCE) {
    return all;
  }
  const parts = new Map<number, number>();
  for (const { place, share } of all) {
    parts.set(segments[place]!, (parts.get(segments[place]!) ?? 0) + share);
  }
  const partOf = ({ place }: Ranked) => parts.get(segments[place]!)!;
  const close = all.filter(({ share }) => share >= CLOSE * all[0]!.share);
  return [...close.toSorted((a, b) => partOf(b) - partOf(a)), ...all.slice(close.length)];
}

function scoreOf(features: Features, weights: Readonly<Record<FeatureId, number>>): number {
  return FEATURE_IDS.reduce((score, id) => score + weights[id] * features[id], 0);
}
