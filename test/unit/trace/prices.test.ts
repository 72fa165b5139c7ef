import { calcPrice, findProvider, type ModelInfo, type ModelPrice } from '@pydantic/genai-prices';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { ModelUse, Usage } from '../../../extension/trace/model';
import { costOf } from '../../../extension/trace/prices';

const NOON = Date.parse('2026-11-01T12:00:00Z');

const PROVIDERS =
  'anthropic avian aws azure cerebras cohere deepseek fireworks google groq minimax mistral moonshotai novita openai openrouter perplexity together x-ai zhipuai'.split(
    ' ',
  );

/** What the package itself makes of the same call. */
function packagePrice(usage: Usage, id: string, providerId: string, atMs: number) {
  return calcPrice(
    {
      input_tokens: usage.input,
      output_tokens: usage.output,
      cache_read_tokens: usage.cacheRead,
      cache_write_tokens: usage.cacheWrite,
      output_reasoning_tokens: usage.reasoning,
    },
    id,
    { providerId, timestamp: new Date(atMs) },
  );
}

function expectAgreement(usage: Usage, id: string, provider: string, atMs: number): void {
  const ours = costOf(usage, { provider, requested: id }, atMs);
  const theirs = packagePrice(usage, id, provider, atMs);
  // An id of the package's own making, which no rule of its matches, has no price.
  const expected = theirs === null ? undefined : expect.closeTo(theirs.total_price, 9);
  expect({ provider, id, cost: ours }).toEqual({ provider, id, cost: expected });
}

const pricesOf = (model: ModelInfo): ModelPrice[] =>
  Array.isArray(model.prices) ? model.prices.map((conditional) => conditional.prices) : [model.prices];

const allModels = PROVIDERS.flatMap((provider) =>
  (findProvider({ providerId: provider })?.models ?? [])
    .filter((model) => pricesOf(model).every((prices) => prices.input_mtok !== undefined))
    .map((model) => ({ provider, id: model.id, changes: Array.isArray(model.prices) })),
);

const usages = fc
  .record({
    input: fc.integer({ min: 0, max: 600_000 }),
    output: fc.integer({ min: 0, max: 60_000 }),
    read: fc.double({ min: 0, max: 0.5, noNaN: true }),
    written: fc.double({ min: 0, max: 0.5, noNaN: true }),
    thought: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ input, output, read, written, thought }) => ({
    input,
    output,
    cacheRead: Math.floor(input * read),
    cacheWrite: Math.floor(input * written),
    reasoning: Math.floor(output * thought),
  }));

const times = fc.integer({ min: Date.parse('2024-06-01'), max: Date.parse('2027-12-31') });

describe('list prices', () => {
  it.each<[string, ModelUse, Usage, number]>([
    ['input and output', { provider: 'openai', requested: 'gpt-4o-mini' }, { input: 1e6, output: 1e6 }, 0.75],
    [
      'cached input at its own price',
      { provider: 'openai', requested: 'gpt-4o' },
      { input: 1e6, cacheRead: 1e6 },
      1.25,
    ],
    ['cache writes', { provider: 'anthropic', requested: 'claude-opus-4-8' }, { input: 1e6, cacheWrite: 1e6 }, 6.25],
    [
      'a long prompt, all of it at the higher price',
      { provider: 'openai', requested: 'gpt-5.4' },
      { input: 300_000 },
      1.5,
    ],
    [
      'the served model before the requested one',
      { provider: 'openai', requested: 'gpt-4o', served: 'gpt-4o-mini-2024-07-18' },
      { input: 1e6 },
      0.15,
    ],
    [
      'the requested model when nobody knows the served one',
      { provider: 'openai', requested: 'gpt-4o-mini', served: 'mine' },
      { input: 1e6 },
      0.15,
    ],
    ['a conventional provider name', { provider: 'az.ai.openai', requested: 'gpt-4o' }, { input: 1e6 }, 2.5],
    [
      'a region of Bedrock',
      { provider: 'aws.bedrock', requested: 'us.anthropic.claude-haiku-4-5-20251001-v1:0' },
      { input: 1e6 },
      1.1,
    ],
    ['a prefix in the id', { requested: 'openai/gpt-4o' }, { input: 1e6 }, 2.5],
    ['a fee for each request', { provider: 'perplexity', requested: 'sonar' }, { input: 1e6, output: 0 }, 1.012],
    [
      'an embedding model, which has no output',
      { provider: 'openai', requested: 'text-embedding-3-small' },
      { input: 1e6 },
      0.02,
    ],
  ])('%s', (_, model, usage, dollars) => {
    expect(costOf(usage, model, NOON)).toBeCloseTo(dollars, 9);
  });

  it('takes the price of the day', () => {
    const usage = { input: 1e6 };
    const model = { provider: 'openai', requested: 'gpt-5.6-luna' };
    const before = costOf(usage, model, Date.parse('2026-07-29T23:59:59Z'));
    const after = costOf(usage, model, Date.parse('2026-07-30T00:00:00Z'));
    expect([before, after]).toEqual([2, 0.4]);
  });

  it('takes the price of the hour', () => {
    const model = { provider: 'deepseek', requested: 'deepseek-v4-pro' };
    const at = (time: string) => costOf({ input: 1e6 }, model, Date.parse(`2026-11-02T${time}Z`));
    expect([at('00:59:59'), at('01:00:00'), at('04:00:00')]).toEqual([0.66, 1.32, 0.66]);
  });

  it('agrees with the package on every model it knows', () => {
    expect(allModels.length).toBeGreaterThan(1000);
    const usage = { input: 250_001, output: 900, cacheRead: 2000, cacheWrite: 300, reasoning: 400 };
    for (const { provider, id } of allModels) {
      expectAgreement(usage, id, provider, NOON);
    }
  });

  it('agrees with the package on any usage at any time, where prices are tiered or change', () => {
    const moving = allModels.filter(({ changes, provider }) => changes || provider === 'google');
    expect(moving.length).toBeGreaterThan(20);
    fc.assert(
      fc.property(fc.constantFrom(...moving), usages, times, ({ provider, id }, usage, atMs) => {
        expectAgreement(usage, id, provider, atMs);
      }),
      { numRuns: 300 },
    );
  });
});

describe('calls without a price', () => {
  it.each<[string, ModelUse, Usage]>([
    ['an unknown model', { provider: 'openai', requested: 'gpt-0' }, { input: 1 }],
    ['no model at all', {}, { input: 1 }],
    ['no input count', { provider: 'openai', requested: 'gpt-4o' }, { output: 100 }],
    ['a local model with a famous name', { provider: 'ollama', requested: 'deepseek-r1:8b' }, { input: 1 }],
    ['a local model behind a compatible interface', { provider: 'openai', requested: 'deepseek-r1:8b' }, { input: 1 }],
    ['a model that its host does not list', { provider: 'groq', requested: 'gpt-4o' }, { input: 1 }],
    ['a model priced by the hour', { provider: 'openai', requested: 'whisper-1' }, { input: 1 }],
    ['a negative count', { provider: 'openai', requested: 'gpt-4o' }, { input: -1 }],
    ['a count that is no number', { provider: 'openai', requested: 'gpt-4o' }, { input: 1, output: Number.NaN }],
    ['a count beyond measure', { provider: 'openai', requested: 'gpt-4o' }, { input: Number.POSITIVE_INFINITY }],
    ['a prototype key', { provider: '__proto__', requested: 'constructor', served: '__proto__' }, { input: 1 }],
    ['an endless name', { provider: 'openai', requested: 'gpt-4o'.repeat(1e5) }, { input: 1 }],
  ])('%s costs nobody knows what', (_, model, usage) => {
    expect(costOf(usage, model, NOON)).toBeUndefined();
  });

  it('has no price at no time', () => {
    expect(costOf({ input: 1 }, { provider: 'openai', requested: 'gpt-4o' }, Number.NaN)).toBeUndefined();
  });

  it('counts cached tokens that the input forgot', () => {
    const model = { provider: 'anthropic', requested: 'claude-opus-4-8' };
    expect(costOf({ input: 10, cacheRead: 1e6 }, model, NOON)).toBeCloseTo(0.5, 9);
  });
});

describe('a million calls', () => {
  it('take a microsecond or so each once the model is found', () => {
    const usage = { input: 1000, output: 100, cacheRead: 100 };
    const models = [
      { provider: 'openai', served: 'gpt-4o-2024-08-06', requested: 'gpt-4o' },
      { provider: 'anthropic', requested: 'claude-sonnet-4-5-20250929' },
    ];
    const best = Math.min(
      ...Array.from({ length: 10 }, () => {
        const start = process.cpuUsage();
        for (let call = 0; call < 20_000; call++) {
          costOf(usage, models[call % 2] ?? {}, NOON);
        }
        return process.cpuUsage(start).user / 20_000;
      }),
    );
    expect(best).toBeLessThan(2);
  });

  it('says nothing and asks nobody', () => {
    const fetch = vi.spyOn(globalThis, 'fetch');
    const warn = vi.spyOn(console, 'warn');
    for (const { provider, id } of allModels) {
      costOf({ input: 1, output: 1 }, { provider, requested: id }, NOON);
    }
    expect(fetch).not.toHaveBeenCalled();
    expect(warn).not.toHaveBeenCalled();
    vi.restoreAllMocks();
  });
});
