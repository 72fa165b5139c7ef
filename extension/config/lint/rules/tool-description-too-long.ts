import { type Tool, textOf, toolName } from '../../agentConfig';
import { limitsOf } from '../analysis/providers';
import { numberOption, type Problem, type Rule } from './rule';

/** Providers cut or reject long descriptions, and one that is far longer than the rest drowns them out. */
export const toolDescriptionTooLong: Rule = {
  id: 'tool-description-too-long',
  severity: 'warning',
  summary: "Longer than the provider's limit, or than `times` the set's median and `characters` characters.",
  options: { characters: 4000, times: 10 },
  on: 'tools',
  check(tools, context) {
    const lengths = tools.map((tool) => textOf(tool.description).length).sort((a, b) => a - b);
    const median = lengths[lengths.length >> 1] ?? 0;
    const most = Math.max(numberOption(context, 'characters'), median * numberOption(context, 'times'));
    return tools.flatMap((tool): Problem[] => {
      const why = whyTooLong(tool, tools.length < 5 ? Number.POSITIVE_INFINITY : most, median);
      return why && tool.description
        ? [{ at: { node: tool.description }, message: `the description of "${toolName(tool)}" has ${why}`, tool }]
        : [];
    });
  },
};

function whyTooLong(tool: Tool, most: number, median: number): string | undefined {
  const { length } = textOf(tool.description);
  const limits = limitsOf(tool.shape);
  if (limits?.description !== undefined && length > limits.description) {
    return `${length} characters; ${limits.provider} allows ${limits.description}`;
  }
  return length > most
    ? `${length} characters, where half of the set has under ${median}: move details to the parameters`
    : undefined;
}
