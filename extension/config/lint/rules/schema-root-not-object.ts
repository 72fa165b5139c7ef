import { toolName } from '../../agentConfig';
import { get, has, stringOf } from '../../document/node';
import type { Rule } from './rule';

/** Arguments are named, so every provider wants an object at the top. */
export const schemaRootNotObject: Rule = {
  id: 'schema-root-not-object',
  severity: 'error',
  summary: "The schema of a tool's arguments is not an object.",
  hasFix: true,
  on: 'tool',
  check(tool) {
    const { schema } = tool;
    if (!schema || schema.type === 'null') {
      return undefined;
    }
    const type = stringOf(get(schema, 'type'))?.toLowerCase();
    if (schema.type === 'object' && (type === 'object' || type === 'dict')) {
      return undefined;
    }
    // An empty object is a tool without arguments; a reference or a branch may lead to an object.
    const isOpen = schema.members.length === 0 || ['$ref', 'anyOf', 'oneOf', 'allOf'].some((key) => has(schema, key));
    if (schema.type === 'object' && type === undefined && isOpen) {
      return undefined;
    }
    const canAdd = schema.type === 'object' && !has(schema, 'type');
    const wrong = schema.type === 'object' ? get(schema, 'type') : undefined;
    return {
      at: { node: wrong ?? schema },
      message: `the arguments of "${toolName(tool)}" must be a schema of type object${canAdd ? ': it has no type' : ''}`,
      fixes: canAdd
        ? [
            {
              title: 'Add type: object',
              isSafe: true,
              edits: [{ op: 'insert', object: schema, key: 'type', value: 'object' }],
            },
          ]
        : [],
    };
  },
};
