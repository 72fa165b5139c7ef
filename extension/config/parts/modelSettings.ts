import type { ModelParameter, ModelSettings, Text } from '../agentConfig';
import { get, getAny, type Node, stringOf } from '../document/node';
import { valueText } from '../tools/shapes';

/** The spellings of each setting in the formats read here. */
const SPELLINGS: Readonly<Record<ModelParameter, readonly string[]>> = {
  temperature: ['temperature'],
  topP: ['top_p', 'topP'],
  topK: ['top_k', 'topK'],
  maxTokens: [
    'max_tokens',
    'maxTokens',
    'max_output_tokens',
    'maxOutputTokens',
    'max_completion_tokens',
    'maxCompletionTokens',
    'num_predict',
  ],
  seed: ['seed'],
  thinkingBudget: ['budget_tokens', 'thinking_budget', 'thinkingBudget', 'budgetTokens'],
  frequencyPenalty: ['frequency_penalty', 'frequencyPenalty'],
  presencePenalty: ['presence_penalty', 'presencePenalty'],
};

/** Objects below a model's settings that hold more of them. */
const NESTED = ['parameters', 'options', 'config', 'thinking', 'thinkingConfig', 'thinking_config', 'generationConfig'];

/**
 * Model settings of an object.
 * @param id the node of the model id, where the caller knows it; else `model`, `model_name` or `modelName`
 */
export function readModelSettings(
  node: Node,
  id: Node | undefined = getAny(node, 'model', 'model_name', 'modelName'),
  provider: string | undefined = stringOf(get(node, 'provider')),
  indirect = false,
): ModelSettings {
  const parameters: Partial<Record<ModelParameter, Node>> = {};
  for (const holder of [node, ...NESTED.flatMap((key) => get(node, key) ?? [])]) {
    collect(holder, parameters);
    if (holder !== node) {
      NESTED.forEach((key) => {
        collect(get(holder, key), parameters);
      });
    }
  }
  const text = valueText(id);
  return { node, id: text, provider, indirect: indirect || isIndirect(text), parameters };
}

function collect(holder: Node | undefined, into: Partial<Record<ModelParameter, Node>>): void {
  if (holder?.type !== 'object') {
    return;
  }
  for (const [parameter, spellings] of Object.entries(SPELLINGS) as [ModelParameter, readonly string[]][]) {
    const value = getAny(holder, ...spellings);
    if (value && value.type !== 'null' && value.value !== '') {
      into[parameter] ??= value;
    }
  }
}

/** Shorthands that a tool resolves by itself, such as Claude Code's. */
const SHORTHANDS = new Set(['inherit', 'default', 'auto', 'sonnet', 'opus', 'haiku', 'opusplan', 'fast', 'best']);

/** A variable, a placeholder, a display name or a shorthand: which model it means cannot be told from the text. */
function isIndirect(id: Text | undefined): boolean {
  const value = id?.value.trim() ?? '';
  return (
    value === '' ||
    SHORTHANDS.has(value.toLowerCase()) ||
    /^[=$<]|\$\{|\{\{|^os\.environ\b|^env\.|\s|^your[_-]/i.test(value)
  );
}
