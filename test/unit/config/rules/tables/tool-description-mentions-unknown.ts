import { file, type RuleTable, tool, tools } from '../table';

const table: RuleTable = {
  valid: [
    tools(
      tool(
        'count_stock',
        { hall: { type: 'string' } },
        { description: 'Counts stock. Use the `hall` parameter for one hall. Call `list_halls` first.' },
      ),
      tool('list_halls'),
    ),
    tools(tool('count_stock', {}, { description: 'Counts the stock of all halls.' })),
  ],
  invalid: [
    {
      ...tools(
        tool(
          'count_stock',
          { hall: { type: 'string' } },
          { description: 'Counts stock. The `shelf` parameter picks one shelf.' },
        ),
      ),
      at: 'tools[0].description',
      says: 'a parameter "shelf" that it does not have',
    },
    {
      ...tools(
        tool(
          'count_stock',
          { hall: { type: 'string' } },
          { description: 'Counts stock. Use the `find_hall` tool to get the hall.' },
        ),
        tool('list_crates', { hall: { type: 'string' } }),
      ),
      at: 'tools[0].description',
      says: 'a tool "find_hall"',
    },
    {
      ...file(
        'tools.json',
        JSON.stringify([{ name: 'get_crate', description: 'Returns a specific crate.', arguments: [] }]),
      ),
      at: '[0].description',
      says: 'has no parameter to say which',
    },
    {
      ...file(
        'tools.json',
        JSON.stringify(
          ['list_halls', 'count_halls', 'create_hall'].map((name) => ({
            name,
            description: `${name.replace('_', ' ')} of the warehouse`,
            arguments: [],
          })),
        ),
      ),
      at: '[2].description',
      says: 'seem to be lost',
    },
  ],
};

export default table;
