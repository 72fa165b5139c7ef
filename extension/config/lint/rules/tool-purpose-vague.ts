import { type Tool, toolName } from '../../agentConfig';
import { copiedFrom, isNotAboutActing, isVague, otherAction } from '../analysis/purpose';
import { factsOf } from '../analysis/toolFacts';
import type { Problem, Rule } from './rule';

/** A model picks tools by what they say they do. */
export const toolPurposeVague: Rule = {
  id: 'tool-purpose-vague',
  severity: 'warning',
  summary:
    "The description does not say what the tool does: only generic words, another tool's text, or another action than the name.",
  on: 'tools',
  check(tools) {
    const copies = copiedFrom(tools);
    return tools.flatMap((tool): Problem[] => {
      const why = reason(tool, copies.get(tool));
      return why && tool.description
        ? [{ at: { node: tool.description }, message: `the description of "${toolName(tool)}" ${why}`, tool }]
        : [];
    });
  },
};

function reason(tool: Tool, original: Tool | undefined): string | undefined {
  const facts = factsOf(tool);
  if (original) {
    return `is a copy of that of "${toolName(original)}": it does not say what this tool does`;
  }
  if (facts.isForeign || facts.stems.length === 0) {
    return undefined;
  }
  if (isVague(tool)) {
    return 'has only generic words: say which thing it acts on and what it does to it';
  }
  if (isNotAboutActing(facts)) {
    return 'says what it is, not what it does';
  }
  const action = otherAction(facts);
  return action && `says that it ${action.text}s, but its name says that it ${action.name}s: say which`;
}
