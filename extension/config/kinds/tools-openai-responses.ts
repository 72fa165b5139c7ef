import { readRequest } from '../parts/request';
import { findTools } from '../tools/shapes';
import type { Kind } from './kind';

/** `{type: 'function', name, parameters, strict}`, alone, in a list, or in a request body. */
export const toolsOpenaiResponses: Kind = {
  id: 'tools-openai-responses',
  title: 'OpenAI Responses tools',
  formats: ['json', 'yaml'],
  matches(document) {
    const shape = findTools(document.root)?.shape;
    return shape === 'openai-responses';
  },
  read: readRequest,
};
