import { parameter, type RuleTable } from '../table';

const table: RuleTable = {
  valid: [
    parameter('count', { type: 'integer', default: 5, minimum: 1, maximum: 9 }),
    parameter('note', { type: 'string', default: null }),
    parameter('kind', { type: 'string', enum: ['a', 'b'], default: 'a' }),
  ],
  invalid: [
    {
      ...parameter('count', { type: 'integer', default: 'five' }),
      at: 'tools[0].inputSchema.properties.count.default',
      says: 'is a string, but its type is integer',
    },
    {
      ...parameter('count', { type: 'integer', default: 50, maximum: 9 }),
      at: 'tools[0].inputSchema.properties.count.default',
      says: 'outside ..9',
    },
    {
      ...parameter('kind', { type: 'string', enum: ['a', 'b'], default: 'c' }),
      at: 'tools[0].inputSchema.properties.kind.default',
      says: 'not in its enum',
    },
  ],
};

export default table;
