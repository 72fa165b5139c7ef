import { parameter, type RuleTable, tool, tools } from '../table';

const table: RuleTable = {
  valid: [
    parameter('order', { type: 'string', enum: ['asc', 'desc'], description: 'asc or desc' }),
    parameter('symbol', { type: 'string', description: 'Trading symbol (e.g., ABC, DEF)' }),
    parameter('place', { type: 'string', description: 'Where to look (city, state, etc.)' }),
    parameter('target', { type: 'string', description: 'Path or URL of the plan' }),
    parameter('code', { type: 'string', description: 'Must be unique and case-sensitive.' }),
    parameter('flags', { type: 'string', pattern: '^[AB]*$', description: 'One of: A, B' }),
  ],
  invalid: [
    {
      ...parameter('order', { type: 'string', description: 'Sort order (asc or desc)' }),
      at: 'tools[0].inputSchema.properties.order.description',
      says: 'asc, desc',
      fixed: '"enum": ["asc", "desc"]',
    },
    {
      ...parameter('side', { type: 'string', description: 'BUY or SELL' }),
      at: 'tools[0].inputSchema.properties.side.description',
      says: 'takes only 2 values',
      fixed: '["BUY", "SELL"]',
    },
    {
      ...parameter('kind', { type: 'string', description: "One of 'small', 'large' or 'bulk'." }),
      at: 'tools[0].inputSchema.properties.kind.description',
      says: 'small, large, bulk',
      fixed: 'enum',
    },
    {
      ...parameter('action', {
        type: 'string',
        description: "Options are:\n- 'add' - adds a crate\n- 'drop' - takes it out",
      }),
      at: 'tools[0].inputSchema.properties.action.description',
      says: 'add, drop',
      fixed: 'enum',
    },
    {
      ...parameter('排序', { type: 'string', description: '排序方式。可选值：[label(按标签), weight(按重量)]' }),
      at: 'tools[0].inputSchema.properties["排序"].description',
      says: 'label, weight',
      fixed: 'enum',
    },
    {
      ...tools(
        tool(
          'count_stock',
          { unit: { type: 'string' } },
          { description: 'Counts stock.\n\nArgs:\n    unit: Unit of weight (kg or lb)\n' },
        ),
      ),
      at: 'tools[0].inputSchema.properties.unit',
      says: 'kg, lb',
      fixed: 'enum',
    },
  ],
};

export default table;
