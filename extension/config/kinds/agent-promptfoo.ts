import { get, has, type Node, stringOf } from '../document/node';
import { readModelSettings } from '../parts/modelSettings';
import { readMessages, readPrompt } from '../parts/prompts';
import { fileName, type Kind } from './kind';

/** A promptfoo evaluation: `prompts`, `providers` and `tests`. */
export const agentPromptfoo: Kind = {
  id: 'agent-promptfoo',
  title: 'promptfoo configuration',
  formats: ['yaml', 'json'],
  matches(document) {
    const { root } = document;
    return (
      has(root, 'prompts') && has(root, 'providers') && (fileName(document).includes('promptfoo') || has(root, 'tests'))
    );
  },
  read({ root }) {
    const providers = get(root, 'providers');
    const prompts = get(root, 'prompts')?.items ?? [];
    return {
      models: (providers?.items ?? (providers ? [providers] : [])).flatMap(readProvider),
      prompts: prompts.flatMap((prompt) => [
        ...(isInline(prompt) ? readPrompt(prompt, { purpose: 'task', language: 'mustache' }) : []),
        ...readMessages(prompt),
      ]),
    };
  },
};

/** `anthropic:messages:claude-...`, as a string or as the `id` of an object with `config`. */
function readProvider(node: Node): ReturnType<typeof readModelSettings>[] {
  const id = node.type === 'string' ? node : get(node, 'id');
  const [provider, ...rest] = (stringOf(id) ?? '').split(':');
  if (id === undefined || rest.length === 0 || provider === 'file' || provider === 'python' || provider === 'exec') {
    return [];
  }
  const settings = readModelSettings(get(node, 'config') ?? node, id, provider);
  const model = rest.at(-1)!;
  return [{ ...settings, id: { value: model, node: id, isKey: false } }];
}

/** Text written into the file, not the name of a file that holds it. */
function isInline(prompt: Node): boolean {
  const text = stringOf(prompt) ?? '';
  return /[\s{]/.test(text) && !text.startsWith('file://');
}
