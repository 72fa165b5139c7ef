import { DIFF_SCHEMA, type DiffReport } from '../../schemas/diffReport';
import { CHANGE_CLASSES, type Change } from '../config/versions/change';
import { changeReport, placeReport } from '../config/versions/changeReport';
import { changeHeading, changeValues } from '../config/versions/changeText';
import type { Version } from '../config/versions/history';

/** Changes for programs, by the contract in schemas/diffReport.ts. */
export function diffReportOf(from: Named, to: Named, changes: readonly Change[]): DiffReport {
  const sideOf = ({ ref, version }: Named) => ({
    ref,
    fingerprint: version.fingerprint.short,
    missing: [...version.missing],
  });
  return {
    schema: DIFF_SCHEMA,
    from: sideOf(from),
    to: sideOf(to),
    changes: changes.map((change) => changeReport(change, from.version, to.version)),
  };
}

/** A version and what it was asked for by. */
export interface Named {
  readonly ref: string;
  readonly version: Version;
}

/** Changes for people, by class. */
export function changesText(changes: readonly Change[], from: Version, to: Version): string {
  const lines: string[] = [];
  for (const name of CHANGE_CLASSES) {
    const some = changes.filter((change) => change.class === name);
    if (some.length > 0) {
      lines.push(`${name} (${some.length})`, ...some.flatMap((change) => linesOf(change, from, to)));
    }
  }
  return lines.length === 0 ? 'No changes.\n' : `${lines.join('\n')}\n`;
}

function linesOf(change: Change, from: Version, to: Version): string[] {
  const place = placeReport(change.placeAfter, to) ?? placeReport(change.placeBefore, from);
  const where = place ? `  ${place.file}:${place.line}` : '';
  return [
    `  ${changeHeading(change)}${where}`,
    ...changeValues(change).map((line) => `      ${line}`),
    `      why: ${change.why}`,
  ];
}
