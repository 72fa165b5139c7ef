import { agent, type RuleTable, tool } from '../table';

const table: RuleTable = {
  valid: [
    agent(
      { tools: 'tools: [stock.json, list_halls]' },
      [{ path: 'stock.json', text: JSON.stringify([tool('delete_crate'), tool('list_halls')]) }],
      { isFile: () => false },
    ),
  ],
  invalid: [
    {
      ...agent(
        { tools: 'tools: [stok.json]' },
        [{ path: 'stock.json', text: JSON.stringify([tool('delete_crate'), tool('list_halls')]) }],
        { isFile: () => false },
      ),
      at: 'tools[0]',
      says: 'there is no file "stok.json"',
    },
    {
      ...agent({ tools: 'tools: [stock.json, list_hals]' }, [
        { path: 'stock.json', text: JSON.stringify([tool('delete_crate'), tool('list_halls')]) },
      ]),
      at: 'tools[1]',
      says: 'did you mean "list_halls"',
      fixed: 'tools: [stock.json, list_halls]',
    },
  ],
};

export default table;
