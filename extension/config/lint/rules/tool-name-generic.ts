import { splitName } from '../analysis/words';
import type { Rule } from './rule';

/** Verbs and nouns that say that something happens, and not what. */
const VERBS = new Set([
  'run',
  'process',
  'handle',
  'execute',
  'do',
  'perform',
  'invoke',
  'call',
  'manage',
  'operate',
  'work',
]);
const NOUNS = new Set([
  'action',
  'actions',
  'tool',
  'tools',
  'function',
  'func',
  'helper',
  'util',
  'utility',
  'utils',
  'handler',
  'main',
  'manager',
  'operation',
  'thing',
  'stuff',
  'data',
  'method',
  'everything',
  'anything',
  'something',
  'foo',
  'bar',
  'baz',
  'it',
  'generic',
  'request',
  'task',
  'item',
  'object',
  'command',
  'api',
]);
/** Verbs that say something, unless what follows does not. */
const WEAK = new Set(['get', 'set', 'update', 'fetch', 'make', 'use', 'my', 'new', 'custom', 'default', 'test']);

/** A name is the first thing a model chooses by. */
export const toolNameGeneric: Rule = {
  id: 'tool-name-generic',
  severity: 'warning',
  summary: 'The name says nothing: `run`, `process`, `handle_data`.',
  on: 'tool',
  check(tool) {
    const { name } = tool;
    const words = name ? splitName(name.value).filter((word) => !/^\d+$/.test(word)) : [];
    if (!name || !isGeneric(words)) {
      return undefined;
    }
    return {
      at: { node: name.node, ...(name.isKey && { on: 'key' as const }) },
      message: `"${name.value}" does not say what the tool does: name the action and the thing it acts on`,
    };
  },
};

function isGeneric(words: readonly string[]): boolean {
  const [first, ...rest] = words;
  if (first === undefined || !rest.every((word) => NOUNS.has(word))) {
    return false;
  }
  if (VERBS.has(first)) {
    return true;
  }
  // `get_task` is about tasks; `get_data` is about nothing.
  const saysNothing = rest.every((word) => /^(?:data|stuff|things?|it|everything|anything|something)$/.test(word));
  return rest.length === 0
    ? NOUNS.has(first) && !/^(?:task|item|object|command|request|api)$/.test(first)
    : WEAK.has(first) && saysNothing;
}
