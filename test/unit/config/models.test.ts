import { describe, expect, it } from 'vitest';
import {
  classifyModel,
  contextWindowOf,
  MODEL_FACTS_CHECKED,
  type ModelClass,
  nearestModels,
} from '../../../extension/config/models';

/** Ids of one class, each as `id` or `id @provider`; `id => pin` also says what to pin it to. */
const CLASSES: Readonly<Record<ModelClass, readonly string[]>> = {
  pinned: [
    'gpt-4.1-mini-2025-04-14',
    'gpt-3.5-turbo-0125',
    'gpt-4-1106-preview',
    'gpt-4o-audio-preview-2024-12-17 @openai',
    'ft:gpt-4.1-mini-2025-04-14:team:support:Xy9',
    'claude-opus-4-7',
    'claude-haiku-5-5 @anthropic',
    'claude-opus-4.8 @vercel',
    'claude-2.1',
    'anthropic/claude-opus-4.8',
    'apac.anthropic.claude-3-5-sonnet-20241022-v2:0',
    'global.amazon.nova-2-lite-v1:0',
    'bedrock/converse/us.anthropic.claude-sonnet-4-6',
    'arn:aws:bedrock:eu-west-1:111122223333:inference-profile/eu.anthropic.claude-sonnet-4-5-20250929-v1:0',
    'arn:aws:bedrock:us-east-1::foundation-model/meta.llama3-1-8b-instruct-v1:0 @bedrock',
    'gemini-1.5-pro-002',
    'models/gemini-2.0-flash-lite-001 @gemini',
    'vertex_ai/claude-haiku-4-5@20251001',
    'claude-3-5-sonnet-v2@20241022 @vertex',
    'codestral-2508',
    'mistral/ministral-8b-2410',
    'command-r-08-2024',
    'command-r-plus',
    'grok-4.20-0309-reasoning',
    'grok-2-1212 @xai',
    'deepseek/deepseek-v4-flash-0731 @openrouter',
    'together_ai/moonshotai/Kimi-K2-Instruct-0905',
    'accounts/me/deployments/abc123',
    'accounts/fireworks/models/glm-5p2#accounts/me/deployments/abc123',
    'mistral:7b-instruct-v0.3-q4_0',
    'qwen2.5-coder:7b-instruct-fp16 @ollama',
    'hf.co/somebody/Some-Model-GGUF:Q5_K_M',
    'openrouter/openai/gpt-5-nano-2025-08-07',
  ],
  'floating-alias': [
    'gpt-4.1 => gpt-4.1-2025-04-14',
    'o4-mini => o4-mini-2025-04-16',
    'gpt-5.5-pro @openai => gpt-5.5-pro-2026-04-23',
    'gpt-5.6 => gpt-5.6-sol',
    'openai:chat:gpt-4o-mini => gpt-4o-mini-2024-07-18',
    'openai/responses/gpt-5 => gpt-5-2025-08-07',
    'claude-opus-4-5 => claude-opus-4-5-20251101',
    'claude-haiku-4.5 => claude-haiku-4-5-20251001',
    'claude-4-sonnet @anthropic => claude-sonnet-4-20250514',
    'claude-opus-4-7@default @vertex',
    'claude-haiku-4-5 @vertex => claude-haiku-4-5@20251001',
    'gemini-2.0-flash => gemini-2.0-flash-001',
    'mistral-small @mistral => mistral-small-2603',
    'codestral => codestral-2508',
    'command-a @cohere => command-a-03-2025',
    'grok-4 => grok-4-0709',
    'deepseek-reasoner',
    'openai/gpt-4o @openrouter => openai/gpt-4o-2024-11-20',
    'llama3.2:3b',
    'deepseek-r1:14b',
    'accounts/fireworks/models/glm-5p2',
    'databricks-claude-opus-4-8',
    'meta-llama/Llama-3.3-70B-Instruct @huggingface',
    'meta-llama/Llama-3.3-70B-Instruct:fastest @hf',
  ],
  'latest-alias': [
    'gpt-5-chat-latest',
    'claude-3-opus-latest => claude-3-opus-20240229',
    'anthropic/claude-opus-latest',
    'gemini-flash-lite-latest',
    'magistral-medium-latest => magistral-medium-2509',
    'grok-4.3-latest',
    'command-nightly',
    'kimi-latest',
    '~google/gemini-flash-latest',
    'openrouter/~openai/gpt-latest',
    'gemma3 @ollama',
    'phi4',
    'ollama/mistral',
    'llama3.3:latest',
  ],
  preview: [
    'o1-preview => o1-preview-2024-09-12',
    'gpt-4o-audio-preview',
    'claude-mythos-preview @anthropic',
    'gemini-3.1-flash-lite-preview',
    'gemini-2.5-flash-lite-preview-06-17',
    'gemini-2.0-flash-exp',
    'labs-leanstral-1-5',
    'deepseek-v3.2-exp',
    'grok-4.20-reasoning-beta',
    'kimi-k2-turbo-preview',
    'google/gemini-3.1-pro-preview @openrouter',
  ],
  'no-snapshot-exists': [
    'gpt-6-luna',
    'gpt-5.6-terra @openai',
    'gpt-5.3-codex',
    'gemini-2.5-pro',
    'gemini-3.8-flash @vertex',
    'gemini-4-argon',
    'grok-4.6',
    'deepseek-v4-flash',
    'kimi-k2.5',
    'glm-5.2',
    'anthropic/claude-sonnet-4.5 @openrouter',
    'meta-llama/llama-3.3-70b-instruct:free',
    'openai/gpt-5.5:floor',
    'openai/gpt-4o @vercel',
    'llama-3.3-70b-versatile @groq',
    'groq/qwen/qwen3-32b',
    'openai/gpt-oss-120b @cerebras',
    'text-embedding-3-small',
  ],
  'deployment-name': [
    'azure/gpt-4o',
    'gpt-4o-2024-08-06 @azure.ai.openai',
    'azure/chat-prod-2',
    'opus',
    'haiku[1m]',
    'inherit',
    'Claude Sonnet 4.5',
    'GPT-5 (copilot)',
    'GPT-4.1',
    `\${env:MODEL}`,
    '{{ model }}',
    'os.environ/CHAT_MODEL',
    '=Env.MODEL',
    '<your-deployment>',
    'YOUR_MODEL_HERE',
    'litellm_proxy/gpt-4o',
    'gpt-4 @vllm',
    'projects/p/locations/us-central1/endpoints/42',
    'asst_abc123',
    'pmpt_0123456789abcdef01234567',
  ],
  router: [
    'openrouter/auto',
    'auto @openrouter',
    'auto_router/support @litellm',
    'model-router @azure',
    'arn:aws:bedrock:us-east-1:111122223333:default-prompt-router/anthropic.claude:1',
    'moonshot-v1-auto',
    'accounts/fireworks/routers/kimi-k3-fast',
  ],
  unknown: [
    'gpt-4-for-my-team',
    'my-model',
    'gpt-4o-minii',
    'codex-auto-review',
    'claude-sonet-4-5',
    'gemini-nonsense',
    'mistralai/Mistral-7B-Instruct-v0.2',
    'nobody/Some-Weights-7B',
    '',
    '   ',
    '__proto__',
    'constructor @toString',
    'gpt-4o'.repeat(100),
  ],
};

const CASES = Object.entries(CLASSES).flatMap(([expected, entries]) =>
  entries.map((entry) => {
    const [written = '', pin] = entry.split(' => ');
    const [id = '', provider] = written.split(' @');
    return { id, provider, expected, pin };
  }),
);

describe('the class of a model id', () => {
  it.each(CASES)('$id ($provider) is $expected', ({ id, provider, expected, pin }) => {
    const facts = classifyModel(id, provider);
    expect({ id, class: facts.class, newestSnapshot: facts.newestSnapshot }).toEqual({
      id,
      class: expected,
      newestSnapshot: pin ?? (expected === 'pinned' ? undefined : facts.newestSnapshot),
    });
    expect(facts.why).toMatch(/^[a-zA-Z:'].{10,}/);
    expect(facts.source.date).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });

  it('turns on one character: Claude 4.5 floats, 4.6 does not', () => {
    expect([classifyModel('claude-sonnet-4-5').class, classifyModel('claude-sonnet-4-6').class]).toEqual([
      'floating-alias',
      'pinned',
    ]);
  });

  it('reads four digits as its provider writes dates', () => {
    const ids = ['grok-4-0709', 'mistral-large-2411', 'gpt-4-0613', 'command-a-03-2025'];
    expect(ids.map((id) => classifyModel(id).class)).toEqual(ids.map(() => 'pinned'));
    // July 9th is no month of Mistral's, 2411 no day of OpenAI's.
    expect([classifyModel('mistral-large-0709').class, classifyModel('gpt-4-2411').class]).toEqual([
      'unknown',
      'unknown',
    ]);
  });

  it('is the same however often it is asked', () => {
    expect(classifyModel('gpt-4o')).toEqual(classifyModel('gpt-4o'));
  });
});

describe('the provider of a model', () => {
  it.each([
    ['gpt-4o', undefined, 'openai'],
    ['gpt-4o', 'az.ai.openai', 'azure'],
    ['claude-opus-5', undefined, 'anthropic'],
    ['bedrock_converse/anthropic.claude-opus-5', undefined, 'bedrock'],
    ['anthropic.claude-opus-5', 'anthropic', 'bedrock'],
    ['publishers/google/models/gemini-2.5-pro', undefined, 'vertex'],
    ['gemini-2.5-pro', 'Google_GenAI', 'gemini'],
    ['openrouter/x-ai/grok-4', undefined, 'openrouter'],
    ['some-model', 'no-such-provider', undefined],
  ])('of %s at %s is %s', (id, provider, expected) => {
    expect(classifyModel(id, provider).provider).toBe(expected);
  });
});

describe('facts about models', () => {
  it('say when and by what a model is replaced, and who said so', () => {
    const { retirement } = classifyModel('claude-sonnet-4-5-20250929', 'anthropic');
    expect(retirement).toMatchObject({ date: '2026-11-30', replacement: 'claude-sonnet-5-5' });
    expect(retirement?.source.name).toContain('@anthropic-ai/sdk');
  });

  it.each([
    ['gpt-4o', '2027-01-14'],
    ['gpt-4o-2024-05-13', '2026-10-23'],
    ['gpt-4o-2024-11-20', '2027-01-14'],
    ['ft:gpt-4o-mini-2024-07-18:acme::x', '2027-01-14'],
    ['claude-3-5-sonnet-latest', '2025-10-28'],
    ['deepseek-chat', '2026-07-24'],
    ['grok-4-latest', '2026-05-15'],
    ['claude-opus-4-5', undefined],
    ['gpt-5.6-sol', undefined],
  ])('retire %s on %s', (id, date) => {
    expect(classifyModel(id).retirement?.date).toBe(date);
  });

  it('leave retirement to whoever serves the model', () => {
    const dates = (['gemini', 'vertex', 'openrouter'] as const).map(
      (host) => classifyModel('gemini-2.5-pro', host).retirement?.date,
    );
    expect(dates).toEqual(['2026-12-01', '2026-10-16', undefined]);
    expect(classifyModel('us.anthropic.claude-sonnet-4-5-20250929-v1:0').retirement).toBeUndefined();
  });

  it('retire everything of a service that went away', () => {
    expect(classifyModel('openai/gpt-4.1', 'github').retirement?.date).toBe('2026-07-30');
  });

  it('are found through every wrapping', () => {
    const wrapped = [
      'claude-sonnet-4-5-20250929',
      'anthropic/claude-sonnet-4.5',
      'us.anthropic.claude-sonnet-4-5-20250929-v1:0',
      'publishers/anthropic/models/claude-sonnet-4-5@20250929',
    ];
    expect(wrapped.map((id) => classifyModel(id).known)).toEqual([true, true, true, true]);
    expect(wrapped.map((id) => contextWindowOf(id))).toEqual([200_000, 200_000, 200_000, 200_000]);
  });

  it('give limits, list prices and whether sampling is ignored', () => {
    expect(classifyModel('gpt-5-mini')).toMatchObject({
      contextWindow: 400_000,
      maxOutput: 128_000,
      pricePerMillion: { input: 0.25, output: 2, cachedInput: 0.025 },
      ignoresSampling: 'always',
    });
    expect(classifyModel('gpt-5.2').ignoresSampling).toBe('while-reasoning');
    expect(classifyModel('gpt-4o').ignoresSampling).toBeUndefined();
    expect(classifyModel('claude-opus-4-7').ignoresSampling).toBe('always');
    expect(classifyModel('command-r').deprecated).toBe(true);
  });

  it('are not taken from the name of a deployment', () => {
    expect(classifyModel('gpt-4o', 'azure')).toMatchObject({ known: false, contextWindow: undefined });
  });

  it('have a day', () => {
    expect(MODEL_FACTS_CHECKED).toMatch(/^20\d{2}-\d{2}-\d{2}$/);
  });
});

describe('the nearest known ids', () => {
  it.each([
    ['gpt-4o-minii', undefined, 'gpt-4o-mini'],
    ['gtp-4o', undefined, 'gpt-4o'],
    ['claude-sonet-4-6', undefined, 'claude-sonnet-4-6'],
    ['gemini-2.5-falsh', 'google', 'gemini-2.5-flash'],
    ['command-r-plu', 'cohere', 'command-r-plus'],
    ['openai/gpt-5.6-soll', 'openrouter', 'openai/gpt-5.6-sol'],
  ])('of %s (%s) start with %s', (id, provider, expected) => {
    expect(nearestModels(id, 3, provider)[0]).toBe(expected);
  });

  it('are of the same provider', () => {
    expect(nearestModels('claude-opus-4-9', 5).every((id) => id.startsWith('claude-'))).toBe(true);
  });

  it('are none for a model that may only be newer', () => {
    expect(nearestModels('gpt-9', 3)).toEqual([]);
  });

  it('are none for something else altogether', () => {
    expect(nearestModels('my-own-little-model', 3)).toEqual([]);
  });

  it('leave out models that are gone', () => {
    expect(nearestModels('o1-min', 5)).not.toContain('o1-mini');
  });

  it('are no more than asked for', () => {
    expect(nearestModels('gpt-5.6-so', 1)).toEqual(['gpt-5.6-sol']);
  });

  it('take their time from nobody, however long the text', () => {
    expect(nearestModels('a'.repeat(1e6), 3)).toEqual([]);
  });
});

describe('speed', () => {
  it('is some microseconds for an id', () => {
    const ids = CASES.map(({ id, provider }) => [id, provider] as const);
    const best = Math.min(
      ...Array.from({ length: 10 }, () => {
        const start = process.cpuUsage();
        for (let round = 0; round < 10; round++) {
          for (const [id, provider] of ids) {
            classifyModel(id, provider);
          }
        }
        return process.cpuUsage(start).user / (10 * ids.length);
      }),
    );
    expect(best).toBeLessThan(20);
  });
});
