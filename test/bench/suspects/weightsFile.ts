import { FEATURE_IDS, FEATURES } from '../../../extension/diagnosis/suspects/meanings';
import type { Weights } from './train';

/** The source of `extension/diagnosis/suspects/weights.ts`. */
export function weightsFile(weights: Weights, calibration: number, basis: string): string {
  const rows = FEATURE_IDS.map((id) => `  /** ${FEATURES[id].says} */\n  ${id}: ${figure(weights[id])},`);
  return `import type { FeatureId } from './meanings';

/**
 * What each feature adds to a step's score. Written by \`npm run bench:suspects -- DIR --train\`, never by hand:
 * ${basis}.
 */
export const WEIGHTS: Readonly<Record<FeatureId, number>> = {
${rows.join('\n')}
};

/** Makes shares as often right as they say: fitted on traces that the weights had not seen. */
export const CALIBRATION = ${figure(calibration)};
`;
}

function figure(value: number): string {
  return String(Number(value.toFixed(2)) || 0);
}
