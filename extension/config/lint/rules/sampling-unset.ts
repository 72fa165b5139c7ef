import { get, stringOf } from '../../document/node';
import type { Rule } from './rule';

/** Exact-match evaluations and fixed workflows count on the same answer every time. */
export const samplingUnset: Rule = {
  id: 'sampling-unset',
  severity: 'info',
  summary: 'An agent of kind workflow, or with exact-match evals, sets neither temperature nor seed.',
  on: 'agent',
  check({ definition, models }) {
    const manifest = definition?.manifest;
    const [model] = models;
    if (!manifest || !model?.id || model.parameters.temperature || model.parameters.seed) {
      return undefined;
    }
    const isExact = get(get(manifest, 'evals'), 'exact_match')?.value === true;
    if (!isExact && stringOf(get(manifest, 'kind')) !== 'workflow') {
      return undefined;
    }
    const why = isExact ? 'its evals want exact matches' : 'it is a fixed workflow';
    return { at: { node: model.id.node }, message: `neither temperature nor seed is set, but ${why}` };
  },
};
