import { parameter, type RuleTable, tool, tools } from '../table';

const table: RuleTable = {
  valid: [parameter('count', { type: ['integer', 'null'] })],
  invalid: [
    {
      ...parameter('count', { type: 'int' }),
      at: 'tools[0].inputSchema.properties.count.type',
      says: 'did you mean "integer"',
      fixed: '"type": "integer"',
    },
    {
      ...parameter('count', { type: 'integer', minimum: '1' }),
      at: 'tools[0].inputSchema.properties.count.minimum',
      says: 'must be a number, not a string',
    },
    {
      ...tools(tool('count_stock', {}, { inputSchema: { type: 'object', properties: { hall: 'string' } } })),
      at: 'tools[0].inputSchema.properties.hall',
      says: 'must be a schema',
    },
  ],
};

export default table;
