import { type RuleTable, tool, tools } from '../table';

const table: RuleTable = {
  valid: [
    tools(tool('get_crate', { id: { type: 'string' } })),
    tools(
      tool('move_crate_to_hall', { id: { type: 'string', description: 'Crate number, as list_crates returns it' } }),
    ),
    tools(tool('link_crates', { crate_id: { type: 'string', description: 'The ID' } })),
  ],
  invalid: [
    {
      ...tools(tool('move_crate_to_hall', { id: { type: 'string', description: 'The unique ID' } })),
      at: 'tools[0].inputSchema.properties.id.description',
      says: 'whose id it is',
    },
    {
      ...tools(tool('link_crate', { id: { type: 'string' }, hall_id: { type: 'string' } })),
      at: 'tools[0].inputSchema.properties.id',
      says: 'beside "hall_id"',
    },
  ],
};

export default table;
