import type { Version } from './history';
import type { Backup, GitRepository, WorkingFiles } from './repository';
import type { FileContent } from './resolve';

/** What going back to a version does to one file. */
export interface RestoreStep {
  readonly path: string;
  readonly action: 'write' | 'create' | 'keep' | 'leave';
  /** What will stand there; undefined when nothing is written. */
  readonly text: string | undefined;
  /** What stands there now; undefined when there is no such file. */
  readonly now: Uint8Array | undefined;
}

export interface RestorePlan {
  readonly steps: readonly RestoreStep[];
  /** Why files cannot be restored, by path: then none is. */
  readonly conflicts: readonly { readonly path: string; readonly why: string }[];
}

/** Files that can be written over. */
export interface WritableFiles extends WorkingFiles {
  /** Replaces a file in one step. @throws Error with a message for people */
  write(path: string, bytes: Uint8Array): Promise<void>;
  /** Why a file cannot be written; undefined when it can. */
  whyUnwritable(path: string): Promise<string | undefined>;
}

/**
 * What has to be written so that an agent is what it was at a version. Files that the agent has now and did not have
 * then are left where they are: the agent file of that version does not name them.
 * @param now the working tree
 */
export async function planRestore(to: Version, now: Version | undefined, files: WritableFiles): Promise<RestorePlan> {
  const steps: RestoreStep[] = [];
  const conflicts: { path: string; why: string }[] = [];
  for (const [path, content] of to.files) {
    const step = await planFile(path, content, files);
    'why' in step ? conflicts.push(step) : steps.push(step);
  }
  for (const path of now?.files.keys() ?? []) {
    if (!to.files.has(path)) {
      steps.push({ path, action: 'leave', text: undefined, now: undefined });
    }
  }
  if (to.files.size === 0) {
    conflicts.push({ path: to.path, why: 'nothing of the agent is there at that version' });
  }
  return { steps, conflicts };
}

async function planFile(
  path: string,
  content: FileContent,
  files: WritableFiles,
): Promise<RestoreStep | { readonly path: string; readonly why: string }> {
  if ('why' in content) {
    return { path, why: `at that version ${content.why}` };
  }
  const found = await files.read(path);
  const why = found && 'why' in found ? found.why : await files.whyUnwritable(path);
  const bytes = found && 'bytes' in found ? found.bytes : undefined;
  const current = bytes && new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const text = current === undefined ? content.text : withLineEndsOf(current, content.text);
  if (current === text) {
    return { path, action: 'keep', text: undefined, now: bytes };
  }
  return why === undefined ? { path, action: bytes ? 'write' : 'create', text, now: bytes } : { path, why };
}

/** A file checked out with `\r\n` keeps its line ends. */
function withLineEndsOf(current: string, text: string): string {
  const isWindows = current.includes('\r\n') && !/(?:^|[^\r])\n/.test(current);
  return isWindows && !text.includes('\r\n') ? text.replaceAll('\n', '\r\n') : text;
}

/**
 * Stores every file that a plan writes over, before anything is written.
 * @param time names the backup
 * @returns undefined when no file is written over
 * @throws Error when git cannot store them
 */
export async function backUpBefore(
  plan: RestorePlan,
  repository: GitRepository,
  time: Date,
): Promise<Backup | undefined> {
  const overwritten = new Map(
    plan.steps.flatMap(({ path, action, now }) => (action === 'write' && now ? [[path, now]] : [])),
  );
  return overwritten.size === 0
    ? undefined
    : repository.backUp(time.toISOString().replaceAll(/[:.]/g, '-'), overwritten);
}

/**
 * Stores what will be written over, then writes. At any moment each file is the old or the new one, and the old ones
 * are in the backup. A second time there is nothing left to do.
 * @returns the backup, undefined when no file was written over
 * @throws Error when the plan has conflicts, the backup cannot be stored or a file cannot be written; it names the
 * backup when there is one
 */
export async function applyRestore(
  plan: RestorePlan,
  files: WritableFiles,
  repository: GitRepository,
  time: Date,
): Promise<Backup | undefined> {
  const [conflict] = plan.conflicts;
  if (conflict) {
    throw new Error(`${conflict.path}: ${conflict.why}`);
  }
  const backup = await backUpBefore(plan, repository, time);
  try {
    for (const { path, text, now } of plan.steps) {
      if (text !== undefined) {
        await refuseIfChanged(path, now, files);
        await files.write(path, new TextEncoder().encode(text));
      }
    }
  } catch (error) {
    const stored = backup ? `; what was written over before is in ${backup.ref}` : '';
    throw new Error(`${error instanceof Error ? error.message : String(error)}${stored}`);
  }
  return backup;
}

/** Somebody may have saved the file since the plan was made: that text is in no backup. */
async function refuseIfChanged(path: string, now: Uint8Array | undefined, files: WritableFiles): Promise<void> {
  const found = await files.read(path);
  const bytes = found && 'bytes' in found ? found.bytes : undefined;
  const isSame = bytes?.length === now?.length && (bytes?.every((byte, at) => byte === now?.[at]) ?? true);
  if (!isSame) {
    throw new Error(`${path}: it was changed while it was being restored; nothing more was written`);
  }
}
