import { factsOfModel } from '../analysis/model';
import type { Rule } from './rule';

/** One provider's outage is the agent's. Off by default: many agents may wait. */
export const modelNoFallback: Rule = {
  id: 'model-no-fallback',
  severity: 'info',
  isOff: true,
  summary: 'A production agent has a single model provider.',
  on: 'agent',
  check({ definition, models, files }, context) {
    const [file] = files;
    const [first] = models;
    if (!definition?.manifest || !file || !first?.id || !context.isProduction(file.path)) {
      return undefined;
    }
    const providers = new Set(models.map((model) => factsOfModel(model)?.provider ?? model.provider));
    return providers.size > 1
      ? undefined
      : {
          at: { node: first.id.node },
          message: 'this production agent has one model provider: name a fallback at another one',
        };
  },
};
