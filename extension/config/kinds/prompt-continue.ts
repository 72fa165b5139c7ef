import type { ConfigParts, ModelSettings } from '../agentConfig';
import type { Document } from '../document/document';
import { get, has, stringOf } from '../document/node';
import { hasAny, readMarkdown } from '../parts/markdown';
import { readModelSettings } from '../parts/modelSettings';
import { readPrompt } from '../parts/prompts';
import { readServers } from '../parts/servers';
import { fileName, isUnder, type Kind } from './kind';

/** Continue's files: `config.yaml` blocks (`schema: v1`), `.continue/{rules,prompts,agents}`, and its `.prompt` files. */
export const promptContinue: Kind = {
  id: 'prompt-continue',
  title: 'Continue configuration, rule or prompt',
  formats: ['yaml', 'markdown'],
  matches(document) {
    if (document.format === 'yaml') {
      return stringOf(get(document.root, 'schema')) === 'v1' && has(document.root, 'name');
    }
    if (isUnder(document, '.continue')) {
      return hasAny(document, 'name', 'description', 'alwaysApply', 'globs');
    }
    // Continue alone writes `.prompt` front matter without the first fence.
    return (
      fileName(document).endsWith('.prompt') &&
      hasAny(document, 'name') &&
      !/^(?:\s|#[^\n]*\n)*---/.test(document.text.slice(0, 5000))
    );
  },
  read: (document) =>
    document.format === 'yaml' ? readBlocks(document) : readMarkdown(document, { purpose: 'instructions' }),
};

function readBlocks({ root }: Document): Partial<ConfigParts> {
  const items = (key: string) => get(root, key)?.items ?? [];
  return {
    models: items('models').flatMap((item): ModelSettings[] => (has(item, 'model') ? [readModelSettings(item)] : [])),
    prompts: [
      ...items('prompts').flatMap((item) => readPrompt(get(item, 'prompt'), { purpose: 'task', language: 'mustache' })),
      ...items('rules').flatMap((item) =>
        readPrompt(item.type === 'string' ? item : get(item, 'rule'), { purpose: 'instructions' }),
      ),
    ],
    servers: readServers(get(root, 'mcpServers')),
  };
}
