import type { ConfigParts } from '../agentConfig';
import { get, has, type Node } from '../document/node';
import { readModelSettings } from '../parts/modelSettings';
import { readMessages } from '../parts/prompts';
import { fileName, type Kind } from './kind';

/** GitHub Models `*.prompt.yml`: `messages`, `model`, `modelParameters`. */
export const promptGithubModels: Kind = {
  id: 'prompt-github-models',
  title: 'GitHub Models prompt',
  formats: ['yaml'],
  matches: (document) => fileName(document).endsWith('.prompt.yml') && get(document.root, 'messages')?.type === 'array',
  read: ({ root }) => readChat(root!),
};

function readChat(root: Node): Partial<ConfigParts> {
  const parameters = get(root, 'modelParameters');
  return {
    prompts: readMessages(get(root, 'messages'), { purpose: 'task', language: 'mustache' }),
    models: has(root, 'model') ? [readModelSettings(parameters ?? root, get(root, 'model'))] : [],
  };
}
