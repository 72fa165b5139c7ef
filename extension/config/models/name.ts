/** Takes a model id apart: who serves it, whose model it is, and the model's name without the wrapping of tools. */

import { isMaker, makerOf, type Provider, providerNamed } from './providers';

export interface ModelName {
  /** Who serves the model. */
  readonly host: Provider | undefined;
  /** The id in the host's own form, in lower case, without the prefixes of tools. */
  readonly name: string;
  /** Whose model it is; its maker's rules say what the name means. */
  readonly maker: Provider | undefined;
  /** The name that the maker gives the model. */
  readonly model: string;
}

/** No provider's id is this long; longer text is not looked at. */
export const MAX_ID_LENGTH = 300;

/** Hosts of other people's models: the part before a slash is an author, not one more tool's prefix. */
const AUTHORED: ReadonlySet<Provider> = new Set([
  'openrouter',
  'vercel',
  'huggingface',
  'together',
  'fireworks',
  'groq',
  'cerebras',
  'vertex',
  'github',
  'selfhosted',
  'ollama',
  'databricks',
]);

const BEDROCK_VENDORS =
  'anthropic|amazon|meta|mistral|cohere|ai21|deepseek|qwen|openai|nvidia|google|minimax|moonshot|moonshotai|writer|stability|twelvelabs|zai';
const BEDROCK = new RegExp(
  `^(?:(?:us-gov|us|eu|apac|jp|au|ca|sa|global)\\.)?(${BEDROCK_VENDORS})\\.([a-z0-9][\\w.-]*(?::[\\w:]+)?)$`,
);

/** Suffixes that only OpenRouter has. */
const OPENROUTER_VARIANT = /^[\w.-]+\/[\w.-]+:(free|batch|thinking|extended|nitro|floor|exacto|online|beta)$/;

/** Tags by which Ollama tells builds of one model apart. */
const OLLAMA_TAG =
  /^(latest|cloud|e?\d+(\.\d+)?[bmk]\b.*|\d+x\d+(\.\d+)?b\b.*|.*(q\d|fp16|bf16|instruct|cloud).*|mini|small|medium|large|v\d.*)$/;

/** Bare names of Ollama's library that no other provider uses as they stand. */
const OLLAMA_NAME =
  /^(llama\d(\.\d)?(-vision)?|codellama|tinyllama|gemma\d?n?|phi\d?(\.\d)?(-mini)?|qwen\d?(\.\d)?(-coder|vl|-vl)?|qwq|mistral|mixtral|mistral-nemo|deepseek-r1|deepseek-coder|granite\d?(\.\d)?|nomic-embed-text|mxbai-embed-large|vicuna|orca-mini|dolphin-\w+|starcoder\d?|smollm\d?|gpt-oss)$/;

/** How some tools name the interface between the provider and the model: `openai:chat:gpt-4o`. */
const INTERFACE = /^(chat|completions?|responses|messages|converse|invoke|embeddings?|realtime|text-generation)[:/]/;

/** Id shapes that only one host has. */
const SHAPES: readonly (readonly [Provider, RegExp])[] = [
  ['openrouter', /^~[\w-]+\//],
  ['openrouter', OPENROUTER_VARIANT],
  ['fireworks', /^accounts\//],
  ['vertex', /^(projects|publishers|endpoints)\//],
  ['gemini', /^(models|tunedmodels)\//],
  ['vertex', /^[\w.-]+@(20\d{6}|\d{3}|default|latest)$/],
  ['openai', /^ft:/],
  ['databricks', /^databricks-/],
  ['bedrock', /^arn:aws[\w-]*:(bedrock|sagemaker)/],
  ['bedrock', BEDROCK],
  ['ollama', /^(hf\.co|huggingface\.co)\//],
  ['ollama', OLLAMA_NAME],
];

/** The provider that a prefix names, if the prefix is one. */
function prefixed(text: string): { readonly provider: Provider; readonly rest: string } | undefined {
  const cut = text.search(/[/:]/);
  if (cut < 1) {
    return undefined;
  }
  const provider = providerNamed(text.slice(0, cut));
  const rest = text.slice(cut + 1);
  if (provider === undefined || rest === '' || (provider === 'mistral' && OLLAMA_TAG.test(rest))) {
    return undefined;
  }
  // `mistralai/Mistral-7B-Instruct-v0.2`: a repository of weights, wherever it is served.
  const isRepository =
    text[cut] === '/' && /[A-Z]/.test(rest) && makerOf(rest.toLowerCase()) !== undefined && !AUTHORED.has(provider);
  return isRepository ? undefined : { provider, rest };
}

/**
 * The host that the shape of an id gives away. Tools name the maker of a model, or the interface of its API, as the
 * provider of models that somebody else serves; a host is always itself.
 */
function shapeOf(name: string, given: Provider | undefined): Provider | undefined {
  if (given !== undefined && given !== 'litellm' && !isMaker(given)) {
    return undefined;
  }
  const shape = SHAPES.find(([, pattern]) => pattern.test(name))?.[0];
  return shape === 'ollama' && given !== undefined ? undefined : shape;
}

/** Removes the prefixes that name providers, outermost first. */
function unwrap(id: string, given: Provider | undefined): { host: Provider | undefined; rest: string } {
  let host = given;
  let rest = id;
  for (let depth = 0; depth < 4; depth++) {
    const shape = shapeOf(rest.toLowerCase(), host);
    if (shape !== undefined) {
      return { host: shape, rest };
    }
    const prefix = prefixed(rest);
    if (prefix === undefined || (host !== undefined && AUTHORED.has(host) && prefix.provider !== host)) {
      break;
    }
    host = prefix.provider;
    rest = prefix.rest.replace(INTERFACE, '');
  }
  if (
    host === undefined &&
    /^[^/:]+:[^/:]+$/.test(rest) &&
    OLLAMA_TAG.test(rest.slice(rest.indexOf(':') + 1).toLowerCase())
  ) {
    host = 'ollama';
  }
  return { host, rest };
}

/** The name as Anthropic writes it: dashes, family first from version 4 on. */
function anthropicForm(name: string): string {
  return name
    .replaceAll('.', '-')
    .replace(
      /^claude-([4-9])(-\d{1,2})?-(opus|sonnet|haiku)\b/,
      (_, major, minor, family) => `claude-${family}-${major}${minor ?? ''}`,
    );
}

/** A maker's model under the name that others give it. */
function made(maker: Provider | undefined, name: string): Pick<ModelName, 'maker' | 'model'> {
  if (maker === 'anthropic') {
    return { maker, model: anthropicForm(name) };
  }
  if (maker === 'openai' && name.startsWith('ft:')) {
    return { maker, model: name.split(':')[1] ?? name };
  }
  return { maker, model: name };
}

function bedrockModel(name: string): Pick<ModelName, 'maker' | 'model'> {
  const match = BEDROCK.exec(name.startsWith('arn:') ? name.slice(name.lastIndexOf('/') + 1) : name);
  const [, vendor, rest] = match ?? [];
  if (vendor === undefined || rest === undefined) {
    return { maker: undefined, model: name };
  }
  const model = rest.replace(/(-v\d+)?(:[\w:]+)?$/, '');
  const maker = makerOf(model);
  return maker === undefined ? { maker, model: name.replace(/^[\w-]+\.(?=\w+\.)/, '') } : made(maker, model);
}

function vertexModel(name: string): Pick<ModelName, 'maker' | 'model'> {
  const bare = name.slice(name.lastIndexOf('/') + 1);
  const model = bare.replace(/@(default|latest)$/, '').replace(/(-v2)?@/, '-');
  return made(makerOf(model), model);
}

/** `author/model:variant`, as gateways write it. */
function gatewayModel(name: string): Pick<ModelName, 'maker' | 'model'> {
  const [, author, rest = name] = /^~?([\w.-]+)\/([^:]+)/.exec(name) ?? [];
  const model = rest.replace(/:.*$/, '');
  return made(makerOf(model) ?? (author === undefined ? undefined : providerNamed(author)), model);
}

function modelOf(host: Provider | undefined, name: string): Pick<ModelName, 'maker' | 'model'> {
  switch (host) {
    case 'bedrock':
      return bedrockModel(name);
    case 'vertex':
      return vertexModel(name);
    case 'openrouter':
    case 'github':
      return gatewayModel(name);
    case 'vercel':
      return gatewayModel(name.replace(/-(batch|fast)$/, ''));
    case 'azure':
    case 'copilot':
    case undefined:
      return made(name.includes('/') ? undefined : makerOf(name), name);
    default:
      if (AUTHORED.has(host)) {
        return { maker: undefined, model: name };
      }
      return made(name.includes('/') ? undefined : (makerOf(name) ?? host), name);
  }
}

/**
 * Takes a model id apart.
 * @param provider the provider that the config or trace names beside the id, in any spelling
 */
export function parseModelName(id: string, provider?: string): ModelName {
  const { host, rest } = unwrap(id, provider === undefined ? undefined : providerNamed(provider));
  let name = rest.toLowerCase().replace(/\[1m\]$/, '');
  if (host === 'bedrock') {
    name = name.replace(/^(converse|invoke|converse_like)\//, '').replace(/^[a-z]{2}(-gov)?-[a-z]+-\d\//, '');
  }
  if (host === 'gemini') {
    name = name.replace(/^models\//, '');
  }
  return { host, name, ...modelOf(host, name) };
}
