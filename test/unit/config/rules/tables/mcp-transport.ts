import { type RuleTable, server } from '../table';

const table: RuleTable = {
  valid: [
    server({ url: 'https://example.org/mcp' }),
    server({ url: 'http://localhost:3000/mcp' }),
    server({ command: 'node', args: [] }),
  ],
  invalid: [
    { ...server({ url: 'http://example.org/mcp' }), at: 'mcpServers.stock.url', says: 'plain http' },
    {
      ...server({ command: 'node', url: 'https://example.org' }),
      at: 'mcpServers.stock.url',
      says: 'a command and an address',
    },
  ],
};

export default table;
