import type { Parameter, Tool } from '../agentConfig';
import { get, type Node } from '../document/node';
import { typesOf } from '../tools/schema';
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
    // A remote server that lists its tools only when asked has an empty list.
    const isEmpty = root?.type === 'array' && root.items.length === 0 && fileName(document).endsWith('tools.json');
    return isEmpty || findTools(root)?.shape === 'docker';
  },
  read: (document) => ({ tools: findTools(document.root)?.entries.map(readDockerTool) ?? [] }),
};

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
  const name = valueText(get(node, 'name'));
  if (name === undefined) {
    return [];
  }
  const optional = get(node, 'optional');
  return [
    {
      name: name.value,
      path: name.value,
      depth: 1,
      node,
      nameText: name,
      description: get(node, 'desc') ?? get(node, 'description'),
      types: typesOf(node, node),
      schema: node,
      required: optional?.value !== true,
      requiredNode: optional,
      children: [],
    },
  ];
}
