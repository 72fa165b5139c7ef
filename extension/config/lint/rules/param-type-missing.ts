import { get, has, type Node } from '../../document/node';
import { schemaNodes } from '../analysis/schemaNodes';
import type { Problem, Rule } from './rule';

const SAYS_TYPE = ['type', 'enum', 'const', '$ref', 'anyOf', 'oneOf', 'allOf', 'not', 'if', '$dynamicRef', 'kind'];

/** Without a type a model may send anything, and OpenAI's and Gemini's validators reject the schema. */
export const paramTypeMissing: Rule = {
  id: 'param-type-missing',
  severity: 'error',
  summary: 'A parameter has no type.',
  hasFix: true,
  on: 'tool',
  check: (tool) =>
    schemaNodes(tool).flatMap((schema): Problem[] => {
      const { node, parameter, isProperty } = schema;
      if (!isProperty || node.type !== 'object' || SAYS_TYPE.some((key) => has(node, key)) || isAnything(node)) {
        return [];
      }
      const type = guess(node);
      const isHere = tool.schema !== undefined && node.members.length > 0;
      return [
        {
          at: { node, on: tool.schema ? 'key' : undefined } as Problem['at'],
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
        },
      ];
    }),
};

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
