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
    const problems: Problem[] = [];
    addProblems(problems, tool.description, tool, undefined);
    for (const { description, path } of allParameters(tool)) {
      addProblems(problems, description, tool, path);
    }
    return problems;
  },
};

function addProblems(problems: Problem[], node: Node | undefined, tool: Tool, parameter: string | undefined): void {
  const injections = node?.type === 'string' ? findInjections(textOf(node)) : [];
  if (node === undefined || injections.length === 0) {
    return;
  }
  const where =
    parameter === undefined
      ? `the description of "${toolName(tool)}"`
      : `the description of "${parameter}" of "${toolName(tool)}"`;
  for (const { from, to, what } of injections) {
    problems.push({ at: { node, from, to }, message: `${where} ${what}`, parameter });
  }
}
