import { type RuleTable, tool, tools } from '../table';

const table: RuleTable = {
  valid: [tools(tool('count_stock'), tool('count_stocks'))],
  invalid: [
    {
      ...tools(tool('count_stock'), tool('countStock')),
      at: 'tools[1].name',
      says: 'differs from "count_stock" only by case',
    },
  ],
};

export default table;
