import { parameter, type RuleTable } from '../table';

const table: RuleTable = {
  valid: [parameter('code', { type: 'string', pattern: '^[A-Z]{2}\\d+$' })],
  invalid: [
    {
      ...parameter('code', { type: 'string', pattern: '([A-Z' }),
      at: 'tools[0].inputSchema.properties.code.pattern',
      says: 'not a regular expression',
    },
  ],
};

export default table;
