import type { Change, ChangeClass } from '../../config/versions/change';
import { changeReport } from '../../config/versions/changeReport';
import { changeBrief, changeHeading, changeValues } from '../../config/versions/changeText';
import type { Version } from '../../config/versions/history';
import { lintCountsOf, type ProjectSettings } from '../../config/versions/lintCounts';
import type { ShownChange, ShownVersion } from './messages';

const MOST_TITLES = 20;

/** @param settings what its files are judged by; the rules as they come when there are none */
export function shownVersion(version: Version, settings: ProjectSettings | undefined): ShownVersion {
  const { commit, changes = [] } = version;
  return {
    id: commit?.hash ?? null,
    label: version.label,
    tags: version.tags,
    author: commit?.author,
    date: commit?.date,
    subject: commit?.subject,
    fingerprint: version.fingerprint.short,
    changeClass: version.changeClass,
    isOldest: version.changes === undefined,
    changeCounts: countByClass(changes),
    changes: changes.slice(0, MOST_TITLES).map(changeHeading),
    lint: lintCountsOf(version, settings),
    path: version.path,
    files: [...version.files.keys()],
    missing: version.missing,
  };
}

function countByClass(changes: readonly Change[]): Record<ChangeClass, number> {
  const counts = { breaking: 0, behavioural: 0, cosmetic: 0 };
  for (const change of changes) {
    counts[change.class]++;
  }
  return counts;
}

export function shownChange(change: Change, from: Version, to: Version): ShownChange {
  return {
    ...changeReport(change, from, to),
    brief: changeBrief(change),
    values: changeValues(change),
    rangeBefore: change.placeBefore,
    rangeAfter: change.placeAfter,
  };
}
