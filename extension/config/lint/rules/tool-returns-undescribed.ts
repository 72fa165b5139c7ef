import { toolName } from '../../agentConfig';
import { factsOf } from '../analysis/toolFacts';
import { verbGroup } from '../analysis/verbs';
import type { Rule } from './rule';

const RETURNS =
  /\b(?:returns?|returned|returning|outputs?|yields?|responds?|response|results? (?:in|as|is|are|include)|gives? (?:back|you)|provides?|includ(?:es|ing)|contains?|list of|as (?:json|text|markdown|html|csv))\b|返回|结果/i;
const TELLS = new Set(['delete', 'send', 'cancel']);

/** What comes back decides the next step. Off by default: for most tools the name says enough. */
export const toolReturnsUndescribed: Rule = {
  id: 'tool-returns-undescribed',
  severity: 'info',
  isOff: true,
  summary: 'Nothing says what the tool returns.',
  on: 'tool',
  check(tool) {
    const { text, verb, docstring } = factsOf(tool);
    if (
      tool.output ||
      !tool.description ||
      text.trim() === '' ||
      docstring.returns !== undefined ||
      RETURNS.test(text)
    ) {
      return undefined;
    }
    return verb !== undefined && TELLS.has(verbGroup(verb) ?? '')
      ? undefined
      : { at: { node: tool.description }, message: `nothing says what "${toolName(tool)}" returns` };
  },
};
