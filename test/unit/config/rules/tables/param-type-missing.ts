import { parameter, type RuleTable } from '../table';

const table: RuleTable = {
  valid: [
    parameter('note', { type: 'string' }),
    parameter('value', { description: 'Any JSON value' }),
    parameter('kind', { enum: ['a'] }),
  ],
  invalid: [
    {
      ...parameter('note', { description: 'A note' }),
      at: 'tools[0].inputSchema.properties.note',
      says: 'has no type',
      fixed: '"type": "string"',
    },
  ],
};

export default table;
