import { parameter, type RuleTable } from '../table';

const table: RuleTable = {
  valid: [
    parameter('filter', { type: 'string', description: 'Glob that labels have to match' }),
    parameter('city', { type: 'string', description: 'The city' }),
  ],
  invalid: [
    {
      ...parameter('filter', { type: 'string', description: 'The filter value' }),
      at: 'tools[0].inputSchema.properties.filter.description',
      says: 'only restates its name',
    },
  ],
};

export default table;
