import data from './runbook.data.json';

/** What to do about a finding, in sentences. */
export interface RunbookEntry {
  /** When the detector fires. */
  readonly fires: string;
  /** What is most often behind it. */
  readonly cause: string;
  readonly now: string;
  readonly look: string;
  readonly prevent: string;
}

const ENTRIES: Readonly<Record<string, RunbookEntry>> = data;

/** The runbook's entry for a finding's id. */
export function runbookOf(id: string): RunbookEntry | undefined {
  return Object.hasOwn(ENTRIES, id) ? ENTRIES[id] : undefined;
}

/** Ids the runbook knows. */
export const RUNBOOK_IDS: readonly string[] = Object.keys(ENTRIES);
