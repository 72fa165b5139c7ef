import type { Parameter, Tool } from '../agentConfig';
import { get, type Node } from '../document/node';
import { readListed } from '../tools/listed';
import { findTools, readHints, valueText } from '../tools/shapes';
import { fileName, type Kind } from './kind';

/**
 * `tools.json` of Docker's MCP registry: `[{name, description, arguments: [{name, type, desc, optional}]}]`.
 * An argument is required unless `optional: true` (docker/mcp-registry, internal/mcp/types.go).
 */
export const toolsDockerMcp: Kind = {
  id: 'tools-docker-mcp',
  title: 'Docker MCP registry tools',
  formats: ['json'],
  matches(document) {
    const root = document.root;
    // The registry also keeps names and descriptions alone, and an empty list where a server is asked for its tools.
    const isBare = fileName(document).endsWith('tools.json') && root?.type === 'array' && root.items.every(isBareTool);
    return isBare || findTools(root)?.shape === 'docker';
  },
  read: ({ root }) => ({ tools: (findTools(root)?.entries ?? root!.items).map(readDockerTool) }),
};

function isBareTool(entry: Node): boolean {
  return entry.members.length > 0 && entry.members.every(({ key }) => key === 'name' || key === 'description');
}

function readDockerTool(entry: Node): Tool {
  const list = get(entry, 'arguments');
  return {
    node: entry,
    shape: 'docker',
    name: valueText(get(entry, 'name')),
    description: get(entry, 'description'),
    schema: undefined,
    parameters: (list?.items ?? []).flatMap(readArgument),
    listsParameters: list !== undefined,
    output: undefined,
    annotations: readHints(get(entry, 'annotations')),
    strict: false,
  };
}

function readArgument(node: Node): Parameter[] {
  const optional = get(node, 'optional');
  return readListed(node, get(node, 'name'), {
    description: get(node, 'desc') ?? get(node, 'description'),
    required: optional?.value !== true,
    requiredNode: optional,
  });
}
