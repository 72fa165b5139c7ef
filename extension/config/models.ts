/**
 * Model ids: whether one names a model for good, when it retires, what its limits and prices are.
 *
 * Naming rules are in models/rules.ts (makers) and models/hosts.ts (everybody who serves other makers' models), single
 * facts in models.data.json, each with its source and date. Nothing here reads files, the clock or the network.
 */

import * as catalogue from './models/catalogue';
import type { ModelFacts } from './models/facts';
import { HOSTS, judgeMade } from './models/hosts';
import { MAX_ID_LENGTH, type ModelName, parseModelName } from './models/name';
import { isMaker, type Provider, providerNamed } from './models/providers';
import { referenceIn } from './models/references';
import type { Verdict } from './models/rules';

export type { FactSource, ModelClass, ModelFacts, PricePerMillion, Retirement } from './models/facts';
export { nearestModels } from './models/nearest';
export type { Provider } from './models/providers';

const UNKNOWN: Verdict = {
  class: 'unknown',
  why: 'no rule and no catalogue tells what this id means',
  source: 'naming',
};

/** Hosts that serve makers' models under their own terms: they do not share the makers' retirement dates. */
function retiringHost({ host, maker }: ModelName): Provider | undefined {
  return host === undefined || isMaker(host) ? maker : host;
}

type Listing = readonly [provider: Provider, id: string];

/** Every place where the catalogue may list the model: as its host names it, and as its maker does. */
function listingsOf({ host, name, maker, model }: ModelName): readonly Listing[] {
  const listings: Listing[] = [];
  if (host !== undefined && host !== maker) {
    const slug = name.replace(/:[a-z]+$/, '');
    listings.push([host, name]);
    if (slug !== name) {
      listings.push([host, slug]);
    }
    if (model !== name) {
      listings.push([host, model]);
    }
  }
  if (maker !== undefined) {
    listings.push([maker, model]);
  }
  return listings;
}

/** The first thing that any listing of the model tells. */
function told<V>(listings: readonly Listing[], tell: (provider: Provider, id: string) => V | undefined): V | undefined {
  for (const [provider, id] of listings) {
    const value = tell(provider, id);
    if (value !== undefined) {
      return value;
    }
  }
  return undefined;
}

function judge(name: ModelName): Verdict {
  const byHost = name.host === undefined ? undefined : HOSTS[name.host];
  return (byHost ?? judgeMade)(name) ?? UNKNOWN;
}

/** Facts of a text that names no model, as far as anybody can tell. */
function bare(id: string, provider: Provider | undefined, verdict: Verdict): ModelFacts {
  return {
    id,
    provider,
    class: verdict.class,
    why: verdict.why,
    known: false,
    source: catalogue.sourceOf(verdict.source),
  };
}

/**
 * What a model id promises, and what is known of the model. An id that cannot be judged is `unknown`, never wrong.
 * @param id as written in a config or trace: with or without prefixes of tools, hosts and regions
 * @param provider what the config or trace says beside it, in any spelling
 */
export function classifyModel(id: string, provider?: string): ModelFacts {
  const text = id.trim();
  const given = provider === undefined ? undefined : providerNamed(provider);
  if (text === '' || text.length > MAX_ID_LENGTH) {
    return bare(id, given, UNKNOWN);
  }
  const reference = referenceIn(text);
  if (reference !== undefined) {
    return bare(id, given, { class: 'deployment-name', why: reference, source: 'naming' });
  }
  const name = parseModelName(text, provider);
  const verdict = judge(name);
  const served = retiringHost(name);
  // A deployment's name may look like a model's and mean another one.
  const listings = verdict.class === 'deployment-name' ? [] : listingsOf(name);
  return {
    id,
    provider: name.host ?? name.maker,
    class: verdict.class,
    why: verdict.why,
    known: listings.some(([place, listed]) => catalogue.isKnown(place, listed)),
    newestSnapshot: verdict.newestSnapshot,
    retirement: listings.length > 0 && served !== undefined ? catalogue.retirementOf(served, name.model) : undefined,
    deprecated: listings.some(([place, listed]) => catalogue.isDeprecated(place, listed)) || undefined,
    contextWindow: told(listings, catalogue.contextOf),
    maxOutput: told(listings, catalogue.maxOutputOf),
    pricePerMillion: told(listings, catalogue.priceOf),
    ignoresSampling: told(listings, catalogue.samplingOf),
    source: catalogue.sourceOf(verdict.source),
  };
}

/** The model's context window in tokens, when it is known. */
export function contextWindowOf(id: string, provider?: string): number | undefined {
  return classifyModel(id, provider).contextWindow;
}

/** The day on which the facts kept by hand were last gone through (YYYY-MM-DD): say it beside any of them. */
export const MODEL_FACTS_CHECKED: string = catalogue.CHECKED;
