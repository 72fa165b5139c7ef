import { readRequest } from '../parts/request';
import { findTools } from '../tools/shapes';
import type { Kind } from './kind';

/** `{toolSpec: {name, description, inputSchema: {json}}}`. */
export const toolsBedrock: Kind = {
  id: 'tools-bedrock-toolspec',
  title: 'Bedrock Converse tools',
  formats: ['json', 'yaml'],
  matches(document) {
    const shape = findTools(document.root)?.shape;
    return shape === 'bedrock';
  },
  read: readRequest,
};
