import { get } from '../../document/node';
import { nearest } from '../analysis/nearest';
import { labelOf, schemasWith } from '../analysis/schemaNodes';
import type { Problem, Rule } from './rule';

/** Of one schema. */
const MOST_PROBLEMS = 20;

/** No call can ever satisfy it; strict providers reject the whole tool. */
export const paramRequiredUnknown: Rule = {
  id: 'param-required-unknown',
  severity: 'error',
  summary: '`required` names a property that is not defined.',
  hasFix: true,
  on: 'tool',
  check: (tool) =>
    schemasWith(tool, 'required').flatMap((schema): Problem[] => {
      const list = get(schema.node, 'required');
      const properties = get(schema.node, 'properties');
      // A branch may require what the schema around it defines.
      if (
        list?.type !== 'array' ||
        list.items.length === 0 ||
        (properties === undefined && !schema.isProperty && schema.parameter !== '')
      ) {
        return [];
      }
      if (properties === undefined && schema.node !== tool.schema) {
        return [];
      }
      const known = new Set(properties?.members.map(({ key }) => key));
      const isOpen = get(schema.node, 'allOf') || get(schema.node, '$ref') || get(schema.node, 'patternProperties');
      return list.items
        .filter(({ value }) => !known.has(value as string))
        .slice(0, MOST_PROBLEMS)
        .flatMap((item): Problem[] => {
          if (item.type !== 'string' || isOpen) {
            return [];
          }
          const meant = nearest(item.value as string, [...known]);
          return [
            {
              at: { node: item },
              message: `required of ${labelOf(schema)} names "${item.value}", which is not defined${meant ? `; did you mean "${meant}"?` : ''}`,
              parameter: schema.parameter === '' ? String(item.value) : `${schema.parameter}.${item.value}`,
              fixes: [
                ...(meant
                  ? [
                      {
                        title: `Replace with "${meant}"`,
                        isSafe: false,
                        edits: [{ op: 'replace' as const, node: item, value: meant }],
                      },
                    ]
                  : []),
                { title: 'Remove it from required', isSafe: false, edits: [{ op: 'remove' as const, node: item }] },
              ],
            },
          ];
        });
    }),
};
