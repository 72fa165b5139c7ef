import { get, stringOf } from '../../document/node';
import { labelOf, schemasWith } from '../analysis/schemaNodes';
import type { Problem, Rule } from './rule';

const MOST_PATTERN = 2000;

/** Patterns are ECMA-262 regular expressions; one that does not compile makes validators throw or skip the check. */
export const paramPatternInvalid: Rule = {
  id: 'param-pattern-invalid',
  severity: 'error',
  summary: 'A pattern is not a regular expression.',
  on: 'tool',
  check: (tool) =>
    schemasWith(tool, 'pattern').flatMap((schema): Problem[] => {
      const node = get(schema.node, 'pattern');
      const pattern = stringOf(node);
      const why = pattern !== undefined && pattern.length <= MOST_PATTERN ? whyInvalid(pattern) : undefined;
      return why && node
        ? [
            {
              at: { node },
              message: `the pattern of ${labelOf(schema)} is not a regular expression: ${why}`,
              parameter: schema.parameter,
            },
          ]
        : [];
    }),
};

/** Only compiled, never run. */
function whyInvalid(pattern: string): string | undefined {
  try {
    new RegExp(pattern, 'u');
    return undefined;
  } catch {
    try {
      new RegExp(pattern);
      return undefined;
    } catch (error) {
      return (error as Error).message.replace(/^Invalid regular expression: /, '');
    }
  }
}
