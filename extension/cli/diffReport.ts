import { type ConfigChange, DIFF_SCHEMA, type DiffReport } from '../../schemas/diffReport';
import { CHANGE_CLASSES, type Change, type ChangePlace, wordDifference } from '../config/versions/change';
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

export function changeReport(change: Change, from: Version, to: Version): ConfigChange {
  const { class: name, what, title, path, why } = change;
  return {
    class: name,
    what,
    title,
    path,
    before: asJson(change.before),
    after: asJson(change.after),
    why,
    tool: change.tool ?? null,
    placeBefore: placeReport(change.placeBefore, from),
    placeAfter: placeReport(change.placeAfter, to),
  };
}

function asJson(value: Change['before']): ConfigChange['before'] {
  return value === undefined ? null : (JSON.parse(JSON.stringify(value)) as ConfigChange['before']);
}

function placeReport(place: ChangePlace | undefined, { agent }: Version): ConfigChange['placeBefore'] {
  const file = agent.config.files.find(({ path }) => path === place?.file);
  return place && file ? { file: file.path, line: file.document.lines.at(place.start).line } : null;
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
