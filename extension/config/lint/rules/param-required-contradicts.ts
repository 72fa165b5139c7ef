import { get } from '../../document/node';
import { parameterText } from '../analysis/toolFacts';
import type { Rule } from './rule';

/** `(optional)`, `Optional. ...`, `[Optional]`, `Optional: ...`, but not `optional if x is given`. */
const OPTIONAL =
  /[([]optional(?:[)\],;.:]| parameter| field|, )|^[ \t]{0,5}optional(?:[.:,;)-]| (?!if\b|when\b|unless\b|for\b|in case\b|only\b))|(?:[,;.]|\bis) optional[.)]?\s{0,5}$|（可选）|[，。,]可选[。，]?|^可选/i;
const REQUIRED =
  /[([]required[)\].;:]|^[ \t]{0,5}required[.:;]|\b(?:is|are) (?:always )?(?:required|mandatory)\.?\s{0,5}$|（必填）|[(（]必需[)）]/i;
/** No pattern below matches a text without one of these. */
const SPEAKS_OF_IT = /optional|required|mandatory|可选|必/i;
const CONDITION = /\b(?:if|when|unless|for|only|except|either|at least one|or|depending|with|without|in case)\b/i;

/** The model believes the text; the server believes the schema. */
export const paramRequiredContradicts: Rule = {
  id: 'param-required-contradicts',
  severity: 'warning',
  summary: 'The text says optional and the definition required, or the reverse.',
  on: 'parameter',
  check(parameter, tool) {
    const text = parameterText(parameter, tool).slice(0, 1000);
    if (!SPEAKS_OF_IT.test(text) || !tool.listsParameters) {
      return undefined;
    }
    const at = { node: parameter.description ?? parameter.node };
    if (parameter.required && OPTIONAL.test(text) && !REQUIRED.test(text) && !get(parameter.schema, 'default')) {
      return { at, message: `"${parameter.name}" is optional by its text but required by its definition` };
    }
    const match = REQUIRED.exec(text);
    if (
      !parameter.required &&
      match &&
      !get(parameter.schema, 'default') &&
      !CONDITION.test(sentenceAround(text, match.index))
    ) {
      return { at, message: `"${parameter.name}" is required by its text but optional by its definition` };
    }
    return undefined;
  },
};

function sentenceAround(text: string, index: number): string {
  const start = Math.max(text.lastIndexOf('.', index - 1), text.lastIndexOf('\n', index)) + 1;
  const end = text.indexOf('.', index + 12);
  return text.slice(start, end < 0 ? undefined : end);
}
