import { readRequest } from '../parts/request';
import { findTools } from '../tools/shapes';
import type { Kind } from './kind';

/** `{functions: [{name, description, parameters}]}` or the bare list, OpenAI's first shape. */
export const toolsOpenaiFunctions: Kind = {
  id: 'tools-openai-functions',
  title: 'OpenAI functions (before tools)',
  formats: ['json', 'yaml'],
  matches(document) {
    const shape = findTools(document.root)?.shape;
    return shape === 'openai-functions';
  },
  read: readRequest,
};
