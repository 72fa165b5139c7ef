import { type Tool, type textOf, toolName } from '../../agentConfig';
import { contradictsName, contradictsTool } from '../analysis/direction';
import { isOpaque } from '../analysis/parameterNames';
import { isMentioned, parameterText } from '../analysis/toolFacts';
import type { Fix, Problem, Rule } from './rule';

/** Plain names (`path`, `limit`, `city`) need no words. A description that is another parameter's is none. */
export const paramDescriptionMissing: Rule = {
  id: 'param-description-missing',
  severity: 'warning',
  summary: 'A parameter whose name does not say it all has no description of its own.',
  hasFix: true,
  on: 'parameter',
  check(parameter, tool) {
    const { name, description, node } = parameter;
    const text = parameterText(parameter, tool);
    if (text.trim() === '') {
      if (!isOpaque(parameter, tool) || isMentioned(parameter, tool)) {
        return undefined;
      }
      return {
        at: parameter.nameText.isKey ? { node, on: 'key' } : { node: parameter.nameText.node },
        message: `nothing says what "${name}" of "${toolName(tool)}" is: give its form and what it does`,
        fixes: stub(name, node, tool),
      };
    }
    if (!description) {
      return undefined;
    }
    const wrong = contradictsName(parameter, tool) ?? contradictsTool(parameter, tool);
    return wrong === undefined
      ? undefined
      : ({ at: { node: description }, message: `the description of "${name}" ${wrong}` } satisfies Problem);
  },
};

function stub(name: string, node: Parameters<typeof textOf>[0] & object, tool: Tool): Fix[] {
  const key = tool.shape === 'docker' ? 'desc' : 'description';
  const value = `What ${name} is, in which form, and what happens without it.`;
  return node.type === 'object' && tool.shape !== 'dify' && tool.shape !== 'flowise'
    ? [{ title: 'Insert a stub to fill in', isSafe: false, edits: [{ op: 'insert', object: node, key, value }] }]
    : [];
}
