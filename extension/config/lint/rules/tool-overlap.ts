import { type Tool, toolName } from '../../agentConfig';
import { findOverlaps } from '../analysis/overlap';
import type { Fix, Problem, Rule } from './rule';

/** Two tools for one intent make a model flip between them; a sentence about when to use which settles it. */
export const toolOverlap: Rule = {
  id: 'tool-overlap',
  severity: 'warning',
  summary: 'Two tools a model could confuse, and neither text says when to use which.',
  hasFix: true,
  on: 'tools',
  check: (tools) =>
    findOverlaps(tools).flatMap(({ a, b, why }): Problem[] =>
      [[a, b] as const, [b, a] as const].map(([tool, other]) => ({
        at: { node: tool.description ?? tool.node },
        message: `"${toolName(tool)}" and "${toolName(other)}" can be confused: ${why}, and neither says when to use which`,
        tool,
        related: [
          { at: { node: other.description ?? other.node }, message: `the description of "${toolName(other)}"` },
        ],
        fixes: sayWhen(tool, other),
      })),
    ),
};

/** Where the tools need different inputs, which of them is known decides; only the author can tell other differences. */
function sayWhen(tool: Tool, other: Tool): Fix[] {
  const [own, others] = [requiredOf(tool), requiredOf(other)];
  const onlyOther = others.filter((name) => !own.includes(name));
  const { description } = tool;
  if (description?.type !== 'string' || onlyOther.length === 0 || own.every((name) => others.includes(name))) {
    return [];
  }
  const text = String(description.value);
  const sentence = `Use ${toolName(other)} when ${onlyOther.join(' and ')} ${onlyOther.length === 1 ? 'is' : 'are'} known.`;
  const separator = /[.!?]\s*$/.test(text) ? ' ' : '. ';
  const end = text.trimEnd().length;
  return [
    {
      title: `Say when to use ${toolName(other)} instead`,
      isSafe: false,
      edits: [{ op: 'replace-text', node: description, from: end, to: end, text: separator + sentence }],
    },
  ];
}

function requiredOf({ parameters }: Tool): string[] {
  return parameters.filter(({ required }) => required).map(({ name }) => name);
}
