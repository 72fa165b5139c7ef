import { file, type RuleTable, tool, tools } from '../table';

const table: RuleTable = {
  valid: [tools(tool('count_stock', {}, { description: 'Counts stock. '.repeat(200) }))],
  invalid: [
    {
      ...file(
        'tools.json',
        JSON.stringify([
          {
            name: 'count_stock',
            description: 'Counts stock. '.repeat(80),
            parameters: { type: 'object', properties: {} },
          },
        ]),
      ),
      at: '[0].description',
      says: 'OpenAI allows 1024',
    },
    {
      ...tools(
        ...['list_halls', 'list_crates', 'list_shelves', 'list_doors'].map((name) => tool(name)),
        tool('count_stock', {}, { description: 'Counts stock. '.repeat(400) }),
      ),
      at: 'tools[4].description',
      says: 'move details',
    },
  ],
};

export default table;
