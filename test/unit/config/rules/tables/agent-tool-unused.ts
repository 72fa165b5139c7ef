import { agent, type RuleTable, tool } from '../table';

const table: RuleTable = {
  valid: [
    agent({ tools: 'tools: [stock.json]' }, [
      { path: 'stock.json', text: JSON.stringify([tool('delete_crate'), tool('list_halls')]) },
    ]),
    agent({ tools: 'tools: [stock.json, list_halls, delete_crate]' }, [
      { path: 'stock.json', text: JSON.stringify([tool('delete_crate'), tool('list_halls')]) },
    ]),
  ],
  invalid: [
    {
      ...agent({ tools: 'tools: [stock.json, list_halls]' }, [
        { path: 'stock.json', text: JSON.stringify([tool('delete_crate'), tool('list_halls')]) },
      ]),
      at: '[0].name',
      says: 'no agent offers "delete_crate"',
    },
  ],
};

export default table;
