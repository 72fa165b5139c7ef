import { FEATURE_IDS } from '../../../extension/diagnosis/suspects/meanings';
import { BASELINES } from './baselines';
import type { Case } from './cases';
import {
  type Held,
  heldScores,
  leftOut,
  METRICS,
  mean,
  orderBy,
  percent,
  randomScores,
  rankedBy,
  type Scores,
  scoresBy,
  withInterval,
} from './score';
import type { Weights } from './train';

/** One table for each set, in percent with 95% intervals over cases. */
export function tableOf(
  cases: readonly Case[],
  all: readonly Held[],
  content: readonly Held[],
  weights: Weights,
): string[] {
  const trivial = new Map<string, Scores>([
    ['random step', randomScores(cases)],
    ...Object.entries(BASELINES).map(([name, order]): [string, Scores] => [name, scoresBy(cases, order)]),
  ]);
  const fitted = heldScores(all);
  const rankings = new Map<string, Scores>([
    ...trivial,
    ['**ranking, cross-validated**', fitted],
    ['ranking without position, cross-validated', heldScores(content)],
    ['ranking fitted on the other sets only', heldScores(leftOut(cases, FEATURE_IDS))],
    ['weights as committed', scoresBy(cases, orderBy(weights))],
  ]);
  return [...new Set(cases.map(({ set }) => set))].flatMap((set) => {
    const own = cases.filter((each) => each.set === set);
    const lost = own.filter(({ target }) => target < 0).length;
    return [
      `### ${set}: ${own.length} traces${lost > 0 ? `, ${lost} with the marked step behind the symptom (misses)` : ''}`,
      '',
      `|  | ${METRICS.join(' | ')} |`,
      `| --- | ${METRICS.map(() => '---:').join(' | ')} |`,
      ...[...rankings].flatMap(([name, scores]) => rowOf(name, own, scores)),
      gainRow(own, fitted, [...trivial.values()]),
      '',
    ];
  });
}

function rowOf(name: string, own: readonly Case[], scores: Scores): string | [] {
  const known = own.filter((each) => scores.has(each));
  return known.length === 0
    ? []
    : `| ${name} | ${METRICS.map((_, index) => withInterval(column(known, scores, index))).join(' | ')} |`;
}

function gainRow(own: readonly Case[], fitted: Scores, trivial: readonly Scores[]): string {
  const gains = METRICS.map((_, index) => {
    const best = trivial.reduce((a, b) => (mean(column(own, b, index)) > mean(column(own, a, index)) ? b : a));
    return withInterval(own.map((each) => fitted.get(each)![index]! - best.get(each)![index]!));
  });
  return `| paired gain over the best trivial row | ${gains.join(' | ')} |`;
}

function column(own: readonly Case[], scores: Scores, index: number): number[] {
  return own.map((each) => scores.get(each)![index]!);
}

const BANDS = [0, 0.15, 0.3, 0.5, 0.7];

/** How often the first suspect is the marked step, by the confidence that is shown. */
export function confidenceTable(held: readonly Held[], calibration: number): string[] {
  const tops = held.map(([each, weights]) => {
    const [top] = rankedBy(each, weights, calibration);
    return { share: top?.share ?? 0, hit: Number(top?.place === each.target) };
  });
  return [
    '### Confidence of the first suspect, cross-validated',
    '',
    '| confidence | share of traces | mean confidence | exact |',
    '| --- | ---: | ---: | ---: |',
    ...BANDS.flatMap((from, index) => {
      const to = BANDS[index + 1] ?? 1.01;
      const inside = tops.filter(({ share }) => share >= from && share < to);
      return inside.length === 0
        ? []
        : `| ${percent(from)} to ${percent(Math.min(1, to))} | ${percent(inside.length / tops.length)} | ${percent(mean(inside.map(({ share }) => share)))} | ${percent(mean(inside.map(({ hit }) => hit)))} |`;
    }),
  ];
}
