import type { ModelSettings, Prompt } from '../agentConfig';
import { get, has, type Node, stringOf } from '../document/node';
import { readModelSettings } from '../parts/modelSettings';
import { readInputs, readPrompt } from '../parts/prompts';
import type { Kind } from './kind';

/** A Haystack pipeline: `components: {name: {type, init_parameters}}` and `connections`. */
export const agentHaystack: Kind = {
  id: 'agent-haystack',
  title: 'Haystack pipeline',
  formats: ['yaml'],
  matches({ root }) {
    const components = get(root, 'components')?.members ?? [];
    return (
      get(root, 'connections')?.type === 'array' &&
      components.length > 0 &&
      components.every(({ value }) => isComponent(value))
    );
  },
  read({ root }) {
    const models: ModelSettings[] = [];
    const prompts: Prompt[] = [];
    for (const { key, value } of get(root, 'components')!.members) {
      const init = get(value, 'init_parameters');
      const type = stringOf(get(value, 'type')) ?? '';
      if (has(init, 'model') && /\.generators\./.test(type)) {
        models.push(readModelSettings(get(init, 'generation_kwargs') ?? init!, get(init, 'model')));
      }
      // The builder's variables come from its template and from the connections; only a list of required ones is declared.
      prompts.push(
        ...readPrompt(get(init, 'template'), {
          name: key,
          language: 'jinja',
          purpose: 'task',
          inputs: readInputs(get(init, 'variables')),
        }),
      );
    }
    return { models, prompts };
  },
};

function isComponent(node: Node): boolean {
  return has(node, 'init_parameters') && (stringOf(get(node, 'type'))?.includes('.') ?? false);
}
