import type { Document } from '../document/document';
import { get, getAny, type Node } from '../document/node';
import { isServer, readServers } from '../parts/servers';
import { fileName, type Kind } from './kind';

/** MCP client configuration: `mcpServers` anywhere, `mcp_servers` in Codex's TOML, or `servers` in VS Code's `mcp.json`. */
export const mcpServers: Kind = {
  id: 'mcp-servers',
  title: 'MCP servers',
  formats: ['json', 'toml'],
  matches(document) {
    const list = listOf(document);
    return list?.members.some(({ value }) => isServer(value)) ?? false;
  },
  read: (document) => ({ servers: readServers(listOf(document)) }),
};

function listOf(document: Document): Node | undefined {
  const { root } = document;
  return (
    getAny(root, 'mcpServers', 'mcp_servers') ?? (fileName(document) === 'mcp.json' ? get(root, 'servers') : undefined)
  );
}
