/**
 * Names of the providers, and the many ways in which tools write them. A provider is who serves a model; the makers
 * among them also decide how their models are named, whoever serves them.
 */

/** Spellings besides the name itself; all are compared in lower case without `-`, `_`, `.` and spaces. */
const SPELLINGS = {
  openai: 'chatopenai openairesponses openaichat textcompletionopenai',
  azure:
    'azureopenai azureaiopenai azopenai azureai azureaiinference azaiopenai azaiinference foundry microsoftfoundry',
  anthropic: 'claude',
  bedrock: 'amazonbedrock awsbedrock bedrockconverse aws bedrockruntime',
  gemini: 'google googleai googlegla googlegenai googlegenerativeai gcpgemini googleaistudio chatgooglegenerativeai',
  vertex: 'vertexai googlevertex googlevertexai gcpvertexai gcpvertexagent googlevertexanthropic googlecloud',
  mistral: 'mistralai codestral',
  cohere: 'coherechat',
  xai: 'spacexai grok',
  deepseek: 'deepseekai',
  moonshot: 'moonshotai kimi',
  zai: 'zhipu zhipuai zaiorg',
  minimax: 'minimaxai',
  perplexity: 'perplexityai',
  groq: 'groqcloud',
  cerebras: '',
  together: 'togetherai',
  fireworks: 'fireworksai',
  openrouter: '',
  vercel: 'vercelaigateway aigateway gateway',
  litellm: 'litellmproxy',
  huggingface: 'hf huggingfacehub',
  ollama: 'ollamachat ollamacloud',
  databricks: '',
  github: 'githubmodels',
  copilot: 'githubcopilot',
  selfhosted:
    'vllm hostedvllm openailike openaicompatible lmstudio llamafile llamacpp localai xinference triton sagemaker',
} as const;

export type Provider = keyof typeof SPELLINGS;

const BY_SPELLING = new Map<string, Provider>(
  (Object.entries(SPELLINGS) as [Provider, string][]).flatMap(([provider, spellings]) =>
    [provider, ...spellings.split(' ')].filter((name) => name !== '').map((name) => [name, provider] as const),
  ),
);

/** The provider that a tool means by this name; undefined for one that is not known. */
export function providerNamed(name: string): Provider | undefined {
  return name.length > 40 ? undefined : BY_SPELLING.get(name.toLowerCase().replace(/[-_. ]/g, ''));
}

/** Providers whose own models have names that say who made them, whoever serves them; tried in order. */
const MAKERS: readonly (readonly [Provider, RegExp])[] = [
  [
    'openai',
    /^(gpt-|chatgpt|o\d(-|$)|codex-|computer-use|text-(embedding-|davinci-|moderation)|(davinci|babbage)-002$|dall-e|whisper-|tts-|chat-latest|ft:)/,
  ],
  ['anthropic', /^claude/],
  ['gemini', /^(models\/|tunedmodels\/)?(gemini|gemma|learnlm|imagen|veo)-/],
  ['mistral', /^((open-)?(mi[sx]tral|codestral|ministral|magistral|devstral|pixtral|voxtral)-|codestral$|labs-)/],
  ['cohere', /^(command(-|$)|c4ai-|embed-(english|multilingual|v\d)|rerank-)/],
  ['xai', /^grok-/],
  ['deepseek', /^deepseek-(chat|reasoner|flash|v\d|r\d|coder)/],
  ['moonshot', /^(kimi|moonshot)-/],
  ['zai', /^glm-/],
  ['minimax', /^(minimax-|abab)/],
  ['perplexity', /^sonar(-|$)/],
];

/** The provider that makes models of this (lower-case) name. */
export function makerOf(name: string): Provider | undefined {
  return MAKERS.find(([, pattern]) => pattern.test(name))?.[0];
}

const MAKER_NAMES: ReadonlySet<Provider> = new Set(MAKERS.map(([maker]) => maker));

/** Whether a provider makes the models that it serves. */
export function isMaker(provider: Provider): boolean {
  return MAKER_NAMES.has(provider);
}
