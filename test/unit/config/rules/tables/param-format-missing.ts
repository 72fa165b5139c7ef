import { parameter, type RuleTable, tool, tools } from '../table';

const table: RuleTable = {
  valid: [
    parameter('since', { type: 'string', description: 'Crates after this one' }),
    parameter('due_date', { type: 'string', description: 'Due date (YYYY-MM-DD)' }),
    parameter('due_date', { type: 'string', format: 'date' }),
    parameter('timeout_ms', { type: 'number' }),
    tools(tool('quote', { price: { type: 'number' }, currency: { type: 'string' } })),
    parameter('sort_date', { type: 'boolean' }),
  ],
  invalid: [
    {
      ...parameter('since', { type: 'string', description: 'Crates packed after this date' }),
      at: 'tools[0].inputSchema.properties.since.description',
      says: 'a date or time',
    },
    {
      ...tools(
        tool('withdraw', { amount: { type: 'number' }, card: { type: 'string', description: 'Credit card' } }),
        tool(
          'pay',
          { amount: { type: 'number', description: 'Amount to withdraw' } },
          { description: 'Pays with a credit card.' },
        ),
      ),
      at: 'tools[1].inputSchema.properties.amount.description',
      says: 'its currency',
    },
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
