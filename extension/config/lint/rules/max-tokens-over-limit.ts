import { factsOfModel, settingOf } from '../analysis/model';
import type { Rule } from './rule';

/** The provider rejects the request, or cuts the answer elsewhere than you think. */
export const maxTokensOverLimit: Rule = {
  id: 'max-tokens-over-limit',
  severity: 'error',
  summary: "max_tokens is above the model's output limit, or the thinking budget takes all of it.",
  on: 'model',
  check(model) {
    const node = model.parameters.maxTokens;
    const tokens = settingOf(model, 'maxTokens');
    if (!node || tokens === undefined) {
      return undefined;
    }
    const limit = factsOfModel(model)?.maxOutput;
    if (limit !== undefined && tokens > limit) {
      return { at: { node }, message: `${tokens} output tokens are more than ${model.id!.value} can write (${limit})` };
    }
    const budget = settingOf(model, 'thinkingBudget');
    return budget !== undefined && budget >= tokens
      ? {
          at: { node: model.parameters.thinkingBudget! },
          message: `a thinking budget of ${budget} leaves nothing of ${tokens} max_tokens for the answer`,
        }
      : undefined;
  },
};
