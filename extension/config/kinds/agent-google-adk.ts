import { NO_REFERENCES } from '../agentConfig';
import { get, getAny, has, stringOf } from '../document/node';
import { readModelSettings } from '../parts/modelSettings';
import { readPrompt } from '../parts/prompts';
import { valueText } from '../tools/shapes';
import type { Kind } from './kind';

/** Google ADK Agent Config: `name`, `model`, `instruction`, `tools`, `sub_agents`. */
export const agentGoogleAdk: Kind = {
  id: 'agent-google-adk',
  title: 'Google ADK agent',
  formats: ['yaml'],
  matches({ root }) {
    return (
      has(root, 'name') &&
      ((stringOf(get(root, 'instruction')) !== undefined && has(root, 'model')) ||
        stringOf(get(root, 'agent_class')) !== undefined ||
        (has(root, 'sub_agents') && has(root, 'description')))
    );
  },
  read({ root }) {
    const node = root!;
    const model = get(node, 'model');
    const name = valueText(get(node, 'name'));
    const settings = getAny(node, 'generate_content_config') ?? node;
    return {
      agents: [{ node, name, description: get(node, 'description'), ...NO_REFERENCES }],
      // In ADK `{name}` takes session state, whose keys no file declares.
      prompts: readPrompt(get(node, 'instruction'), { name: name?.value }),
      models: model ? [readModelSettings(settings, model)] : [],
    };
  },
};
