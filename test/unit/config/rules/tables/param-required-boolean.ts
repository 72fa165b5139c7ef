import { file, parameter, type RuleTable } from '../table';

const table: RuleTable = {
  valid: [
    parameter('note', { type: 'string' }),
    file(
      'agent.yaml',
      'kind: Prompt\nname: a\ninstructions: Count.\nmodel:\n  id: claude-opus-4-6\ntools:\n  - kind: function\n    name: count\n    parameters:\n      properties:\n        hall:\n          kind: string\n          required: true\n',
    ),
  ],
  invalid: [
    {
      ...file(
        'tools.json',
        JSON.stringify({
          tools: [
            {
              name: 'count_stock',
              description: 'Counts.',
              inputSchema: { type: 'object', properties: { hall: { type: 'string', required: true } } },
            },
          ],
        }),
      ),
      at: 'tools[0].inputSchema.properties.hall.required',
      says: 'JSON Schema ignores',
      fixed: '"required": ["hall"]',
    },
    {
      ...file(
        'tools.json',
        JSON.stringify({
          tools: [
            {
              name: 'count_stock',
              description: 'Counts.',
              inputSchema: { type: 'object', properties: { hall: { type: 'string', required: false } } },
            },
          ],
        }),
      ),
      at: 'tools[0].inputSchema.properties.hall.required',
      says: 'required: false',
      fixed: '"hall":{"type":"string"}',
    },
  ],
};

export default table;
