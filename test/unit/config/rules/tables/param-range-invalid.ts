import { parameter, type RuleTable } from '../table';

const table: RuleTable = {
  valid: [parameter('count', { type: 'integer', minimum: 1, maximum: 1 })],
  invalid: [
    {
      ...parameter('count', { type: 'integer', minimum: 10, maximum: 1 }),
      at: 'tools[0].inputSchema.properties.count.minimum',
      says: 'no value fits',
    },
    {
      ...parameter('note', { type: 'string', minLength: -1 }),
      at: 'tools[0].inputSchema.properties.note.minLength',
      says: 'negative',
    },
  ],
};

export default table;
