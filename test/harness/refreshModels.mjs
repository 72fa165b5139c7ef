// `npm run models:refresh [-- FOLDER...]`: brings extension/config/models.data.json up to date, as far as that can be
// done offline, and says what a person has to look up.
//
// Written anew: the `derived` section (ids, context windows, list prices), from the installed @pydantic/genai-prices.
// Update that package first; its data is only as fresh as its version.
//
// Checked, never written: everything else in the file is kept by hand, because no package has it. Look it up here,
// correct the rows, and set `checked` and the `date` of each source that was read:
//   snapshots, known   npm: the unions ChatModel/ResponsesModel in `openai`, Model in `@anthropic-ai/sdk`, and the
//                      model ids in @ai-sdk/google, /mistral, /cohere, /xai, /deepseek. Unpack `openai` and
//                      `@anthropic-ai/sdk` (npm pack) and give their folders to this script: it lists what is missing.
//   retirements        the `url` of the sources named *-deprecations, *-lifecycle, *-retirement and vertex-versions;
//                      GET /v1/models of OpenAI has `shutdown_date`; DEPRECATED_MODELS in `@anthropic-ai/sdk`.
//                      "Not sooner than" is not a retirement: leave it out.
//   limits, sampling   the providers' model pages (sources named *-models); `@ai-sdk/openai` and `@ai-sdk/anthropic`.
//   which names float  the rules in extension/config/models/; they change when a provider changes how it names models.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { calcPrice, findProvider } from '@pydantic/genai-prices';

const DATA = fileURLToPath(new URL('../../extension/config/models.data.json', import.meta.url));
const BIOME = fileURLToPath(new URL('../../node_modules/.bin/biome', import.meta.url));
const PACKAGE = new URL('../../node_modules/@pydantic/genai-prices/package.json', import.meta.url);

/** Sources older than this are worth reading again: providers give three to six months' notice of a retirement. */
const STALE_DAYS = 60;

/** Our name of a provider, and the package's. Azure is left out (its names are deployments), and so are resellers. */
const PROVIDERS = {
  openai: 'openai',
  anthropic: 'anthropic',
  bedrock: 'aws',
  gemini: 'google',
  mistral: 'mistral',
  cohere: 'cohere',
  xai: 'x-ai',
  deepseek: 'deepseek',
  groq: 'groq',
  together: 'together',
  fireworks: 'fireworks',
  openrouter: 'openrouter',
  perplexity: 'perplexity',
  cerebras: 'cerebras',
  moonshot: 'moonshotai',
  minimax: 'minimax',
  zai: 'zhipuai',
};

/**
 * @typedef {import('@pydantic/genai-prices').MatchLogic} MatchLogic
 * @typedef {import('@pydantic/genai-prices').ModelInfo} ModelInfo
 * @typedef {{version: string, asOf: string, models: Record<string, string[]>}} Derived
 * @typedef {{name: string, url?: string, date: string}} Source
 * @typedef {{provider: string, source: string, models: string[], date?: string, replacement?: string}} Row
 * @typedef {{checked: string, sources: Record<string, Source>, snapshots: Row[], known: Row[], floating: Row[],
 *   retirements: Row[], derived: Derived}} Catalogue
 */

/** Ids that a match rule names in full. @param {MatchLogic} match @returns {string[]} */
function namedBy(match) {
  if ('or' in match) {
    return match.or.flatMap(namedBy);
  }
  return 'equals' in match ? [match.equals] : [];
}

/** @param {string} provider @param {string} id */
function ownForm(provider, id) {
  // The package files cross-region and in-region Bedrock prices under prefixes of its own.
  return provider === 'bedrock' ? id.replace(/^regional\./, '') : id;
}

/** @param {string} provider @param {string} id */
function belongs(provider, id) {
  if (provider === 'openrouter') {
    return id.includes('/') && !id.includes(':');
  }
  return provider !== 'gemini' || !id.includes('claude');
}

/** Prices in force on a day. @param {ModelInfo} model @param {Date} day */
function pricesOn(model, day) {
  const alone = { ...model, match: { equals: 'it' } };
  const provider = { id: 'one', name: 'one', api_pattern: '', models: [alone] };
  return calcPrice({}, 'it', { provider, timestamp: day })?.model_price ?? {};
}

/** Price below the first tier. @param {number | {base: number} | undefined} price */
const basePrice = (price) => (typeof price === 'object' ? price.base : price);

/**
 * `id id... | context input output cachedInput`, prices in USD per million tokens, `-` where the package has none.
 * @param {string} provider @param {ModelInfo} model @param {Date} day
 */
function line(provider, model, day) {
  const ids = [...new Set([model.id, ...namedBy(model.match)].map((id) => ownForm(provider, id)))]
    .filter((id) => belongs(provider, id) && !id.includes(' '))
    .sort();
  const prices = pricesOn(model, day);
  const numbers = [
    model.context_window,
    basePrice(prices.input_mtok),
    basePrice(prices.output_mtok),
    basePrice(prices.cache_read_mtok),
  ];
  const facts = numbers.map((number) => number ?? '-').join(' ');
  return ids.length === 0 ? [] : [`${ids.join(' ')} | ${facts}${model.deprecated ? ' deprecated' : ''}`];
}

/**
 * The `derived` section.
 * @param {string} asOf day (YYYY-MM-DD) whose prices are taken, at noon UTC: some change with the hour
 * @returns {Derived}
 */
export function derive(asOf) {
  const day = new Date(`${asOf}T12:00:00Z`);
  /** @type {Record<string, string[]>} */
  const models = {};
  for (const [provider, providerId] of Object.entries(PROVIDERS)) {
    models[provider] = (findProvider({ providerId })?.models ?? []).flatMap((model) => line(provider, model, day));
  }
  return { version: JSON.parse(readFileSync(PACKAGE, 'utf8')).version, asOf, models };
}

/** @param {Row[]} rows @param {string} [provider] */
const idsOf = (rows, provider) =>
  rows
    .filter((row) => provider === undefined || row.provider === provider)
    .flatMap((row) => row.models.flatMap((ids) => ids.split(' ')));

/**
 * Ids that published SDK types list and the catalogue does not.
 * @param {Catalogue} catalogue @param {string} folder an unpacked `openai` or `@anthropic-ai/sdk` package
 */
function missingFrom(catalogue, folder) {
  const declarations = readdirSync(join(folder, 'resources'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.d.ts'))
    .map((file) => readFileSync(join(folder, 'resources', file), 'utf8'));
  const unions = declarations.flatMap(
    (text) => text.match(/^export type (ChatModel|ResponsesModel|Model) =[^;]*/gm) ?? [],
  );
  const listed = unions.flatMap((union) => [...union.matchAll(/'([^']+)'/g)].map((match) => match[1] ?? ''));
  const ours = new Set(idsOf([...catalogue.snapshots, ...catalogue.known, ...catalogue.floating]));
  return [...new Set(listed)].filter((id) => !ours.has(id));
}

/**
 * What a person should look at, one sentence each.
 * @param {Catalogue} catalogue @param {string} today YYYY-MM-DD
 */
export function staleFacts(catalogue, today) {
  const age = (/** @type {string} */ date) => Math.floor((Date.parse(today) - Date.parse(date)) / 86_400_000);
  const old = Object.entries(catalogue.sources)
    .filter(([, source]) => age(source.date) > STALE_DAYS)
    .map(([key, source]) => `source ${key} was read ${age(source.date)} days ago: ${source.url ?? source.name}`);
  const passed = catalogue.retirements
    .filter((row) => (row.date ?? '') > catalogue.checked && (row.date ?? '') <= today)
    .map((row) => `retired since the last check (${row.date}): ${row.models.join(' ')}`);
  const dead = catalogue.retirements
    .filter((row) =>
      catalogue.retirements.some(
        (other) =>
          (other.date ?? '') <= today &&
          other.provider === row.provider &&
          idsOf([other]).includes(row.replacement ?? ''),
      ),
    )
    .map((row) => `the replacement ${row.replacement} of ${row.models.join(' ')} is retired itself`);
  const dated = Object.entries(catalogue.derived.models).flatMap(([provider, lines]) => {
    const ours = new Set(idsOf([...catalogue.snapshots, ...catalogue.known], provider));
    const bases = idsOf(catalogue.snapshots, provider);
    return lines
      .flatMap((text) => (text.split(' | ')[0] ?? '').split(' '))
      .filter(
        (id) =>
          !ours.has(id) &&
          bases.some((base) => /^-20\d\d-\d\d-\d\d$/.test(id.startsWith(base) ? id.slice(base.length) : '')),
      )
      .map((id) => `${provider} snapshot ${id} is in the package but not among the snapshots`);
  });
  return [...old, ...passed, ...dead, ...dated];
}

/** @param {string[]} folders */
function main(folders) {
  /** @type {Catalogue} */
  const catalogue = JSON.parse(readFileSync(DATA, 'utf8'));
  const today = new Date().toISOString().slice(0, 10);
  const before = catalogue.derived.models ?? {};
  const derived = derive(today);
  for (const [provider, lines] of Object.entries(derived.models)) {
    const known = new Set(before[provider]);
    const fresh = new Set(lines);
    for (const text of lines.filter((text) => !known.has(text))) {
      console.log(`+ ${provider}: ${text}`);
    }
    for (const text of (before[provider] ?? []).filter((text) => !fresh.has(text))) {
      console.log(`- ${provider}: ${text}`);
    }
  }
  catalogue.derived = derived;
  catalogue.sources['genai-prices'] = {
    name: `@pydantic/genai-prices ${derived.version}`,
    url: 'https://github.com/pydantic/genai-prices',
    date: today,
  };
  writeFileSync(DATA, `${JSON.stringify(catalogue, null, 2)}\n`);
  execFileSync(BIOME, ['format', '--write', DATA], { stdio: 'ignore' });
  for (const folder of folders) {
    console.log(
      `in the types of ${folder}, not in the catalogue: ${missingFrom(catalogue, folder).join(' ') || 'nothing'}`,
    );
  }
  const stale = staleFacts(catalogue, today);
  console.log(stale.length === 0 ? 'nothing kept by hand looks stale' : stale.join('\n'));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  main(process.argv.slice(2));
}
