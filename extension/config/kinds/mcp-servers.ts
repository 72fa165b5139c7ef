import { get } from '../document/node';
import { isServer, readServers } from '../parts/servers';
import { fileName, type Kind } from './kind';

/** MCP client configuration: `mcpServers` anywhere, or `servers` in VS Code's `mcp.json`. */
export const mcpServers: Kind = {
  id: 'mcp-servers',
  title: 'MCP servers',
  formats: ['json'],
  matches(document) {
    const { root } = document;
    const list = get(root, 'mcpServers') ?? (fileName(document) === 'mcp.json' ? get(root, 'servers') : undefined);
    return list?.members.some(({ value }) => isServer(value)) ?? false;
  },
  read: ({ root }) => ({ servers: readServers(get(root, 'mcpServers') ?? get(root, 'servers')) }),
};
