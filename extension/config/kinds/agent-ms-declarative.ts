import { NO_REFERENCES, type Tool } from '../agentConfig';
import { get, getAny, has, type Node, stringOf } from '../document/node';
import { readModelSettings } from '../parts/modelSettings';
import { readPrompt } from '../parts/prompts';
import { readAgentSchemaTool } from '../tools/agentSchema';
import { valueText } from '../tools/shapes';
import type { Kind } from './kind';

const KINDS = new Set(['prompt', 'workflow', 'hosted', 'container', 'adaptive']);

/** Microsoft's declarative agents: Agent Framework and AgentSchema (`kind: Prompt`), Semantic Kernel (`type: foundry_agent`). */
export const agentMsDeclarative: Kind = {
  id: 'agent-ms-declarative',
  title: 'Microsoft declarative agent',
  formats: ['yaml'],
  matches({ root }) {
    if (root?.type !== 'object' || has(root, 'apiVersion')) {
      return false;
    }
    const kind = stringOf(get(root, 'kind'))?.toLowerCase() ?? '';
    if (KINDS.has(kind)) {
      return (
        has(root, 'instructions') ||
        has(root, 'trigger') ||
        has(root, 'protocols') ||
        (has(root, 'model') && has(root, 'name'))
      );
    }
    return (
      stringOf(get(root, 'type')) !== undefined &&
      has(root, 'instructions') &&
      has(root, 'name') &&
      get(root, 'model')?.type === 'object'
    );
  },
  read({ root }) {
    const node = root!;
    const name = valueText(get(node, 'name'));
    const model = get(node, 'model');
    const tools = get(node, 'tools')?.items ?? [];
    const provider = stringOf(get(model, 'provider'));
    return {
      prompts: readPrompt(get(node, 'instructions'), { name: name?.value }),
      models:
        model?.type === 'object'
          ? [readModelSettings(model, getAny(model, 'id', 'model'), provider, provider?.startsWith('Azure'))]
          : [],
      tools: tools.flatMap((tool) => (isFunction(tool) ? [readAgentSchemaTool(tool)] : [])) as Tool[],
      agents: [{ node, name, description: get(node, 'description'), ...NO_REFERENCES }],
    };
  },
};

function isFunction(tool: Node): boolean {
  return stringOf(get(tool, 'kind')) === 'function' && has(tool, 'name');
}
