import { file, type RuleTable, tool, tools } from '../table';

const table: RuleTable = {
  valid: [tools(tool('stock.count'))],
  invalid: [
    {
      ...tools(tool('count stock')),
      at: 'tools[0].name',
      says: 'is no tool name for MCP',
      fixed: '"name": "count_stock"',
    },
    {
      ...file(
        'tools.json',
        JSON.stringify([
          {
            type: 'function',
            function: {
              name: 'stock.count',
              description: 'Counts the stock of one hall.',
              parameters: { type: 'object', properties: {} },
            },
          },
        ]),
      ),
      at: '[0].function.name',
      says: 'OpenAI',
      fixed: '"name":"stock_count"',
    },
  ],
};

export default table;
