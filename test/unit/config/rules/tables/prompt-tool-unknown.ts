import { agent, type RuleTable, tool } from '../table';

const table: RuleTable = {
  valid: [
    agent({ tools: 'tools: [stock.json]', prompts: 'prompts: [clerk.md]' }, [
      { path: 'stock.json', text: JSON.stringify([tool('count_stock'), tool('list_halls')]) },
      { path: 'clerk.md', text: 'Use the `count_stock` tool.' },
    ]),
  ],
  invalid: [
    {
      ...agent({ tools: 'tools: [stock.json]', prompts: 'prompts: [clerk.md]' }, [
        { path: 'stock.json', text: JSON.stringify([tool('count_stock'), tool('list_halls')]) },
        { path: 'clerk.md', text: 'Use the `count_stok` tool.' },
      ]),
      at: 'body',
      says: 'no tool "count_stok"',
      fixed: 'the `count_stock` tool',
    },
  ],
};

export default table;
