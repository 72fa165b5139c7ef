import { file, parameter, type RuleTable, tool, tools } from '../table';

const table: RuleTable = {
  valid: [
    parameter('note', { type: 'string', description: 'Optional note' }),
    tools(
      tool(
        'count_stock',
        {},
        {
          inputSchema: {
            type: 'object',
            properties: { note: { type: 'string', description: 'Note. Required when the hall is closed.' } },
          },
        },
      ),
    ),
  ],
  invalid: [
    {
      ...tools(
        tool(
          'count_stock',
          {},
          {
            inputSchema: {
              type: 'object',
              properties: { note: { type: 'string', description: 'A note (optional)' } },
              required: ['note'],
            },
          },
        ),
      ),
      at: 'tools[0].inputSchema.properties.note.description',
      says: 'optional by its text but required',
    },
    {
      ...parameter('note', { type: 'string', description: 'A note (required)' }),
      at: 'tools[0].inputSchema.properties.note.description',
      says: 'required by its text but optional',
    },
    {
      ...file(
        'tools.json',
        JSON.stringify([
          {
            name: 'count_stock',
            description: 'Counts the stock of a hall.',
            arguments: [{ name: 'note', type: 'string', desc: 'Note (optional)' }],
          },
        ]),
      ),
      at: '[0].arguments[0].desc',
      says: 'optional by its text',
    },
  ],
};

export default table;
