import { agent, type RuleTable, tool } from '../table';

const table: RuleTable = {
  valid: [
    agent({ tools: 'tools: [stock.json]', approvals: 'approvals: ["delete_*"]' }, [
      { path: 'stock.json', text: JSON.stringify([tool('delete_crate'), tool('list_halls')]) },
    ]),
  ],
  invalid: [
    {
      ...agent({ tools: 'tools: [stock.json]' }, [
        { path: 'stock.json', text: JSON.stringify([tool('delete_crate'), tool('list_halls')]) },
      ]),
      at: 'approvals',
      says: '"delete_crate" deletes and needs no approval',
    },
  ],
};

export default table;
