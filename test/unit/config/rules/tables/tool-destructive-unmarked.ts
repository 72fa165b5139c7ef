import { type RuleTable, tool, tools } from '../table';

const table: RuleTable = {
  valid: [
    tools(tool('read_query', {}, { description: 'Runs a SELECT statement on the stock.' })),
    tools(tool('delete_crate', {}, { description: 'Deletes a crate. This cannot be undone.' })),
    tools(tool('delete_crate', {}, { description: 'Deletes a crate.', annotations: { destructiveHint: true } })),
    tools(tool('list_deleted_crates', {}, { description: 'Lists the crates deleted today.' })),
    tools(tool('create_order', {}, { description: 'Creates an order draft.' })),
    tools(tool('remove_label', {}, { description: 'Removes a label from a crate.' })),
  ],
  invalid: [
    {
      ...tools(tool('write_query', {}, { description: 'Runs UPDATE and DELETE statements on the stock.' })),
      at: 'tools[0].description',
      says: 'changes or deletes data',
      fixed: 'destructiveHint',
    },
    {
      ...tools(tool('delete_crate', {}, { description: 'Deletes a crate.' })),
      at: 'tools[0].description',
      says: '"delete_crate" deletes',
      fixed: '"destructiveHint":true',
    },
    {
      ...tools(tool('place_order', {}, { description: 'Places an order for more crates.', annotations: {} })),
      at: 'tools[0].description',
      says: 'pays or orders',
      fixed: '"destructiveHint": true',
    },
    {
      ...tools(tool('cancel_order', {}, { description: 'Cancels an order. Returns a confirmation message.' })),
      at: 'tools[0].description',
      says: 'cancels or revokes',
      fixed: 'destructiveHint',
    },
  ],
};

export default table;
