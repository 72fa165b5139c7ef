import type { Edit } from '../../document/edit';
import { get, type Node } from '../../document/node';
import { schemasWith } from '../analysis/schemaNodes';
import type { Problem, Rule } from './rule';

/** JSON Schema since draft 4 knows `required` only as a list beside `properties`; a flag is ignored or rejected. */
export const paramRequiredBoolean: Rule = {
  id: 'param-required-boolean',
  severity: 'error',
  summary: '`required: true` stands on a property instead of a list on the object.',
  hasFix: true,
  on: 'tool',
  check(tool) {
    if (!tool.schema) {
      return undefined;
    }
    return schemasWith(tool, 'required').flatMap((schema): Problem[] => {
      const flag = get(schema.node, 'required');
      if (flag?.type !== 'boolean' || !schema.isProperty) {
        return [];
      }
      const owner = schema.node.parent?.parent;
      const edits = owner ? move(owner, flag, schema.name) : undefined;
      return [
        {
          at: { node: flag, on: 'key' },
          message: `"${schema.parameter}" has required: ${flag.value}, which JSON Schema ignores: list it in the object's required`,
          parameter: schema.parameter,
          fixes: edits ? [{ title: 'Move it to the required list', isSafe: false, edits }] : [],
        },
      ];
    });
  },
};

/** Takes the flag out and, if it says so, puts the name into a new list; an existing list is left to the author. */
function move(owner: Node, flag: Node, name: string): Edit[] | undefined {
  const remove: Edit = { op: 'remove', node: flag };
  if (flag.value === false) {
    return [remove];
  }
  return get(owner, 'required') ? undefined : [remove, { op: 'insert', object: owner, key: 'required', value: [name] }];
}
