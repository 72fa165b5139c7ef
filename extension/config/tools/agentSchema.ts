import type { Tool } from '../agentConfig';
import { booleanOf, get, type Node } from '../document/node';
import { readListed } from './listed';
import { readParameters } from './schema';
import { NO_ANNOTATIONS, valueText } from './shapes';

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
    parameters:
      parameters?.type === 'array'
        ? parameters.items.flatMap((item) => readListed(item, get(item, 'name')))
        : readParameters(parameters),
    listsParameters: parameters !== undefined,
    output: undefined,
    annotations: NO_ANNOTATIONS,
    strict: booleanOf(get(node, 'strict')) === true,
  };
}
