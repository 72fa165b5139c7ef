import { canonicalText } from '../plain';
import type { Setting } from '../settings';
import { type ChangeKind, type Difference, side } from './difference';
import { byName } from './named';

/** Names for what can happen to a value with a path. */
export interface SettingKinds {
  readonly added: ChangeKind;
  readonly removed: ChangeKind;
  readonly changed: ChangeKind | ((before: Setting, after: Setting) => ChangeKind);
}

/** Values by path, compared one by one. */
export function settingDifferences(
  prefix: string,
  before: readonly Setting[],
  after: readonly Setting[],
  kinds: SettingKinds,
): Difference[] {
  const differences: Difference[] = [];
  const later = byName(after, (setting) => setting.path);
  for (const [name, old] of byName(before, (setting) => setting.path)) {
    const now = later.get(name);
    later.delete(name);
    const path = prefix + name;
    if (!now) {
      differences.push({
        kind: kinds.removed,
        before: side(path, old.value, old.node),
        after: side(path, undefined, undefined),
      });
    } else if (canonicalText(old.value) !== canonicalText(now.value)) {
      differences.push({
        kind: typeof kinds.changed === 'function' ? kinds.changed(old, now) : kinds.changed,
        before: side(path, old.value, old.node),
        after: side(path, now.value, now.node),
      });
    }
  }
  for (const [name, now] of later) {
    const path = prefix + name;
    differences.push({
      kind: kinds.added,
      before: side(path, undefined, undefined),
      after: side(path, now.value, now.node),
    });
  }
  return differences;
}

/** Names on a list: which came and which went. */
export function listDifferences(
  path: string,
  before: readonly Setting[],
  after: readonly Setting[],
  kinds: { readonly added: ChangeKind; readonly removed: ChangeKind },
): Difference[] {
  return settingDifferences(`${path}.`, before, after, { ...kinds, changed: 'other-changed' });
}
