import { get, has, type Node } from '../document/node';
import { readModelSettings } from '../parts/modelSettings';
import { readPrompt } from '../parts/prompts';
import type { Kind } from './kind';

/** A NeMo Agent Toolkit workflow: `llms: {name: {_type, model_name}}`, `functions`, `workflow`. */
export const modelNemo: Kind = {
  id: 'model-nemo',
  title: 'NeMo Agent Toolkit workflow',
  formats: ['yaml'],
  matches({ root }) {
    const llms = get(root, 'llms')?.members ?? [];
    const typed = (node: Node | undefined): boolean => has(node, '_type');
    return llms.some(({ value }) => typed(value)) || typed(get(root, 'workflow'));
  },
  read({ root }) {
    const llms = get(root, 'llms')?.members ?? [];
    return {
      models: llms.flatMap(({ value }) => (value.type === 'object' ? [readModelSettings(value)] : [])),
      prompts: readPrompt(get(get(root, 'workflow'), 'system_prompt'), { purpose: 'task' }),
    };
  },
};
