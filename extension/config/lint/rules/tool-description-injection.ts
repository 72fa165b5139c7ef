import { allParameters, type Tool, textOf, toolName } from '../../agentConfig';
import type { Node } from '../../document/node';
import { findInjections } from '../analysis/injection';
import type { Problem, Rule } from './rule';

/** Descriptions go to the model as they are: whoever writes one speaks to every agent that loads the tool. */
export const toolDescriptionInjection: Rule = {
  id: 'tool-description-injection',
  severity: 'error',
  summary: "Text that steers the model away from the tool's own job, or that nobody can see.",
  on: 'tool',
  check(tool) {
    const own = problemsOf(tool.description, tool, undefined);
    return [
      ...own,
      ...allParameters(tool).flatMap((parameter) => problemsOf(parameter.description, tool, parameter.path)),
    ];
  },
};

function problemsOf(node: Node | undefined, tool: Tool, parameter: string | undefined): Problem[] {
  if (node?.type !== 'string') {
    return [];
  }
  const where =
    parameter === undefined
      ? `the description of "${toolName(tool)}"`
      : `the description of "${parameter}" of "${toolName(tool)}"`;
  return findInjections(textOf(node)).map(({ from, to, what }) => ({
    at: { node, from, to },
    message: `${where} ${what}`,
    parameter,
  }));
}
