import { readRequest } from '../parts/request';
import { findTools } from '../tools/shapes';
import type { Kind } from './kind';

/** `{type: 'function', function: {name, parameters}}`, alone, in a list, or in a request body. */
export const toolsOpenaiChat: Kind = {
  id: 'tools-openai-chat',
  title: 'OpenAI Chat Completions tools',
  formats: ['json', 'yaml'],
  matches(document) {
    const shape = findTools(document.root)?.shape;
    return shape === 'openai-chat';
  },
  read: readRequest,
};
