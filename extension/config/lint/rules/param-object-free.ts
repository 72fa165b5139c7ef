import { get, has, type Node, stringOf } from '../../document/node';
import { containerSchemas, labelOf } from '../analysis/schemaNodes';
import type { Problem, Rule } from './rule';

const SHAPED = [
  'properties',
  'additionalProperties',
  'patternProperties',
  '$ref',
  'anyOf',
  'oneOf',
  'allOf',
  'enum',
  'propertyNames',
  'example',
  'examples',
  'default',
];
/** The text says what goes in: pairs of keys and values, or shows it. */
const SAID =
  /\b(?:key[- ]?values?|keys?|pairs?|mapping|map(?:ping)? of|dictionar(?:y|ies)|dict|headers?|json|e\.?g\.?|example|arbitrary|any|free[- ]form|additional|custom|schema|properties|fields|format|metadata|payload)\b|[{}]|->/i;

/** A model fills an object without a shape with keys of its own. */
export const paramObjectFree: Rule = {
  id: 'param-object-free',
  severity: 'warning',
  summary: 'An object has neither properties nor a word about what goes into it.',
  on: 'tool',
  check(tool) {
    const root = tool.schema;
    if (!root) {
      return undefined;
    }
    return containerSchemas(tool)
      .filter(({ node }) => node !== root && isFree(node))
      .map(
        (schema): Problem => ({
          at: { node: get(schema.node, 'type')! },
          message: `${labelOf(schema)} is an object with no properties: nothing says what goes into it`,
          parameter: schema.parameter,
        }),
      );
  },
};

function isFree(node: Node): boolean {
  const type = get(node, 'type')?.value;
  const isObject = type === 'object' || type === 'OBJECT' || type === 'dict';
  return isObject && !SHAPED.some((key) => has(node, key)) && !SAID.test(stringOf(get(node, 'description')) ?? '');
}
