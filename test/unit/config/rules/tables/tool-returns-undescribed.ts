import { type RuleTable, tool, tools } from '../table';

const table: RuleTable = {
  valid: [tools(tool('count_stock'))],
  invalid: [
    {
      ...tools(tool('check_hall', {}, { description: 'Looks whether a hall has free shelves.' })),
      at: 'tools[0].description',
      says: 'nothing says what "check_hall" returns',
    },
  ],
};

export default table;
