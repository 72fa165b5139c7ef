import { get, has, type Node } from '../../document/node';
import { containerSchemas, labelOf } from '../analysis/schemaNodes';
import type { Problem, Rule } from './rule';

const SAYS_ITEMS = ['items', 'prefixItems', 'contains', '$ref', 'enum'];

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
    return containerSchemas(tool)
      .filter(({ node }) => isArray(node) && !SAYS_ITEMS.some((key) => has(node, key)))
      .map(
        (schema): Problem => ({
          at: { node: get(schema.node, 'type')! },
          message: `${labelOf(schema)} is an array with no items: nothing says what goes into it`,
          parameter: schema.parameter,
          fixes: [
            {
              title: 'Add items of strings',
              isSafe: false,
              edits: [{ op: 'insert', object: schema.node, key: 'items', value: { type: 'string' } }],
            },
          ],
        }),
      );
  },
};

/** `array`, `ARRAY`, or among several types. */
function isArray(node: Node): boolean {
  const type = get(node, 'type');
  return type?.type === 'array' ? type.items.some(isArrayName) : type !== undefined && isArrayName(type);
}

function isArrayName({ value }: Node): boolean {
  return value === 'array' || value === 'ARRAY';
}
