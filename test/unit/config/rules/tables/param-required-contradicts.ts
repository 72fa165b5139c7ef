import { file, parameter, type RuleTable, tool, tools } from '../table';

/** A required parameter with this schema. */
function needed(schema: object): ReturnType<typeof tools> {
  const inputSchema = { type: 'object', properties: { note: schema }, required: ['note'] };
  return tools(tool('count_stock', {}, { inputSchema }));
}

const at = 'tools[0].inputSchema.properties.note.description';
const says = 'optional by its text but required';

const table: RuleTable = {
  valid: [
    needed({ type: ['string', 'null'], description: 'A note (optional)' }),
    needed({ anyOf: [{ type: 'string' }, { type: 'null' }], description: 'A note. If omitted, none is kept.' }),
    needed({ type: 'string', description: 'A note. Required if not provided in the header.' }),
    needed({ type: 'string', description: 'A note. If not given, the call fails.' }),
    needed({ type: 'number', description: 'Weight to set. Default is kilograms.' }),
    needed({ type: 'string', description: 'Hall of the crate. Use "default" for the first one.' }),
    needed({
      type: 'object',
      description: 'The crate: - label (text, required) - size (text, optional, default: small)',
    }),
    needed({ type: 'string', description: 'One of `"near"` (default) and `"far"`.' }),
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
    { ...needed({ type: 'string', description: 'Shelf to count. If not provided, all are counted.' }), at, says },
    { ...needed({ type: 'number', description: 'Page to show (from 1, default: 1)' }), at, says },
    { ...needed({ type: 'boolean', description: 'Count empty crates too (default: false). Slow.' }), at, says },
    { ...needed({ type: 'string', description: 'Where to look. Defaults to "near".' }), at, says },
    { ...needed({ type: 'string', description: 'Shelf to count. Omit to count all.' }), at, says },
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
