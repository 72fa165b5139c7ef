import { type RuleTable, tool, tools } from '../table';

const table: RuleTable = {
  valid: [
    tools(
      tool(
        'count_stock',
        {},
        {
          inputSchema: {
            type: 'object',
            properties: { hall: { $ref: '#/$defs/Hall' } },
            $defs: { Hall: { type: 'object', properties: { next: { $ref: '#/$defs/Hall' } } } },
          },
        },
      ),
    ),
  ],
  invalid: [
    {
      ...tools(tool('count_stock', { hall: { $ref: '#/$defs/Hall' } })),
      at: 'tools[0].inputSchema.properties.hall.$ref',
      says: 'is not there',
    },
    {
      ...tools(
        tool(
          'count_stock',
          {},
          {
            inputSchema: {
              type: 'object',
              properties: { hall: { $ref: '#/$defs/A' } },
              $defs: { A: { $ref: '#/$defs/B' }, B: { $ref: '#/$defs/A' } },
            },
          },
        ),
      ),
      at: 'tools[0].inputSchema.properties.hall.$ref',
      says: 'circle',
      count: 3,
    },
    {
      ...tools(tool('count_stock', { hall: { $ref: 'hall.json' } })),
      at: 'tools[0].inputSchema.properties.hall.$ref',
      says: 'another file',
    },
  ],
};

export default table;
