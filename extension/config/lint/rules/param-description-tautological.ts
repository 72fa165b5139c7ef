import { toolName } from '../../agentConfig';
import { isOpaque } from '../analysis/parameterNames';
import { restatesParameter } from '../analysis/tautology';
import { nameStemsOf, parameterText } from '../analysis/toolFacts';
import type { Rule } from './rule';

/** `filter: The filter.` reads as documented and is not. */
export const paramDescriptionTautological: Rule = {
  id: 'param-description-tautological',
  severity: 'info',
  summary: "A parameter's description only restates its name.",
  on: 'parameter',
  check(parameter, tool) {
    const text = parameterText(parameter, tool);
    if (
      !parameter.description ||
      text.trim() === '' ||
      !isOpaque(parameter, tool) ||
      !restatesParameter(nameStemsOf(parameter), text)
    ) {
      return undefined;
    }
    return {
      at: { node: parameter.description },
      message: `the description of "${parameter.name}" of "${toolName(tool)}" only restates its name`,
    };
  },
};
