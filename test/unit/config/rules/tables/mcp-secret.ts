import { type RuleTable, server } from '../table';

const table: RuleTable = {
  valid: [server({ command: 'node', env: { API_KEY: `\${env:API_KEY}`, TOKEN: 'your-token-here', LEVEL: 'debug' } })],
  invalid: [
    {
      ...server({ command: 'node', env: { API_KEY: 'q7Zt9Lw2Xc4Vb8Nm1Kp5Rd' } }),
      at: 'mcpServers.stock.env.API_KEY',
      says: 'looks like a credential',
    },
    {
      ...server({ url: 'https://example.org/mcp', headers: { Authorization: 'Bearer q7Zt9Lw2Xc4Vb8Nm1Kp5Rd' } }),
      at: 'mcpServers.stock.headers.Authorization',
      says: 'Authorization',
    },
    {
      ...server({ command: 'node', args: ['--token', 'q7Zt9Lw2Xc4Vb8Nm1Kp5Rd'] }),
      at: 'mcpServers.stock.args[1]',
      says: 'an argument',
    },
  ],
};

export default table;
