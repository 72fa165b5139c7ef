import type { ConfigParts } from '../agentConfig';
import type { Document } from '../document/document';
import { get, getAny, has, type Node } from '../document/node';
import { findTools, readTool } from '../tools/shapes';
import { readModelSettings } from './modelSettings';
import { readMessages, readPrompt } from './prompts';

/** A tool list, or a whole model request: tools, and the model, settings and messages beside them. */
export function readRequest(document: Document): Partial<ConfigParts> {
  const root = document.root!;
  const list = findTools(root);
  const tools = list?.entries.map((entry) => readTool(entry, list.shape)) ?? [];
  return has(root, 'model') ? { tools, ...requestParts(root) } : { tools };
}

function requestParts(root: Node): Partial<ConfigParts> {
  const system = getAny(root, 'system', 'instructions');
  return {
    models: [readModelSettings(root)],
    prompts: [...readPrompt(system), ...readMessages(get(root, 'messages') ?? get(root, 'input'))],
  };
}
