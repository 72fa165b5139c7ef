import { toolName } from '../../agentConfig';
import { restatesName } from '../analysis/tautology';
import { factsOf, parameterText } from '../analysis/toolFacts';
import type { Rule } from './rule';

/** Where the name says it all and parameters are described, a short description may restate it. */
export const toolDescriptionTautological: Rule = {
  id: 'tool-description-tautological',
  severity: 'warning',
  summary: 'The description only restates the name.',
  on: 'tool',
  check(tool) {
    const facts = factsOf(tool);
    // Azure and Microsoft 365 describe the parameters in other files.
    const isElsewhere = tool.shape === 'azure' || tool.shape === 'm365';
    if (!tool.description || isElsewhere || facts.isForeign || facts.docstring.returns || !restatesName(facts)) {
      return undefined;
    }
    const explains = tool.parameters.some((parameter) => parameterText(parameter, tool).trim() !== '');
    return explains
      ? undefined
      : {
          at: { node: tool.description },
          message: `the description of "${toolName(tool)}" only restates its name: say what it works on, what it needs and what comes back`,
        };
  },
};
