import { type RuleTable, server } from '../table';

const table: RuleTable = {
  valid: [
    server({ command: 'npx', args: ['-y', '@acme/stock@1.2.3'] }),
    server({ command: 'node', args: ['server.js'] }),
    server({ command: 'uvx', args: ['stock==2.0'] }),
    server({ command: 'docker', args: ['run', '-i', '-e', 'KEY', 'acme/stock:1.0'] }),
    server({ command: 'npx', args: ['./local'] }),
  ],
  invalid: [
    {
      ...server({ command: 'npx', args: ['-y', '@acme/stock'] }),
      at: 'mcpServers.stock.args[1]',
      says: 'whatever version of "@acme/stock"',
    },
    {
      ...server({ command: 'npx', args: ['@acme/stock@latest'] }),
      at: 'mcpServers.stock.args[0]',
      says: '@acme/stock',
    },
    {
      ...server({ command: 'docker', args: ['run', '--rm', '-e', 'KEY', 'acme/stock'] }),
      at: 'mcpServers.stock.args[4]',
      says: 'acme/stock',
    },
  ],
};

export default table;
