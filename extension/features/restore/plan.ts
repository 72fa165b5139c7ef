import type { PlannedRestore } from '../../platform/versions/messages';

/** Files that a restore writes, existing or not. */
export function writtenPaths({ steps }: PlannedRestore): string[] {
  return steps.flatMap(({ path, text }) => (text === undefined ? [] : [path]));
}

/** Whether nothing of the agent is there now. */
export function isAllNew({ steps }: PlannedRestore): boolean {
  return steps.every(({ action }) => action === 'create');
}

/** Whether two plans write the same: nothing that a restore is about was changed between them. */
export function isSamePlan(a: PlannedRestore, b: PlannedRestore): boolean {
  const essence = ({ steps, conflicts, changes }: PlannedRestore): string =>
    JSON.stringify([steps, conflicts, changes.map(({ title, path, before }) => [title, path, before])]);
  return essence(a) === essence(b);
}
