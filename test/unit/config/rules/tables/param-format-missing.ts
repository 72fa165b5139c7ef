import { parameter, type RuleTable, tool, tools } from '../table';

const table: RuleTable = {
  valid: [
    parameter('due_date', { type: 'string', description: 'Due date (YYYY-MM-DD)' }),
    parameter('due_date', { type: 'string', format: 'date' }),
    parameter('timeout_ms', { type: 'number' }),
    tools(tool('quote', { price: { type: 'number' }, currency: { type: 'string' } })),
    parameter('sort_date', { type: 'boolean' }),
  ],
  invalid: [
    {
      ...parameter('due_date', { type: 'string', description: 'When it is due' }),
      at: 'tools[0].inputSchema.properties.due_date.description',
      says: 'a date or time, but nothing says its format',
    },
    {
      ...parameter('timeout', { type: 'number', description: 'How long to wait' }),
      at: 'tools[0].inputSchema.properties.timeout.description',
      says: 'its unit',
    },
    {
      ...parameter('max_price', { type: 'number', description: 'Highest price' }),
      at: 'tools[0].inputSchema.properties.max_price.description',
      says: 'its currency',
    },
    { ...parameter('radius', { type: 'number' }), at: 'tools[0].inputSchema.properties.radius', says: 'a measure' },
  ],
};

export default table;
