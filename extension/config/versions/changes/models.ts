import { classifyModel } from '../../models';
import type { ModelMeaning } from '../meaning';
import type { Setting } from '../settings';
import { type ChangeKind, type Difference, type Side, side } from './difference';
import { settingDifferences } from './settings';

/** Models and their settings, by their place: the one that is used, then its fallbacks. */
export function modelDifferences(before: readonly ModelMeaning[], after: readonly ModelMeaning[]): Difference[] {
  const differences: Difference[] = [];
  for (let at = 0; at < Math.max(before.length, after.length); at++) {
    const path = at === 0 ? 'model' : `model.fallback[${at - 1}]`;
    const [old, now] = [before[at], after[at]];
    if (old && now) {
      differences.push(...changedModel(path, old, now));
    } else {
      const sides = { before: sideOf(path, old), after: sideOf(path, now) };
      differences.push({ kind: old ? 'model-removed' : 'model-added', ...sides });
    }
  }
  return differences;
}

function changedModel(path: string, old: ModelMeaning, now: ModelMeaning): Difference[] {
  const differences: Difference[] = [];
  if (old.id !== now.id) {
    differences.push({ kind: kindOf(old, now), before: sideOf(path, old), after: sideOf(path, now) });
  }
  if (old.provider !== now.provider) {
    differences.push({
      kind: 'provider-changed',
      before: side(`${path}.provider`, old.provider, old.source.node),
      after: side(`${path}.provider`, now.provider, now.source.node),
    });
  }
  const kinds = { added: 'sampling-changed', removed: 'sampling-changed', changed: 'sampling-changed' } as const;
  return [...differences, ...settingDifferences(`${path}.`, settingsOf(old), settingsOf(now), kinds)];
}

const FLOATING: ReadonlySet<string> = new Set(['floating-alias', 'latest-alias', 'router']);

/** Whether a snapshot gave way to a name that follows whatever is newest, or the other way round. */
function kindOf(old: ModelMeaning, now: ModelMeaning): ChangeKind {
  const [before, after] = [classOf(old), classOf(now)];
  if (before === 'pinned' && FLOATING.has(after)) {
    return 'model-unpinned';
  }
  return FLOATING.has(before) && after === 'pinned' ? 'model-pinned' : 'model-changed';
}

function classOf({ id, provider }: ModelMeaning): string {
  return classifyModel(id, provider || undefined).class;
}

function settingsOf({ parameters, source }: ModelMeaning): Setting[] {
  const nodes = new Map(Object.entries(source.parameters));
  return Object.entries(parameters).map(([path, value]) => ({ path, value, node: nodes.get(path) ?? source.node }));
}

function sideOf(path: string, model: ModelMeaning | undefined): Side {
  return side(path, model?.id, model && (model.source.id?.node ?? model.source.node));
}
