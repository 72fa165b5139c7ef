import { type RuleTable, tool, tools } from '../table';

const table: RuleTable = {
  valid: [tools(tool('count_stock'), tool('move_stock'))],
  invalid: [
    { ...tools(tool('count_stock'), tool('count_stock')), at: 'tools[1].name', says: 'only one of them can be called' },
  ],
};

export default table;
