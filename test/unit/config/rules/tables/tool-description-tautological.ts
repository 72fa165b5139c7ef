import { type RuleTable, tool, tools } from '../table';

const table: RuleTable = {
  valid: [
    tools(tool('create_crate', {}, { description: 'Adds an empty crate to a warehouse and returns its number.' })),
    tools(
      tool(
        'create_crate',
        { size: { type: 'string', description: 'Size class of the crate' } },
        { description: 'Creates a crate.' },
      ),
    ),
    tools(tool('list_crates', {}, { description: 'Lists crates.' })),
  ],
  invalid: [
    {
      ...tools(tool('create_crate', {}, { description: 'Creates a new crate.' })),
      at: 'tools[0].description',
      says: 'only restates its name',
    },
    {
      ...tools(tool('retrieve_crate', {}, { description: 'Get information about a specific crate' })),
      at: 'tools[0].description',
      says: 'only restates its name',
    },
  ],
};

export default table;
