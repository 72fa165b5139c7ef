import { toolName } from '../../agentConfig';
import { factsOf } from '../analysis/toolFacts';
import type { Rule } from './rule';

const PLACEHOLDER =
  /^\s{0,10}(?:TODO|TBD|FIXME|XXX|N\/A|none|null|undefined|test|foo|bar|placeholder|\.{3}|-+|description(?: (?:here|goes here|of (?:the )?(?:tool|function)))?|(?:add|enter|insert|write|your)(?: a| the| your| tool| function)* description(?: here)?|(?:my|a|the|some|this is an? )?\s?(?:tool|function) description)[\s.!:]{0,10}$|\blorem ipsum\b|^\s{0,10}(?:TODO|TBD|FIXME)\b|\bdescription (?:goes )?here\b|^Describe what .{0,80} does, when to use it and what it returns\.$|^\s{0,10}<[^<>]{1,60}>\s{0,10}$|<(?:your description|insert[^<>]{0,40})>/i;

/** A stub that was never filled in. */
export const toolDescriptionPlaceholder: Rule = {
  id: 'tool-description-placeholder',
  severity: 'error',
  summary: 'The description is a stub that was never filled in.',
  on: 'tool',
  check(tool) {
    const { text } = factsOf(tool);
    const match = text.trim() === '' ? null : PLACEHOLDER.exec(text);
    if (!match || !tool.description) {
      return undefined;
    }
    return {
      at: { node: tool.description, from: match.index, to: match.index + match[0].length },
      message: `the description of "${toolName(tool)}" is a placeholder`,
    };
  },
};
