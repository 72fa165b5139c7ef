import type { AgentDefinition, ConfigParts, ModelSettings, Reference } from '../agentConfig';
import type { Document } from '../document/document';
import { get, has, type Node } from '../document/node';
import { valueText } from '../tools/shapes';
import { readModelSettings } from './modelSettings';
import { type PromptOptions, readPrompt } from './prompts';

/** A Markdown prompt with front matter: the text below it, and the model named in it. */
export function readMarkdown(
  document: Document,
  options: PromptOptions & { readonly displayNames?: boolean },
): Partial<ConfigParts> {
  const name = valueText(get(document.root, 'name'))?.value;
  const models = frontMatterModel(document.root, options.displayNames);
  return { prompts: readPrompt(document.body, { name, ...options }), models };
}

/**
 * `model: name` of front matter; a list is an order of preference.
 * @param displayNames the editor picks the model by the name it shows (`GPT-4.1`), which is no id
 */
export function frontMatterModel(root: Node | undefined, displayNames = false): ModelSettings[] {
  const model = get(root, 'model');
  const ids = model?.type === 'array' ? model.items : model?.type === 'string' ? [model] : [];
  return ids.map((id) => readModelSettings(root!, id, undefined, displayNames));
}

/** The agent that front matter describes: name, description, tools (a list or a comma-separated line), handoffs. */
export function frontMatterAgent(document: Document): AgentDefinition[] {
  const { root } = document;
  if (root?.type !== 'object') {
    return [];
  }
  const tools = get(root, 'tools');
  return [
    {
      node: root,
      name: valueText(get(root, 'name')),
      description: get(root, 'description'),
      tools: tools === undefined ? undefined : referencesOf(tools),
      handoffs: (get(root, 'handoffs')?.items ?? []).flatMap((handoff) => valueText(get(handoff, 'agent')) ?? []),
      promptFiles: [],
      toolFiles: [],
      manifest: undefined,
    },
  ];
}

function referencesOf(tools: Node): Reference[] {
  if (tools.type === 'string') {
    const names = (tools.value as string).split(',').map((name) => name.trim());
    return names.filter((name) => name !== '').map((value) => ({ value, node: tools, isKey: false }));
  }
  return tools.items.flatMap((item) => valueText(item) ?? []);
}

/** Whether the front matter has any of some keys. */
export function hasAny(document: Document, ...keys: readonly string[]): boolean {
  return keys.some((key) => has(document.root, key));
}
