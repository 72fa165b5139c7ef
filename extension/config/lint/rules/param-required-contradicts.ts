import { get } from '../../document/node';
import { allowsNull, saysOptional, sentenceAround } from '../analysis/optional';
import { parameterText } from '../analysis/toolFacts';
import type { Rule } from './rule';

const REQUIRED =
  /[([]required[)\].;:]|^[ \t]{0,5}required[.:;]|\b(?:is|are) (?:always )?(?:required|mandatory)\.?\s{0,5}$|（必填）|[(（]必需[)）]/i;
/** No pattern matches a text without one of these. */
const SPEAKS_OF_IT = /optional|required|mandatory|default|omit|unspecified| not |left|leave|可选|必/i;
const CONDITION = /\b(?:if|when|unless|for|only|except|either|at least one|or|depending|with|without|in case)\b/i;

/** The model believes the text; the server believes the schema. */
export const paramRequiredContradicts: Rule = {
  id: 'param-required-contradicts',
  severity: 'warning',
  summary: 'The text says optional and the definition required, or the reverse.',
  on: 'parameter',
  check(parameter, tool) {
    const text = parameterText(parameter, tool).slice(0, 1000);
    if (!SPEAKS_OF_IT.test(text) || !tool.listsParameters || get(parameter.schema, 'default')) {
      return undefined;
    }
    const at = { node: parameter.description ?? parameter.node };
    const match = REQUIRED.exec(text);
    if (parameter.required) {
      return !match && saysOptional(text, parameter.types) && !tool.strict && !allowsNull(parameter.node)
        ? { at, message: `"${parameter.name}" is optional by its text but required by its definition` }
        : undefined;
    }
    return match && !CONDITION.test(sentenceAround(text, match.index))
      ? { at, message: `"${parameter.name}" is required by its text but optional by its definition` }
      : undefined;
  },
};
