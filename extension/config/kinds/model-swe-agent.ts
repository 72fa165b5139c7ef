import { get, getAny, has } from '../document/node';
import { readModelSettings } from '../parts/modelSettings';
import { readPrompt } from '../parts/prompts';
import type { Kind } from './kind';

const TEMPLATES = ['system_template', 'instance_template', 'next_step_template', 'next_step_no_output_template'];

/** SWE-agent and mini-SWE-agent: `agent.templates.system_template` or `agent.system_template`, and `model`. */
export const modelSweAgent: Kind = {
  id: 'model-swe-agent',
  title: 'SWE-agent configuration',
  formats: ['yaml'],
  matches({ root }) {
    const agent = get(root, 'agent');
    return has(get(agent, 'templates') ?? agent, 'system_template');
  },
  read({ root }) {
    const agent = get(root, 'agent');
    const holder = get(agent, 'templates') ?? agent;
    const model = get(agent, 'model') ?? get(root, 'model');
    return {
      // The templates see the run's own variables, which the file does not declare.
      prompts: TEMPLATES.flatMap((name) => readPrompt(get(holder, name), { name, language: 'jinja', purpose: 'task' })),
      models: model?.type === 'object' ? [readModelSettings(model, getAny(model, 'name', 'model_name'))] : [],
    };
  },
};
