import { type RuleTable, tool, tools } from '../table';

const table: RuleTable = {
  valid: [
    tools(
      tool('count_stock', {
        a: { type: 'object', properties: { b: { type: 'object', properties: { c: { type: 'string' } } } } },
      }),
    ),
  ],
  invalid: [
    {
      ...tools(
        tool('count_stock', {
          a: {
            type: 'object',
            properties: {
              b: { type: 'object', properties: { c: { type: 'object', properties: { d: { type: 'string' } } } } },
            },
          },
        }),
      ),
      at: 'tools[0].inputSchema.properties.a.properties.b.properties.c',
      says: '4 levels',
    },
  ],
};

export default table;
