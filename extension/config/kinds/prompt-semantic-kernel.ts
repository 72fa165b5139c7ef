import type { ModelSettings, PromptInput } from '../agentConfig';
import { get, getAny, has, type Node, stringOf } from '../document/node';
import { readModelSettings } from '../parts/modelSettings';
import { readInputs, readPrompt } from '../parts/prompts';
import { isNamed, type Kind } from './kind';

/** Semantic Kernel prompts: YAML with `template`, or `skprompt.txt` with a `config.json` beside it. */
export const promptSemanticKernel: Kind = {
  id: 'prompt-semantic-kernel',
  title: 'Semantic Kernel prompt',
  formats: ['yaml', 'json', 'text'],
  matches(document) {
    const { root, format } = document;
    if (format === 'text') {
      return isNamed(document, 'skprompt.txt');
    }
    if (format === 'json') {
      return (
        isNamed(document, 'config.json') &&
        (has(root, 'execution_settings') || (has(root, 'completion') && has(root, 'schema')))
      );
    }
    return (
      has(root, 'template') &&
      (has(root, 'template_format') || has(root, 'input_variables') || has(root, 'execution_settings'))
    );
  },
  read(document) {
    const { root, body } = document;
    if (body) {
      return { prompts: readPrompt(body, { language: 'semantic-kernel', purpose: 'task' }) };
    }
    const format = stringOf(get(root, 'template_format'));
    return {
      prompts: readPrompt(get(root, 'template'), {
        name: stringOf(get(root, 'name')),
        language:
          format === 'handlebars' || format === 'jinja2'
            ? format === 'jinja2'
              ? 'jinja'
              : 'handlebars'
            : 'semantic-kernel',
        inputs: declaredInputs(root),
        purpose: 'task',
      }),
      models: settingsOf(root),
    };
  },
};

function declaredInputs(root: Node | undefined): readonly PromptInput[] | undefined {
  return readInputs(get(root, 'input_variables'));
}

/** `execution_settings` has one set of settings per service; only those with a model id name a model. */
function settingsOf(root: Node | undefined): ModelSettings[] {
  return (get(root, 'execution_settings')?.members ?? []).flatMap(({ value }) =>
    value.type === 'object' ? [readModelSettings(value, getAny(value, 'model_id', 'modelId', 'ai_model_id'))] : [],
  );
}
