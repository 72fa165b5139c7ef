import type { ChosenTool, PageChange, PageConfig, PageVersion } from '../../schemas/pageConfig';
import type { RunUse } from '../config/lint/runUse';
import type { ShownChange, ShownMatch, ShownVersion } from '../platform/versions/messages';

/** More are counted, not listed: the change list of the version has them all. */
const MOST_CHANGES = 100;
const MOST_LISTED = 40;
const MOST_CHOSEN = 2000;
/** Characters of a changed text. */
const LONGEST = 400;

/** A match as the page shows it. */
export function pageConfigOf(match: ShownMatch, use: RunUse | undefined): PageConfig {
  const { agent, version, certainty, repository } = match;
  if (agent === undefined || version === undefined || certainty === 'none') {
    return { state: 'unknown', reason: match.reason };
  }
  const lists = [match.agreed, match.disagreed, match.alternatives];
  return {
    state: 'matched',
    agent,
    version: pageVersion(version),
    certainty,
    reason: match.reason,
    agreed: match.agreed.slice(0, MOST_LISTED),
    disagreed: match.disagreed.slice(0, MOST_LISTED),
    alternatives: match.alternatives.slice(0, MOST_LISTED).map(pageVersion),
    changesIn: match.changesIn.slice(0, MOST_CHANGES).map(pageChange),
    changesSince: match.changesSince.slice(0, MOST_CHANGES).map(pageChange),
    isCut:
      lists.some((list) => list.length > MOST_LISTED) ||
      Math.max(match.changesIn.length, match.changesSince.length) > MOST_CHANGES,
    chosen: use ? chosenTools(match, use) : [],
    ...(repository.message !== undefined && { note: repository.message }),
  };
}

/** What a version is called on the page. */
export function pageVersion({ id, label, tags, subject, author, date }: ShownVersion): PageVersion {
  return {
    name: tags[0] ?? label,
    ...(id !== null && { commit: label }),
    ...(subject && { subject }),
    ...(author && { author }),
    ...(date && { date }),
  };
}

function pageChange({ class: name, what, title, path, before, after, why, tool, ...places }: ShownChange): PageChange {
  const [old, now] = [textOf(before), textOf(after)];
  return {
    class: name,
    title,
    path,
    why,
    ...(old !== undefined && { before: old }),
    ...(now !== undefined && { after: now }),
    concerns: tool !== null ? 'tool' : isAboutModels(what) ? 'model' : 'run',
    ...(tool !== null && { tool }),
    isBefore: places.rangeBefore !== undefined,
    isAfter: places.rangeAfter !== undefined,
  };
}

/** The change is in what every model call is sent. */
function isAboutModels(what: string): boolean {
  return /^(?:model|provider|sampling|prompt|sentence|example|variable)-/.test(what);
}

function textOf(value: ShownChange['before']): string | undefined {
  if (value === null || value === undefined) {
    return undefined;
  }
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

/**
 * Calls of tools that have changed, each with the step before the calls that were made at once: the model that chose
 * them.
 */
function chosenTools({ changesIn, changesSince }: ShownMatch, { calls }: RunUse): ChosenTool[] {
  const changed = new Set([...changesIn, ...changesSince].map(({ tool }) => tool));
  const steps = new Set(calls.map(({ step }) => step));
  return calls
    .filter(({ tool }) => changed.has(tool))
    .slice(0, MOST_CHOSEN)
    .map(({ step, tool }) => {
      let chosenBy = step - 1;
      while (steps.has(chosenBy)) {
        chosenBy--;
      }
      return { step, tool, chosenBy };
    });
}
