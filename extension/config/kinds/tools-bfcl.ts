import { readRequest } from '../parts/request';
import { findTools } from '../tools/shapes';
import type { Kind } from './kind';

/** One function per line, with `"type": "dict"` for objects and a `response` schema. */
export const toolsBfcl: Kind = {
  id: 'tools-bfcl',
  title: 'Berkeley function-calling file',
  formats: ['jsonl', 'json'],
  matches(document) {
    const shape = findTools(document.root)?.shape;
    return shape === 'bfcl';
  },
  read: readRequest,
};
