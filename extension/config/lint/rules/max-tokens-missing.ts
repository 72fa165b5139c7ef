import { get } from '../../document/node';
import type { Rule } from './rule';

/** Without a limit one runaway answer costs as much as the model can write. */
export const maxTokensMissing: Rule = {
  id: 'max-tokens-missing',
  severity: 'warning',
  summary: "An agent file sets no limit for the model's output.",
  on: 'agent',
  check({ definition, models }) {
    const manifest = definition?.manifest;
    const [model] = models;
    if (
      !manifest ||
      !model?.id ||
      models.some(({ parameters }) => parameters.maxTokens) ||
      get(get(manifest, 'limits'), 'max_tokens')
    ) {
      return undefined;
    }
    return {
      at: { node: model.id.node },
      message: 'max_tokens is not set: an answer may be as long as the model can write',
    };
  },
};
