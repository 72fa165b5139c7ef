/**
 * What is known about single models: the facts of models.data.json, indexed by provider and id on first use.
 * `npm run models:refresh` writes the `derived` part and says where the rest is looked up.
 */

import data from '../models.data.json';
import type { FactSource, ModelFacts, PricePerMillion, Retirement } from './facts';
import type { Provider } from './providers';

export type SourceKey = keyof typeof data.sources;

/** In the file, ids of one entry are joined by spaces. */
interface Row {
  readonly provider: string;
  readonly source: string;
  readonly models: readonly string[];
}

/** What the price package lists of a model. */
interface Listed {
  readonly context: number | undefined;
  readonly price: PricePerMillion | undefined;
  readonly deprecated: boolean;
}

interface Limits {
  readonly context: number | undefined;
  readonly output: number;
}

interface Index {
  /** Alias to the ids that it can be pinned to, oldest first. */
  readonly pins: ReadonlyMap<string, readonly string[]>;
  /** Pinned id to the first of its aliases. */
  readonly families: ReadonlyMap<string, string>;
  readonly frozen: ReadonlySet<string>;
  readonly floating: ReadonlySet<string>;
  readonly known: ReadonlySet<string>;
  readonly deprecated: ReadonlySet<string>;
  readonly retirements: ReadonlyMap<string, Retirement>;
  readonly limits: ReadonlyMap<string, Limits>;
  readonly sampling: ReadonlyMap<string, ModelFacts['ignoresSampling']>;
  readonly listed: ReadonlyMap<string, Listed>;
}

/** Dates and versions at the end of an id, in the forms of all providers: good for finding the family, not the date. */
const VERSION_TAIL = /-(latest|20\d{2}-\d{2}-\d{2}|20\d{6}|\d{2}-20\d{2}|0\d{2}|\d{4})$/;

const sources: Readonly<Record<string, FactSource>> = data.sources;

const keyOf = (provider: string, id: string): string => `${provider} ${id}`;

function keysOf(rows: readonly Row[]): string[] {
  return rows.flatMap((row) => row.models.flatMap((ids) => ids.split(' ').map((id) => keyOf(row.provider, id))));
}

function mapOf<R extends Row, V>(rows: readonly R[], value: (row: R) => V): Map<string, V> {
  return new Map(rows.flatMap((row) => keysOf([row]).map((key) => [key, value(row)] as const)));
}

/** Reads `context input output cachedInput [deprecated]`, with `-` for what the package does not say. */
function parseListed(text: string): Listed {
  const [context, input, output, cachedInput, mark] = text.split(' ');
  const number = (field: string | undefined): number | undefined =>
    field === undefined || field === '-' ? undefined : Number(field);
  const prices = { input: number(input), output: number(output), cachedInput: number(cachedInput) };
  return {
    context: number(context),
    price:
      prices.input === undefined
        ? undefined
        : // Embedding models have no price for output: they give none.
          { input: prices.input, output: prices.output ?? 0, cachedInput: prices.cachedInput },
    deprecated: mark === 'deprecated',
  };
}

function listedModels(): Map<string, Listed> {
  const listed = new Map<string, Listed>();
  for (const [provider, lines] of Object.entries<readonly string[]>(data.derived.models)) {
    for (const line of lines) {
      const [ids = '', facts = ''] = line.split(' | ');
      const model = parseListed(facts);
      for (const id of ids.split(' ').map((id) => id.toLowerCase())) {
        listed.set(keyOf(provider, id), model);
        const family = keyOf(provider, id.replace(/-latest$/, ''));
        if (!listed.has(family)) {
          listed.set(family, model);
        }
      }
    }
  }
  return listed;
}

function build(): Index {
  const pins = new Map<string, readonly string[]>();
  const families = new Map<string, string>();
  for (const row of [...data.snapshots, ...data.frozen]) {
    for (const ids of row.models) {
      const [alias = '', ...pinned] = ids.split(' ');
      pins.set(keyOf(row.provider, alias), pinned);
      for (const id of pinned.filter((id) => !families.has(keyOf(row.provider, id)))) {
        families.set(keyOf(row.provider, id), alias);
      }
    }
  }
  const listed = listedModels();
  const byHand = keysOf([...data.snapshots, ...data.frozen, ...data.floating, ...data.known]);
  return {
    pins,
    families,
    frozen: new Set(keysOf(data.frozen)),
    floating: new Set(keysOf(data.floating)),
    known: new Set([...byHand, ...listed.keys()]),
    deprecated: new Set(keysOf(data.deprecated)),
    retirements: mapOf(data.retirements, ({ date, source, replacement }) => ({
      date,
      source: sources[source] ?? { name: source, date: data.checked },
      ...(replacement !== undefined && { replacement }),
    })),
    limits: mapOf(data.limits, ({ context, output }) => ({ context, output })),
    sampling: mapOf(data.sampling, ({ when }) => (when === 'always' ? 'always' : 'while-reasoning')),
    listed,
  };
}

let built: Index | undefined;

function index(): Index {
  built ??= build();
  return built;
}

/** Looks a model up by its id, else by its family's. */
function find<V>(facts: ReadonlyMap<string, V>, provider: Provider, id: string): V | undefined {
  return facts.get(keyOf(provider, id)) ?? facts.get(keyOf(provider, familyOf(provider, id)));
}

/** A source of facts. */
export function sourceOf(key: SourceKey): FactSource {
  return data.sources[key];
}

/** The day on which a person last went through the facts kept by hand (YYYY-MM-DD). */
export const CHECKED = data.checked;

/** The undated name of a model: `gpt-4o` for `gpt-4o-2024-08-06`; the id itself when it has none. */
export function familyOf(provider: Provider, id: string): string {
  return index().families.get(keyOf(provider, id)) ?? id.replace(VERSION_TAIL, '');
}

/** The newest id that an alias can be pinned to. */
export function newestPin(provider: Provider, alias: string): string | undefined {
  const { pins } = index();
  return (pins.get(keyOf(provider, alias)) ?? pins.get(keyOf(provider, familyOf(provider, alias))))?.at(-1);
}

/** Whether an alias has ids that it can be pinned to. */
export function hasPins(provider: Provider, alias: string): boolean {
  return index().pins.has(keyOf(provider, alias));
}

/** Whether an alias never moved and will not. */
export function isFrozen(provider: Provider, id: string): boolean {
  return index().frozen.has(keyOf(provider, id));
}

/** Whether a name moves, or moved, although nothing more exact is published. */
export function isFloating(provider: Provider, id: string): boolean {
  return index().floating.has(keyOf(provider, id));
}

export function isKnown(provider: Provider, id: string): boolean {
  return index().known.has(keyOf(provider, id));
}

export function isDeprecated(provider: Provider, id: string): boolean {
  const { deprecated, listed } = index();
  return deprecated.has(keyOf(provider, id)) || listed.get(keyOf(provider, id))?.deprecated === true;
}

/** When a provider retires a model; a provider that went away retires all of them. */
export function retirementOf(provider: Provider, id: string): Retirement | undefined {
  const { retirements } = index();
  return find(retirements, provider, id) ?? retirements.get(keyOf(provider, '*'));
}

export function maxOutputOf(provider: Provider, id: string): number | undefined {
  return find(index().limits, provider, id)?.output;
}

export function contextOf(provider: Provider, id: string): number | undefined {
  const { limits, listed } = index();
  return find(limits, provider, id)?.context ?? find(listed, provider, id)?.context;
}

export function priceOf(provider: Provider, id: string): PricePerMillion | undefined {
  return find(index().listed, provider, id)?.price;
}

export function samplingOf(provider: Provider, id: string): ModelFacts['ignoresSampling'] {
  return find(index().sampling, provider, id);
}

/** Every listed id with its provider. */
export function* knownModels(): IterableIterator<{ readonly provider: string; readonly id: string }> {
  for (const key of index().known) {
    const space = key.indexOf(' ');
    yield { provider: key.slice(0, space), id: key.slice(space + 1) };
  }
}
