import type { PromptInput } from '../agentConfig';
import { get, type Node } from '../document/node';
import { frontMatterAgent, frontMatterModel, hasAny } from '../parts/markdown';
import { readModelSettings } from '../parts/modelSettings';
import { readPrompt, splitRoles } from '../parts/prompts';
import { fileName, type Kind } from './kind';

/** Dotprompt: Handlebars text, `{{role "user"}}` marks, and front matter with `model`, `config`, `input.schema`, `tools`. */
export const promptDotprompt: Kind = {
  id: 'prompt-dotprompt',
  title: 'Dotprompt',
  formats: ['markdown'],
  matches: (document) =>
    fileName(document).endsWith('.prompt') &&
    (hasAny(document, 'model', 'input', 'output', 'config', 'tools') ||
      document.issues.length > 0 ||
      /\{\{\s?role\s/.test(document.text)),
  read(document) {
    const { root, body } = document;
    const text = String(body?.value ?? '');
    const agents = hasAny(document, 'tools') ? frontMatterAgent(document) : [];
    return {
      prompts: readPrompt(body, {
        language: 'handlebars',
        inputs: readSchemaInputs(get(get(root, 'input'), 'schema')),
        sections: splitRoles(text, /\{\{\s{0,5}role\s{1,5}["'](\w{1,20})["']\s{0,5}\}\}/g),
        purpose: 'task',
      }),
      models: frontMatterModel(root).map((model) => ({ ...readModelSettings(root!, model.id?.node) })),
      agents,
    };
  },
};

const DESCRIBES = /\b(?:user|customer|question|query|message|document|context|email|history|comment)\b/i;

/** Picoschema keys are `name`, `name?`, `name(array, text)`; JSON Schema has `properties`. A named schema declares nothing here. */
function readSchemaInputs(schema: Node | undefined): PromptInput[] | undefined {
  const properties = get(schema, 'properties') ?? schema;
  if (properties?.type !== 'object') {
    return undefined;
  }
  return properties.members.map((member) => {
    const name = /^[\w$-]*/.exec(member.key)![0];
    return { name: { value: name, node: member.value, isKey: true }, untrusted: DESCRIBES.test(name) };
  });
}
