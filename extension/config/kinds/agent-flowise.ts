import type { ModelSettings, Prompt } from '../agentConfig';
import { get, has, type Node } from '../document/node';
import { readModelSettings } from '../parts/modelSettings';
import { readMessages, readPrompt } from '../parts/prompts';
import type { Kind } from './kind';

const PROMPT_FIELDS = [
  'systemMessage',
  'systemMessagePrompt',
  'systemPrompt',
  'agentInstructions',
  'instructions',
  'template',
  'humanMessagePrompt',
];

/** A Flowise flow: `nodes[].data.{name, inputs}` and `edges`. */
export const agentFlowise: Kind = {
  id: 'agent-flowise',
  title: 'Flowise flow',
  formats: ['json'],
  matches({ root }) {
    const nodes = get(root, 'nodes')?.items ?? [];
    return (
      get(root, 'edges')?.type === 'array' &&
      nodes.length > 0 &&
      nodes.every((node) => has(node, 'data')) &&
      nodes.some(isFlowNode)
    );
  },
  read({ root }) {
    const models: ModelSettings[] = [];
    const prompts: Prompt[] = [];
    for (const node of get(root, 'nodes')!.items) {
      const inputs = get(get(node, 'data'), 'inputs');
      for (const settings of inputs ? [inputs, ...configsOf(inputs)] : []) {
        if (has(settings, 'modelName')) {
          models.push(readModelSettings(settings, get(settings, 'modelName')));
        }
      }
      for (const field of PROMPT_FIELDS) {
        prompts.push(...readPrompt(get(inputs, field)));
      }
      for (const field of ['llmMessages', 'agentMessages']) {
        prompts.push(...readMessages(get(inputs, field)));
      }
    }
    return { models, prompts };
  },
};

function isFlowNode(node: Node): boolean {
  const data = get(node, 'data');
  return (
    has(data, 'name') &&
    has(data, 'inputs') &&
    (has(data, 'category') || has(data, 'inputParams') || has(data, 'baseClasses'))
  );
}

/** `llmModelConfig`, `agentModelConfig` and the like. */
function configsOf(inputs: Node): Node[] {
  return inputs.members.flatMap((member) => (member.key.endsWith('ModelConfig') ? [member.value] : []));
}
