import type { ConfigChange } from '../../../schemas/diffReport';
import type { Change, ChangePlace } from './change';
import type { Version } from './history';

/** A change for programs, by the contract in schemas/diffReport.ts. */
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

/** Line of a change's place, counted from 1; null when it is not on that side. */
export function placeReport(place: ChangePlace | undefined, { agent }: Version): ConfigChange['placeBefore'] {
  const file = agent.config.files.find(({ path }) => path === place?.file);
  return place && file ? { file: file.path, line: file.document.lines.at(place.start).line } : null;
}
