import { type RuleTable, tool, tools } from '../table';

const table: RuleTable = {
  valid: [
    tools(
      tool(
        'count_stock',
        {},
        { inputSchema: { type: 'object', properties: { hall: { type: 'string' } }, required: ['hall'] } },
      ),
    ),
  ],
  invalid: [
    {
      ...tools(
        tool(
          'count_stock',
          {},
          { inputSchema: { type: 'object', properties: { hall: { type: 'string' } }, required: ['hal'] } },
        ),
      ),
      at: 'tools[0].inputSchema.required[0]',
      says: 'did you mean "hall"',
      fixed: '"hall"\n',
    },
    {
      ...tools(
        tool(
          'count_stock',
          {},
          {
            inputSchema: {
              type: 'object',
              properties: { hall: { type: 'string' } },
              required: ['hall', 'crate_number'],
            },
          },
        ),
      ),
      at: 'tools[0].inputSchema.required[1]',
      says: '"crate_number", which is not defined',
      fixed: '"hall"\n',
    },
  ],
};

export default table;
