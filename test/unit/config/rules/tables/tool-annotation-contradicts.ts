import { type RuleTable, tool, tools } from '../table';

const table: RuleTable = {
  valid: [
    tools(tool('delete_crate', {}, { annotations: { readOnlyHint: false, destructiveHint: true } })),
    tools(tool('generate_report', {}, { description: 'Generates a report.', annotations: { readOnlyHint: true } })),
  ],
  invalid: [
    {
      ...tools(tool('delete_crate', {}, { description: 'Deletes a crate.', annotations: { readOnlyHint: true } })),
      at: 'tools[0].annotations.readOnlyHint',
      says: 'annotated as read-only',
    },
    {
      ...tools(
        tool('list_crates', {}, { description: 'Lists the crates of a hall.', annotations: { destructiveHint: true } }),
      ),
      at: 'tools[0].annotations.destructiveHint',
      says: 'only reads',
    },
    {
      ...tools(tool('count_stock', {}, { annotations: { readOnlyHint: true, destructiveHint: true } })),
      at: 'tools[0].annotations.destructiveHint',
      says: 'as read-only and as destructive',
    },
  ],
};

export default table;
