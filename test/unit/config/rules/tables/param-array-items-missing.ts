import { parameter, type RuleTable } from '../table';

const table: RuleTable = {
  valid: [parameter('halls', { type: 'array', items: { type: 'string' } })],
  invalid: [
    {
      ...parameter('halls', { type: 'array' }),
      at: 'tools[0].inputSchema.properties.halls.type',
      says: 'no items',
      fixed: '"items": {"type":"string"}',
    },
  ],
};

export default table;
