import { get, has, type Node } from '../../document/node';
import { labelOf, schemaNodes } from '../analysis/schemaNodes';
import type { Problem, Rule } from './rule';

/** OpenAI and Gemini reject an array that does not say of what; other models guess. */
export const paramArrayItemsMissing: Rule = {
  id: 'param-array-items-missing',
  severity: 'error',
  summary: 'An array does not say what its items are.',
  hasFix: true,
  on: 'tool',
  check(tool) {
    if (!tool.schema) {
      return undefined;
    }
    return schemaNodes(tool).flatMap((schema): Problem[] => {
      const { node, parameter } = schema;
      if (!isArray(node) || ['items', 'prefixItems', 'contains', '$ref', 'enum'].some((key) => has(node, key))) {
        return [];
      }
      return [
        {
          at: { node: get(node, 'type')! },
          message: `${labelOf(schema)} is an array with no items: nothing says what goes into it`,
          parameter,
          fixes: [
            {
              title: 'Add items of strings',
              isSafe: false,
              edits: [{ op: 'insert', object: node, key: 'items', value: { type: 'string' } }],
            },
          ],
        },
      ];
    });
  },
};

/** `array`, `ARRAY`, or among several types. */
function isArray(node: Node): boolean {
  const type = get(node, 'type');
  const names = type?.type === 'array' ? type.items : type ? [type] : [];
  return names.some(({ value }) => value === 'array' || value === 'ARRAY');
}
