import { agent, type RuleTable, tool } from '../table';

const table: RuleTable = {
  valid: [
    agent({ tools: 'tools: [stock.json]', prompts: 'prompts: [clerk.md]' }, [
      { path: 'stock.json', text: JSON.stringify([tool('count_stock', { hall: { type: 'string' } })]) },
      { path: 'clerk.md', text: 'Example:\n```json\n{"name": "count_stock", "arguments": {"hall": "A"}}\n```' },
    ]),
  ],
  invalid: [
    {
      ...agent({ tools: 'tools: [stock.json]', prompts: 'prompts: [clerk.md]' }, [
        { path: 'stock.json', text: JSON.stringify([tool('count_stock', { hall: { type: 'string' } })]) },
        { path: 'clerk.md', text: 'Example:\n```json\n{"name": "count_stock", "arguments": {"room": "A"}}\n```' },
      ]),
      at: 'body',
      says: 'passes "room", which "count_stock" does not take',
    },
    {
      ...agent({ tools: 'tools: [stock.json]', prompts: 'prompts: [clerk.md]' }, [
        { path: 'stock.json', text: JSON.stringify([tool('count_stock', { hall: { type: 'string' } })]) },
        { path: 'clerk.md', text: 'Example:\n```json\n{"name": "count_stock", "arguments": {"hall": 3}}\n```' },
      ]),
      at: 'body',
      says: 'passes a number for "hall"',
    },
  ],
};

export default table;
