import { readRequest } from '../parts/request';
import { findTools } from '../tools/shapes';
import type { Kind } from './kind';

/** `functionDeclarations`, with OpenAPI types in capitals or `parametersJsonSchema`. */
export const toolsGemini: Kind = {
  id: 'tools-gemini',
  title: 'Gemini function declarations',
  formats: ['json', 'yaml'],
  matches(document) {
    const shape = findTools(document.root)?.shape;
    return shape === 'gemini';
  },
  read: readRequest,
};
