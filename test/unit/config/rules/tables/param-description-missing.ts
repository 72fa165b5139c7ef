import { parameter, type RuleTable, tool, tools } from '../table';

const table: RuleTable = {
  valid: [
    parameter('city', { type: 'string' }),
    parameter('filter', { type: 'string', description: 'Glob that labels have to match' }),
    tools(
      tool(
        'count_stock',
        { filter: { type: 'string' } },
        { description: 'Counts stock.\n\nArgs:\n  filter: glob that labels have to match\n' },
      ),
    ),
    tools(
      tool('move_crate', {
        from: { type: 'string', description: 'Hall to move from' },
        to: { type: 'string', description: 'Hall to move to' },
      }),
    ),
  ],
  invalid: [
    {
      ...parameter('filter', { type: 'string' }),
      at: 'tools[0].inputSchema.properties.filter',
      says: 'nothing says what "filter"',
      fixed: 'What filter is',
    },
    {
      ...tools(
        tool('move_crate', {
          from_hall: { type: 'string', description: 'Hall of departure' },
          to_hall: { type: 'string', description: 'Hall of departure' },
        }),
      ),
      at: 'tools[0].inputSchema.properties.to_hall.description',
      says: 'is the one of "from_hall"',
    },
    {
      ...tools(
        tool('copy_plan', {
          srcPlan: { type: 'string', description: 'Source plan' },
          dstPlan: { type: 'string', description: 'Plan to be copied' },
        }),
      ),
      at: 'tools[0].inputSchema.properties.dstPlan.description',
      says: 'speaks of the other end',
    },
    {
      ...tools(
        tool(
          'list_crates',
          { hasLabels: { type: 'boolean', description: 'Only crates that have labels' } },
          { description: 'Lists crates. hasLabels can be set to true to return crates without labels.' },
        ),
      ),
      at: 'tools[0].inputSchema.properties.hasLabels.description',
      says: 'contradicts the tool',
    },
  ],
};

export default table;
