import { type AgentDefinition, type ModelSettings, NO_REFERENCES, type Prompt, type Tool } from '../agentConfig';
import { get, has, type Node, stringOf, walk } from '../document/node';
import { readModelSettings } from '../parts/modelSettings';
import { readPrompt } from '../parts/prompts';
import { NO_ANNOTATIONS, valueText } from '../tools/shapes';
import type { Kind } from './kind';

/** AutoGen components as JSON: `{provider, component_type, config}`, nested in each other, or a gallery of them. */
export const agentAutogen: Kind = {
  id: 'agent-autogen',
  title: 'AutoGen component',
  formats: ['json', 'yaml'],
  matches: ({ root }) => isComponent(root) || isGallery(root),
  read({ root }) {
    const agents: AgentDefinition[] = [];
    const models: ModelSettings[] = [];
    const prompts: Prompt[] = [];
    const tools: Tool[] = [];
    walk(root!, (node) => {
      const config = get(node, 'config');
      if (!isComponent(node) || config === undefined) {
        return true;
      }
      const type = stringOf(get(node, 'component_type'));
      if (type === 'model') {
        const azure = stringOf(get(node, 'provider'))?.includes('Azure') ?? false;
        models.push(readModelSettings(config, get(config, 'model'), undefined, azure));
      } else if (type === 'agent') {
        const name = valueText(get(config, 'name'));
        agents.push({ node, name, description: get(config, 'description'), ...NO_REFERENCES });
        prompts.push(...readPrompt(get(config, 'system_message'), { name: name?.value }));
      } else if (type === 'tool' && has(config, 'source_code')) {
        // A gallery shows one tool in many places: its first stands for all.
        const name = stringOf(get(config, 'name'));
        if (!tools.some((tool) => tool.name?.value === name)) {
          tools.push(readFunctionTool(config));
        }
      }
      return true;
    });
    return { agents, models, prompts, tools };
  },
};

function isComponent(node: Node | undefined): boolean {
  return has(node, 'component_type') && has(node, 'config') && stringOf(get(node, 'provider')) !== undefined;
}

function isGallery(root: Node | undefined): boolean {
  return ['agents', 'models', 'teams'].some((key) => isComponent(get(get(root, 'components'), key)?.items[0]));
}

/** A Python function: its parameters stand in source code. */
function readFunctionTool(config: Node): Tool {
  return {
    node: config,
    shape: 'autogen',
    name: valueText(get(config, 'name')),
    description: get(config, 'description'),
    schema: undefined,
    parameters: [],
    listsParameters: false,
    output: undefined,
    annotations: NO_ANNOTATIONS,
    strict: false,
  };
}
