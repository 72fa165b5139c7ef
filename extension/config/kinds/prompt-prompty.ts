import { get, getAny, has, type Node, stringOf } from '../document/node';
import { readModelSettings } from '../parts/modelSettings';
import { readInputs, readPrompt, splitRoles } from '../parts/prompts';
import { readAgentSchemaTool } from '../tools/agentSchema';
import { valueText } from '../tools/shapes';
import { fileName, type Kind } from './kind';

/** Prompty 1 (`model.configuration`) and 2 (`model.id`): Jinja or Mustache text with `system:` lines. */
export const promptPrompty: Kind = {
  id: 'prompt-prompty',
  title: 'Prompty',
  formats: ['markdown'],
  matches: (document) => fileName(document).endsWith('.prompty'),
  read({ root, body }) {
    const model = get(root, 'model');
    const configuration = get(model, 'configuration');
    const text = String(body?.value ?? '');
    const template = stringOf(get(root, 'template')) ?? stringOf(get(get(root, 'template'), 'type'));
    return {
      prompts: readPrompt(body, {
        name: valueText(get(root, 'name'))?.value,
        language: template === 'mustache' ? 'mustache' : 'jinja',
        inputs: readInputs(get(root, 'inputs')),
        sections: splitRoles(text, /^[ \t]{0,8}(system|user|assistant|developer):[ \t]*\r?$/gim),
        purpose: 'task',
      }),
      models: model === undefined ? [] : [readPromptyModel(model, configuration)],
      tools: (get(root, 'tools')?.items ?? []).flatMap((tool) =>
        stringOf(get(tool, 'kind')) === 'function' && has(tool, 'name') ? [readAgentSchemaTool(tool)] : [],
      ),
    };
  },
};

function readPromptyModel(model: Node, configuration: Node | undefined): ReturnType<typeof readModelSettings> {
  if (model.type === 'string') {
    return readModelSettings(model, model);
  }
  const deployment = get(configuration, 'azure_deployment');
  const id = getAny(model, 'id') ?? deployment ?? getAny(configuration, 'name', 'model');
  const provider = stringOf(get(model, 'provider')) ?? stringOf(get(configuration, 'type'));
  return readModelSettings(model, id, provider, deployment !== undefined);
}
