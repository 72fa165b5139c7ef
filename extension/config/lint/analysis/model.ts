import type { ModelSettings } from '../../agentConfig';
import { numberOf } from '../../document/node';
import { classifyModel, type ModelFacts } from '../../models';

const cache = new WeakMap<ModelSettings, ModelFacts>();

/** The facts about a model id that can be judged; undefined for variables, shorthands and deployment names. */
export function factsOfModel(model: ModelSettings): ModelFacts | undefined {
  if (!model.id || model.indirect) {
    return undefined;
  }
  let facts = cache.get(model);
  if (!facts) {
    facts = classifyModel(model.id.value, model.provider);
    cache.set(model, facts);
  }
  return facts.class === 'deployment-name' ? undefined : facts;
}

/** A numeric setting. */
export function settingOf(model: ModelSettings, name: keyof ModelSettings['parameters']): number | undefined {
  return numberOf(model.parameters[name]);
}

/** Days from one YYYY-MM-DD to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}
