import { allParameters, type Tool, textOf } from '../../agentConfig';
import { enumOf } from '../../tools/schema';
import { countTokens } from '../analysis/words';
import { numberOption, type Rule } from './rule';

/** The more tools a model chooses from, the more often it chooses wrongly, and every call pays for their text. */
export const toolSetTooLarge: Rule = {
  id: 'tool-set-too-large',
  severity: 'warning',
  summary: 'More tools, or more tokens of definitions, than the options `tools` and `tokens` allow.',
  options: { tools: 40, tokens: 10_000 },
  on: 'tools',
  check(tools, context) {
    const [first] = tools;
    if (!first) {
      return undefined;
    }
    const at = { node: first.node.parent ?? first.node };
    const mostTools = numberOption(context, 'tools');
    if (tools.length > mostTools) {
      return {
        at,
        message: `${tools.length} tools are offered at once, more than ${mostTools}: split the set, or load tools when they are needed`,
      };
    }
    const most = numberOption(context, 'tokens');
    const tokens = tools.reduce((sum, tool) => sum + definitionTokens(tool), 0);
    return tokens > most
      ? {
          at,
          message: `the definitions of these ${tools.length} tools take about ${tokens} tokens of every call, more than ${most}`,
        }
      : undefined;
  },
};

/** Words as counted, and for each parameter the punctuation and keywords around it. */
function definitionTokens(tool: Tool): number {
  const parameters = allParameters(tool).map((parameter) => {
    const values = enumOf(parameter.schema)?.length ?? 0;
    return countTokens(parameter.name) + countTokens(textOf(parameter.description)) + values * 3 + 12;
  });
  return parameters.reduce(
    (sum, each) => sum + each,
    20 + countTokens(textOf(tool.description)) + countTokens(tool.name?.value ?? ''),
  );
}
