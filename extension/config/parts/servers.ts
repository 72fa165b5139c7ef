import type { McpServer } from '../agentConfig';
import { get, getAny, has, type Node } from '../document/node';

/** MCP servers: `{name: {command | url, ...}}` or a list of `{name, command | url, ...}`. */
export function readServers(node: Node | undefined): McpServer[] {
  if (node?.type === 'array') {
    return node.items.flatMap((item) => {
      const name = get(item, 'name');
      return name?.type === 'string' && isServer(item)
        ? [{ name: { value: name.value as string, node: name, isKey: false }, node: item }]
        : [];
    });
  }
  return (node?.members ?? []).flatMap((member) =>
    isServer(member.value)
      ? [{ name: { value: member.key, node: member.value, isKey: true }, node: member.value }]
      : [],
  );
}

export function isServer(node: Node | undefined): boolean {
  return (
    node?.type === 'object' &&
    getAny(node, 'command', 'url', 'serverUrl', 'httpUrl') !== undefined &&
    !has(node, 'inputSchema')
  );
}
