import { matchesWildcard } from '../glob';
import type { Rule } from './rule';

/** Which models may be used is decided in `backstep.json`. */
export const modelNotAllowed: Rule = {
  id: 'model-not-allowed',
  severity: 'error',
  summary: 'The model is not in `models.allow` of backstep.json.',
  on: 'model',
  check({ id, indirect }, { allowedModels }) {
    if (!id || indirect || !allowedModels || allowedModels.some((pattern) => matchesWildcard(pattern, id.value))) {
      return undefined;
    }
    return {
      at: { node: id.node },
      message: `"${id.value}" is not among the allowed models (${allowedModels.slice(0, 5).join(', ')})`,
    };
  },
};
