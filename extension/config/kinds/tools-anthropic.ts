import { readRequest } from '../parts/request';
import { findTools } from '../tools/shapes';
import type { Kind } from './kind';

/** `{name, description, input_schema}`, alone, in a list, or in a request body. */
export const toolsAnthropic: Kind = {
  id: 'tools-anthropic',
  title: 'Anthropic tools',
  formats: ['json', 'yaml'],
  matches(document) {
    const shape = findTools(document.root)?.shape;
    return shape === 'anthropic';
  },
  read: readRequest,
};
