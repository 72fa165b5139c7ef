import { type RuleTable, tool, tools } from '../table';

const table: RuleTable = {
  valid: [tools(tool('count_stock', {}, { inputSchema: {} }))],
  invalid: [
    {
      ...tools(tool('count_stock', {}, { inputSchema: { type: 'array', items: { type: 'string' } } })),
      at: 'tools[0].inputSchema.type',
      says: 'must be a schema of type object',
    },
    {
      ...tools(tool('count_stock', {}, { inputSchema: { properties: { hall: { type: 'string' } } } })),
      at: 'tools[0].inputSchema',
      says: 'it has no type',
      fixed: '"type": "object"',
    },
  ],
};

export default table;
