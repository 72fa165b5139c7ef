import { DIFF_SCHEMA, type DiffReport } from '../../schemas/diffReport';
import { CHANGE_CLASSES, type Change, wordDifference } from '../config/versions/change';
import { changeReport, placeReport } from '../config/versions/changeReport';
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

const LONGEST = 400;

function linesOf(change: Change, from: Version, to: Version): string[] {
  const place = placeReport(change.placeAfter, to) ?? placeReport(change.placeBefore, from);
  const where = place ? `  ${place.file}:${place.line}` : '';
  return [
    `  ${change.title}${change.path === '' ? '' : `: ${change.path}`}${where}`,
    ...valueLines(change).map((line) => `      ${line}`),
    `      why: ${change.why}`,
  ];
}

/** Long texts on both sides are shown once, with the words that changed marked. */
function valueLines({ before, after }: Change): string[] {
  if (typeof before === 'string' && typeof after === 'string' && before.length + after.length > 60) {
    const stretches = wordDifference(before, after);
    if (stretches.some(({ kind, text }) => kind === 'same' && text.trim().length > 10)) {
      const marked = stretches.map(({ kind, text }) =>
        kind === 'same' ? text : kind === 'added' ? `{+${text}+}` : `[-${text}-]`,
      );
      return [oneLine(marked.join(''))];
    }
  }
  return [
    ...(before === undefined ? [] : [`- ${valueText(before)}`]),
    ...(after === undefined ? [] : [`+ ${valueText(after)}`]),
  ];
}

function valueText(value: NonNullable<Change['before']> | null): string {
  return oneLine(typeof value === 'string' ? value : JSON.stringify(value));
}

function oneLine(text: string): string {
  const line = text.replaceAll('\n', ' ');
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}...` : line;
}
