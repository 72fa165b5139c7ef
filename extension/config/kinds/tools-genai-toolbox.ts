import type { Parameter, Tool } from '../agentConfig';
import { get, has, type Member, type Node } from '../document/node';
import { readListed } from '../tools/listed';
import { readHints } from '../tools/shapes';
import type { Kind } from './kind';

/**
 * MCP Toolbox for Databases `tools.yaml`: `tools: {name: {kind, source, description, parameters: [...]}}`.
 * A parameter is required unless `required: false` or a default is set.
 */
export const toolsGenaiToolbox: Kind = {
  id: 'tools-genai-toolbox',
  title: 'MCP Toolbox for Databases',
  formats: ['yaml'],
  matches(document) {
    const tools = get(document.root, 'tools')?.members ?? [];
    return (
      tools.length > 0 && tools.every(({ value }) => has(value, 'kind') || has(value, 'type')) && tools.some(isToolbox)
    );
  },
  read: (document) => ({ tools: get(document.root, 'tools')!.members.map(readToolboxTool) }),
};

function isToolbox({ value }: Member): boolean {
  return has(value, 'description') && (has(value, 'source') || has(value, 'statement') || has(value, 'parameters'));
}

function readToolboxTool({ key, value: node }: Member): Tool {
  const list = get(node, 'parameters');
  return {
    node,
    shape: 'toolbox',
    name: { value: key, node, isKey: true },
    description: get(node, 'description'),
    schema: undefined,
    parameters: (list?.items ?? []).flatMap(readParameter),
    // A tool with no parameters leaves the list out.
    listsParameters: true,
    output: undefined,
    annotations: readHints(get(node, 'annotations')),
    strict: false,
  };
}

function readParameter(node: Node): Parameter[] {
  const required = get(node, 'required')?.value !== false && !has(node, 'default');
  return readListed(node, get(node, 'name'), { required });
}
