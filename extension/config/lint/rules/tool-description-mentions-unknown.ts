import { toolName } from '../../agentConfig';
import { commonSentences, ownText } from '../analysis/common';
import {
  actionWithInput,
  hasLostInputs,
  knownNames,
  missingInput,
  unknownParameters,
  unknownTools,
} from '../analysis/mentions';
import { factsOf } from '../analysis/toolFacts';
import type { Problem, Rule } from './rule';

/** A model follows a text that speaks of inputs or tools it does not have, and fails. */
export const toolDescriptionMentionsUnknown: Rule = {
  id: 'tool-description-mentions-unknown',
  severity: 'warning',
  summary: 'The description speaks of a parameter the tool lacks, or a tool that is not in the set.',
  on: 'tools',
  check(tools) {
    const common = commonSentences(tools);
    const isLost = hasLostInputs(tools);
    const isKnown = tools.length < 2 ? () => true : knownNames(tools.map((tool) => factsOf(tool).name));
    return tools.flatMap((tool): Problem[] => {
      const { description: node } = tool;
      if (!node) {
        return [];
      }
      const name = toolName(tool);
      const problems: Problem[] = [];
      for (const { name: unknown, from, to } of unknownParameters(tool)) {
        problems.push({
          at: { node, from, to },
          message: `the description of "${name}" speaks of a parameter "${unknown}" that it does not have`,
          tool,
        });
      }
      for (const { name: unknown, from, to } of unknownTools(tool, isKnown)) {
        problems.push({
          at: { node, from, to },
          message: `the description of "${name}" speaks of a tool "${unknown}" that is not among the ${tools.length} tools here`,
          tool,
        });
      }
      const missing = missingInput(tool, ownText(factsOf(tool), common));
      const action = missing || !isLost ? undefined : actionWithInput(tool);
      if (missing) {
        problems.push({
          at: { node },
          message: `"${name}" speaks of ${missing} but has no parameter to say which`,
          tool,
        });
      } else if (action) {
        const message = `"${name}" cannot ${action} anything without input, and it has no parameter: none of the ${tools.length} tools here has, so theirs seem to be lost`;
        problems.push({ at: { node }, message, tool });
      }
      return problems;
    });
  },
};
