import type { Parameter, Tool } from '../agentConfig';
import { booleanOf, get, type Node } from '../document/node';
import { readParameters, typesOf } from './schema';
import { valueText } from './shapes';

/**
 * A function tool of AgentSchema, used by Prompty 2 and Microsoft's declarative agents: parameters are a list of
 * `{name, kind, description, required, enumValues}` or an object of properties, with `required` on each.
 */
export function readAgentSchemaTool(node: Node): Tool {
  const parameters = get(node, 'parameters');
  return {
    node,
    shape: 'agent-schema',
    name: valueText(get(node, 'name')),
    description: get(node, 'description'),
    schema: undefined,
    parameters: parameters?.type === 'array' ? parameters.items.flatMap(readListed) : readParameters(parameters),
    listsParameters: parameters !== undefined,
    output: undefined,
    annotations: { readOnly: undefined, destructive: undefined, confirmation: undefined },
    strict: booleanOf(get(node, 'strict')) === true,
  };
}

function readListed(node: Node): Parameter[] {
  const name = valueText(get(node, 'name'));
  if (name === undefined) {
    return [];
  }
  const flag = get(node, 'required');
  return [
    {
      name: name.value,
      path: name.value,
      depth: 1,
      node,
      nameText: name,
      description: get(node, 'description'),
      types: typesOf(node, node),
      schema: node,
      required: flag?.value === true,
      requiredNode: flag,
      children: [],
    },
  ];
}
