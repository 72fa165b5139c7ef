import { toolName } from '../../agentConfig';
import { factsOf } from '../analysis/toolFacts';
import { verbGroup } from '../analysis/verbs';
import type { Rule } from './rule';

const CHANGES = new Set(['create', 'update', 'delete', 'send', 'pay', 'cancel', 'grant', 'write']);
const LOOKS = new Set(['get', 'list', 'search']);
const SAYS_READ_ONLY = /\bread[- ]only\b(?! (?:replica|mode|access to|fields?|transaction))/i;

/** Hosts run read-only tools without asking. */
export const toolAnnotationContradicts: Rule = {
  id: 'tool-annotation-contradicts',
  severity: 'error',
  summary: 'The annotations say read-only and the tool changes things, or the reverse.',
  on: 'tool',
  check(tool) {
    const { readOnly, destructive } = tool.annotations;
    if (!readOnly && !destructive) {
      return undefined;
    }
    const { verb, textVerb, text } = factsOf(tool);
    const [named, told] = [verb, textVerb].map((each) => (each === undefined ? undefined : verbGroup(each)));
    const name = toolName(tool);
    if (readOnly?.value === true && destructive?.value === true) {
      return { at: { node: destructive }, message: `"${name}" is annotated as read-only and as destructive` };
    }
    const makesText = /^(?:generate|build|make|open|index)$/.test(verb ?? '');
    const changes =
      named !== undefined && CHANGES.has(named) && !makesText && (told === undefined || CHANGES.has(told));
    if (readOnly?.value === true && changes && !/\b(?:does not|doesn't|without|preview|draft|dry run)\b/i.test(text)) {
      return {
        at: { node: readOnly },
        message: `"${name}" is annotated as read-only, but by its name and text it ${verb}s`,
      };
    }
    const looks = named !== undefined && LOOKS.has(named) && told !== undefined && LOOKS.has(told);
    if (destructive?.value === true && looks && !/\b(?:delet|remov|clear|mark|consum|pop|drain)\w*/i.test(text)) {
      return {
        at: { node: destructive },
        message: `"${name}" is annotated as destructive, but by its name and text it only reads`,
      };
    }
    const isChanging =
      (readOnly?.value === false && destructive?.value === true) ||
      (readOnly === undefined && destructive?.value === true);
    return isChanging && SAYS_READ_ONLY.test(text)
      ? {
          at: { node: destructive! },
          message: `"${name}" is annotated as destructive, but its text says that it is read-only`,
        }
      : undefined;
  },
};
