/**
 * What a model call cost by list price, from the data inside @pydantic/genai-prices (never from the network).
 *
 * The package's `calcPrice` finds the model, once. It takes about 100 us a call, and a trace can have a million: so the
 * few prices of text tokens are applied here, in the same way (a test holds both equal for every model it knows).
 */

import { calcPrice, findProvider, type ModelInfo, type ModelPrice, type TieredPrices } from '@pydantic/genai-prices';
import type { ModelUse, Usage } from './model';

/** Runners of local models: the names of their models may look like those of paid ones. */
const LOCAL = /ollama|vllm|llama\.?cpp|llamafile|lm-?studio|localai|mlx/i;

/** `llama3.1:8b`, `qwen3:latest`: a local runner's name, whatever the provider is called. */
const LOCAL_TAG = /:(latest|\d+(\.\d+)?[bm])/i;

/** Providers by which traces mean no more than the client library: others serve the same interface. */
const INTERFACES: ReadonlySet<string> = new Set(['openai', 'anthropic']);

/** Spellings that the package does not know. */
const SPELLINGS: ReadonlyMap<string, string> = new Map([
  ['x-ai', 'xai'],
  ['fireworks-ai', 'fireworks'],
  ['kimi', 'moonshotai'],
]);

/** No model has a longer name; a trace is untrusted text. */
const MAX_NAME_LENGTH = 200;

/** Traces name few models; one that names more gets no more memory for them. */
const MAX_RESOLVED = 5000;

const DAY_MS = 86_400_000;

const resolved = new Map<string, ModelInfo | undefined>();

/**
 * The list price of one model call in USD: text tokens, without discounts (batch, contracts) and without tools.
 * @param usage token counts; `input` includes cached tokens
 * @param model who answered: the served model is priced, else the requested one
 * @param atMs when the call was made (ms since the epoch), because prices change; now when not given
 * @returns undefined when the model has no known price or the usage no count of input tokens
 */
export function costOf(usage: Usage, model: ModelUse, atMs: number = Date.now()): number | undefined {
  const info = modelFor(model);
  const prices = info === undefined || !Number.isFinite(atMs) ? undefined : pricesAt(info, atMs);
  return prices === undefined ? undefined : charge(prices, usage);
}

function modelFor({ provider = '', served = '', requested = '' }: ModelUse): ModelInfo | undefined {
  const key = `${provider}\n${served}\n${requested}`;
  const known = resolved.get(key);
  if (known !== undefined || resolved.has(key)) {
    return known;
  }
  if (resolved.size >= MAX_RESOLVED) {
    resolved.clear();
  }
  const found = resolve(provider, served) ?? resolve(provider, requested);
  resolved.set(key, found);
  return found;
}

function resolve(provider: string, id: string): ModelInfo | undefined {
  if (id === '' || id.length > MAX_NAME_LENGTH || provider.length > MAX_NAME_LENGTH) {
    return undefined;
  }
  const stated = providerId(provider);
  // `models/gemini-3.5-flash`, `publishers/anthropic/models/...`: some providers' long form.
  const name = id.replace(/^.*models\//, '');
  const found = stated === undefined ? byPrefix(id) : (lookUp(name, stated) ?? byPrefix(id));
  if (found !== undefined || LOCAL.test(provider) || LOCAL.test(id) || LOCAL_TAG.test(id)) {
    return found;
  }
  return stated === undefined || INTERFACES.has(stated) ? lookUp(name, undefined) : undefined;
}

/** The package's id of a provider. */
function providerId(name: string): string | undefined {
  if (name === '') {
    return undefined;
  }
  const spelled = name.toLowerCase().replaceAll('_', '-');
  return findProvider({ providerId: SPELLINGS.get(spelled) ?? spelled })?.id;
}

/** `openai/gpt-4o`, `openrouter/openai/gpt-4o`: the part before the slash says whose price it is. */
function byPrefix(id: string): ModelInfo | undefined {
  const slash = id.indexOf('/');
  const provider = slash < 1 ? undefined : providerId(id.slice(0, slash));
  return provider === undefined ? undefined : lookUp(id.slice(slash + 1), provider);
}

function lookUp(id: string, provider: string | undefined): ModelInfo | undefined {
  try {
    return calcPrice({}, id, { ...(provider !== undefined && { providerId: provider }) })?.model;
  } catch {
    // Prices that the package itself cannot read.
    return undefined;
  }
}

/** The prices in force at a time: the last listed ones whose condition holds, else the first. */
function pricesAt({ prices }: ModelInfo, atMs: number): ModelPrice | undefined {
  if (!Array.isArray(prices)) {
    return prices;
  }
  const inForce = prices.findLast(({ constraint }) => {
    if (constraint === undefined) {
      return true;
    }
    return constraint.type === 'start_date'
      ? atMs >= Date.parse(constraint.start_date)
      : isBetween(atMs, constraint.start_time, constraint.end_time);
  });
  return (inForce ?? prices[0])?.prices;
}

/** Whether a time of day (`00:30:00Z`) has come and another has not, over midnight if need be. */
function isBetween(atMs: number, start: string, end: string): boolean {
  const now = timeOfDay(atMs);
  const from = timeOfDay(Date.parse(`1970-01-01T${start}`));
  const to = timeOfDay(Date.parse(`1970-01-01T${end}`));
  return to < from ? now >= from || now < to : now >= from && now < to;
}

function timeOfDay(ms: number): number {
  return ((ms % DAY_MS) + DAY_MS) % DAY_MS;
}

function charge(prices: ModelPrice, usage: Usage): number | undefined {
  const { input, output = 0, cacheRead = 0, cacheWrite = 0, reasoning = 0 } = usage;
  const counts = [input, output, cacheRead, cacheWrite, reasoning];
  if (input === undefined || prices.input_mtok === undefined || !counts.every((count) => Number(count) >= 0)) {
    return undefined;
  }
  const total = Math.max(input, cacheRead + cacheWrite);
  // Tokens of a kind without a price of its own are charged as what they are a part of.
  const read = prices.cache_read_mtok === undefined ? 0 : cacheRead;
  const written = prices.cache_write_mtok === undefined ? 0 : cacheWrite;
  const thought = prices.output_reasoning_mtok === undefined ? 0 : Math.min(reasoning, output);
  const perMillion =
    (total - read - written) * rate(prices.input_mtok, total) +
    read * rate(prices.cache_read_mtok, total) +
    written * rate(prices.cache_write_mtok, total) +
    (output - thought) * rate(prices.output_mtok, total) +
    thought * rate(prices.output_reasoning_mtok, total);
  const cost = perMillion / 1e6 + rate(prices.requests_kcount, total) / 1000;
  return Number.isFinite(cost) ? cost : undefined;
}

/** USD per unit. Tiered prices apply to the whole call, by the number of its input tokens. */
function rate(price: number | TieredPrices | undefined, inputTokens: number): number {
  if (price === undefined || typeof price === 'number') {
    return price ?? 0;
  }
  let reached = { start: -1, price: price.base };
  for (const tier of price.tiers) {
    if (inputTokens > tier.start && tier.start > reached.start) {
      reached = tier;
    }
  }
  return reached.price;
}
