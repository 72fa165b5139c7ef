import { get, has, type Node } from '../../document/node';
import { untypedSchemas } from '../analysis/schemaNodes';
import type { Problem, Rule } from './rule';

const SAYS_TYPE = new Set([
  'type',
  'enum',
  'const',
  '$ref',
  'anyOf',
  'oneOf',
  'allOf',
  'not',
  'if',
  '$dynamicRef',
  'kind',
]);

/** Without a type a model may send anything, and OpenAI's and Gemini's validators reject the schema. */
export const paramTypeMissing: Rule = {
  id: 'param-type-missing',
  severity: 'error',
  summary: 'A parameter has no type.',
  hasFix: true,
  on: 'tool',
  check: (tool) =>
    untypedSchemas(tool)
      .filter(({ node, isProperty }) => isProperty && node.type === 'object' && isUntyped(node))
      .map(({ node, parameter }): Problem => {
        const type = guess(node);
        const isHere = tool.schema !== undefined && node.members.length > 0;
        return {
          at: tool.schema ? { node, on: 'key' } : { node },
          message: `"${parameter}" has no type: any value is accepted`,
          parameter,
          fixes: isHere
            ? [
                {
                  title: `Add type: ${type}`,
                  isSafe: false,
                  edits: [{ op: 'insert', object: node, key: 'type', value: type }],
                },
              ]
            : [],
        };
      }),
};

function isUntyped(node: Node): boolean {
  return !node.members.some(({ key }) => SAYS_TYPE.has(key)) && !isAnything(node);
}

/** A description that says any JSON value is meant. */
function isAnything(node: Node): boolean {
  return /\bany (?:json|type|value|valid)\b|\barbitrary\b/i.test(String(get(node, 'description')?.value ?? ''));
}

function guess(node: Node): string {
  if (has(node, 'properties')) {
    return 'object';
  }
  if (has(node, 'items')) {
    return 'array';
  }
  const standard = get(node, 'default');
  return standard && standard.type !== 'null' ? standard.type : 'string';
}
