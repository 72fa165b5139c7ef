import type { McpServer } from '../../agentConfig';
import { get, getAny, type Node, stringOf } from '../../document/node';

/** The command of a server and its arguments, in order. A list as command has both. */
export function commandOf({
  node,
}: McpServer): { readonly command: string; readonly args: readonly Node[]; readonly node: Node } | undefined {
  const command = get(node, 'command');
  if (command?.type === 'array') {
    const [first, ...rest] = command.items;
    return first ? { command: String(first.value), args: rest, node: first } : undefined;
  }
  const text = stringOf(command);
  return command && text !== undefined
    ? { command: text, args: get(node, 'args')?.items ?? [], node: command }
    : undefined;
}

export function urlOf({ node }: McpServer): Node | undefined {
  return getAny(node, 'url', 'serverUrl', 'httpUrl', 'server_url');
}
