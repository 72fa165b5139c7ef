import { type RuleTable, tool, tools } from '../table';

const table: RuleTable = {
  valid: [tools(tool('count_stock'))],
  invalid: [
    {
      ...tools(tool('count_stock', {}, { description: undefined })),
      at: 'tools[0].name',
      says: 'no description',
      fixed: 'Describe what count_stock does',
    },
    {
      ...tools(tool('count_stock', {}, { description: '  ' })),
      at: 'tools[0].name',
      says: 'only guess',
      fixed: 'Describe what count_stock does',
    },
  ],
};

export default table;
