import { get, stringOf } from '../../document/node';
import { enumOf } from '../../tools/schema';
import { closedList } from '../analysis/closedList';
import { parameterText } from '../analysis/toolFacts';
import type { Fix, Rule } from './rule';

/** Models invent values for a free string even when the text lists the allowed ones; an enum makes them impossible. */
export const paramProseEnum: Rule = {
  id: 'param-prose-enum',
  severity: 'warning',
  summary: 'The text lists a closed set of values, but any string is accepted.',
  hasFix: true,
  on: 'parameter',
  check(parameter, tool) {
    const items = parameter.types[0] === 'array' ? get(parameter.schema, 'items') : undefined;
    const schema = items ?? parameter.schema;
    const types = items ? [stringOf(get(items, 'type'))] : parameter.types;
    const list = types.every((type) => type === 'string')
      ? closedList(parameterText(parameter, tool), parameter.name)
      : undefined;
    if (!list || ['pattern', 'format', '$ref'].some((key) => get(schema, key)) || enumOf(schema)) {
      return undefined;
    }
    const shown = list.values.slice(0, 4).join(', ') + (list.values.length > 4 ? ', ...' : '');
    const fixes: Fix[] =
      tool.schema && get(schema, 'type')
        ? [
            {
              title: 'Add the values as an enum',
              isSafe: false,
              edits: [{ op: 'insert', object: schema, key: 'enum', value: list.values }],
            },
          ]
        : [];
    return {
      at: { node: parameter.description ?? parameter.node },
      message: `"${parameter.name}" takes only ${list.values.length} values by its text (${shown}) but ${items ? 'its items are free strings' : 'is a free string'}: list them as an enum`,
      fixes,
    };
  },
};
