import { diffConfigs } from '../config/versions/change';
import type { Backup } from '../config/versions/repository';
import { applyRestore, planRestore, type RestorePlan } from '../config/versions/restore';
import { historyAt, versionNamed } from './agentFiles';
import { changesText } from './diffReport';
import { readFlags } from './flags';
import { EXIT, type Io, printable, UsageError } from './io';

export const RESTORE_HELP = `backstep restore PATH --to REV [--dry-run]
  Writes an agent's files as they were at a commit, tag or fingerprint. What is written over is stored before, under
  refs/backstep/backup/; index and HEAD stay as they are.
  --dry-run    says what would change, and writes nothing
`;

/** `backstep restore`. @returns the exit code */
export async function restoreCommand(args: readonly string[], io: Io): Promise<number> {
  const usage = 'backstep restore PATH --to REV [--dry-run]';
  const options = { to: { type: 'string' }, 'dry-run': { type: 'boolean' } } as const;
  const { values, positionals } = readFlags(args, options, [1, 1], usage);
  const [given = ''] = positionals;
  if (values.to === undefined) {
    throw new UsageError(`usage: ${usage}`);
  }
  const { place, history } = await historyAt(given, io);
  if (!place.repository) {
    throw new UsageError(place.message ?? 'there is no repository');
  }
  const version = await versionNamed(values.to, given, io);
  const plan = await planRestore(version, history.working, place.files);
  if (plan.conflicts.length > 0) {
    throw new UsageError(`nothing was written: ${plan.conflicts.map(({ path, why }) => `${path}: ${why}`).join('; ')}`);
  }
  const before = history.working;
  const changes = before ? diffConfigs(before.agent.config, version.agent.config) : [];
  const told = before ? changesText(changes, before, version) : '';
  if (values['dry-run']) {
    await io.write(printable(`${told}${planText(plan, 'would be')}`));
    return EXIT.fine;
  }
  const backup = await restore(() => applyRestore(plan, place.files, place.repository!, new Date()));
  await io.write(printable(`${told}${planText(plan, 'was')}${backupText(backup)}`));
  return EXIT.fine;
}

/** Trouble while writing is not a bug of ours: a full disk, a file that somebody saves meanwhile. */
async function restore(work: () => Promise<Backup | undefined>): Promise<Backup | undefined> {
  try {
    return await work();
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

const ACTIONS = {
  write: 'written over',
  create: 'created',
  keep: 'as it is already',
  leave: 'stays: was not there in that version',
};

function planText({ steps }: RestorePlan, verb: string): string {
  return steps
    .map(({ path, action }) =>
      action === 'write' || action === 'create'
        ? `${path}: ${verb} ${ACTIONS[action]}\n`
        : `${path}: ${ACTIONS[action]}\n`,
    )
    .join('');
}

function backupText(backup: Backup | undefined): string {
  return backup
    ? `What was written over is in ${backup.ref}\nGet a file back: git restore --source=${backup.ref} -- PATH\n`
    : '';
}
