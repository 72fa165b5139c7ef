import type { McpServer } from '../agentConfig';
import { get, has, type Node, stringOf } from '../document/node';
import { readRequest } from '../parts/request';
import { findTools, valueText } from '../tools/shapes';
import type { Kind } from './kind';

/** `{type: 'function', name, parameters, strict}`, alone, in a list, or in a request body, where hosted MCP servers may stand too. */
export const toolsOpenaiResponses: Kind = {
  id: 'tools-openai-responses',
  title: 'OpenAI Responses tools',
  formats: ['json', 'yaml'],
  matches: ({ root }) => findTools(root)?.shape === 'openai-responses' || hostedServers(root).length > 0,
  read: (document) => ({ ...readRequest(document), servers: hostedServers(document.root) }),
};

/** `{type: 'mcp', server_label, server_url}`: servers that OpenAI calls. */
function hostedServers(root: Node | undefined): McpServer[] {
  return (get(root, 'tools')?.items ?? []).flatMap((node) => {
    const name = valueText(get(node, 'server_label'));
    return name && stringOf(get(node, 'type')) === 'mcp' && has(node, 'server_url') ? [{ name, node }] : [];
  });
}
