import { get, has } from '../document/node';
import { readModelSettings } from '../parts/modelSettings';
import { readMessages, readPrompt } from '../parts/prompts';
import { fileName, type Kind } from './kind';

/** LangWatch `*.prompt.yaml`: `model`, `prompt` or `messages`. */
export const promptLangwatch: Kind = {
  id: 'prompt-langwatch',
  title: 'LangWatch prompt',
  formats: ['yaml'],
  matches: ({ path, root, ...rest }) =>
    fileName({ path, root, ...rest }).endsWith('.prompt.yaml') &&
    has(root, 'model') &&
    (has(root, 'messages') || has(root, 'prompt')),
  read: ({ root }) => ({
    prompts: [
      ...readPrompt(get(root, 'prompt'), { purpose: 'task', language: 'mustache' }),
      ...readMessages(get(root, 'messages'), { purpose: 'task', language: 'mustache' }),
    ],
    models: [readModelSettings(root!)],
  }),
};
