import type { ModelSettings } from '../agentConfig';
import { get, getAny, has, type Node, stringOf } from '../document/node';
import { readModelSettings } from '../parts/modelSettings';
import { readServers } from '../parts/servers';
import type { Kind } from './kind';

const SETTINGS = [
  'temperature',
  'max_tokens',
  'max_output_tokens',
  'top_p',
  'maxTokens',
  'model_provider',
  'api_key',
  'reasoning_effort',
  'model_reasoning_effort',
];

/**
 * A settings file with a model section: `model` (or `model_name`) beside sampling settings, at the top or under `llm`,
 * `model` or a named section below them (OpenHands, Codex, plain YAML and JSON).
 */
export const modelSettings: Kind = {
  id: 'model-settings',
  title: 'Model settings',
  formats: ['toml', 'yaml', 'json'],
  matches: ({ root }) => sectionsOf(root).length > 0,
  read: ({ root }) => ({
    models: sectionsOf(root),
    servers: readServers(get(root, 'mcp_servers')),
  }),
};

function sectionsOf(root: Node | undefined): ModelSettings[] {
  if (root?.type !== 'object' || has(root, 'apiVersion') || has(root, 'services')) {
    return [];
  }
  const holders = [
    root,
    get(root, 'llm'),
    get(root, 'model'),
    ...sections(get(root, 'llm')),
    ...sections(get(root, 'profiles')),
  ];
  return holders.flatMap((holder) => {
    const id = getAny(holder, 'model', 'model_name', ...(holder === root ? [] : ['name']));
    return holder && stringOf(id) !== undefined && SETTINGS.some((key) => has(holder, key))
      ? [readModelSettings(holder, id)]
      : [];
  });
}

function sections(node: Node | undefined): Node[] {
  return (node?.members ?? []).flatMap(({ value }) => (value.type === 'object' ? [value] : []));
}
