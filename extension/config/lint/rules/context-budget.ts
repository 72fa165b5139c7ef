import { factsOfModel } from '../analysis/model';
import { toolTokens } from '../analysis/tokens';
import { countTokens } from '../analysis/words';
import { numberOption, type Rule } from './rule';

/** What every call carries is not there for the conversation. */
export const contextBudget: Rule = {
  id: 'context-budget',
  severity: 'warning',
  summary: "Prompts and tool definitions take more than the option `share` of the model's context window.",
  options: { share: 0.25 },
  on: 'agent',
  check({ models, prompts, tools }, context) {
    const model = models.find(({ id }) => id !== undefined);
    const window = model && factsOfModel(model)?.contextWindow;
    if (!model?.id || window === undefined) {
      return undefined;
    }
    const own = prompts.reduce((sum, { text }) => sum + countTokens(text), 0);
    const offered = tools.reduce((sum, tool) => sum + toolTokens(tool), 0);
    const share = (own + offered) / window;
    return share > numberOption(context, 'share')
      ? {
          at: { node: model.id.node },
          message: `prompts (about ${own} tokens) and tools (${offered}) take ${Math.round(share * 100)}% of the ${window} tokens of ${model.id.value}`,
        }
      : undefined;
  },
};
