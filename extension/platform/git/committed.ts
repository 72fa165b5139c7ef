import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import type { CommittedFile, CommittedFiles } from '../lint/committed';
import { type OpenOptions, openRepository } from './repository';

/**
 * What git has of some files: in the commit that is checked out, and in the index. Each is looked up in the repository
 * it is in. Contents are not read, so that nothing a repository configures runs.
 * @param folder absolute path that the paths are below
 * @returns without the files of which nobody can tell: no git, no trust, no such folder
 */
export async function readCommitted(
  folder: string,
  paths: readonly string[],
  options: OpenOptions,
): Promise<CommittedFiles> {
  const committed = new Map<string, CommittedFile>();
  const byRoot = new Map<string, Map<string, string>>();
  for (const file of options.isTrusted ? paths : []) {
    const target = realPathOf(path.join(folder, file));
    const root = target && rootOf(path.dirname(target));
    if (root !== undefined && target !== undefined) {
      const inside = path.relative(root, target).split(path.sep).join('/');
      byRoot.set(root, (byRoot.get(root) ?? new Map<string, string>()).set(file, inside));
    } else if (target !== undefined) {
      committed.set(file, { id: undefined, isTracked: false });
    }
  }
  for (const [root, files] of byRoot) {
    for (const [file, found] of await readFrom(root, files, options)) {
      committed.set(file, found);
    }
  }
  return committed;
}

/** With the links on the way followed; the file itself need not be there. Undefined when its folder is not. */
function realPathOf(target: string): string | undefined {
  try {
    return path.join(realpathSync(path.dirname(target)), path.basename(target));
  } catch {
    return undefined;
  }
}

/** The top of the repository that a folder is in, as git looks for it. */
function rootOf(folder: string): string | undefined {
  for (let current = folder; ; current = path.dirname(current)) {
    if (existsSync(path.join(current, '.git'))) {
      return current;
    }
    if (path.dirname(current) === current) {
      return undefined;
    }
  }
}

/** `:path`, with nothing before the colon, is what stands in the index. */
const INDEX = '';

/** @param files paths as asked for, to paths in the repository */
async function readFrom(
  root: string,
  files: ReadonlyMap<string, string>,
  options: OpenOptions,
): Promise<(readonly [string, CommittedFile])[]> {
  const opened = await openRepository(root, options);
  if (opened.state !== 'ready') {
    return [];
  }
  const { repository } = opened;
  const ask = (commit: string) =>
    repository.entries(
      [...files.values()].map((file) => ({ commit, path: file })),
      options,
    );
  try {
    const committed = repository.head === undefined ? [] : await ask(repository.head);
    const staged = await ask(INDEX);
    return [...files.keys()].map((file, at) => {
      const id = committed[at]?.id;
      return [file, { id, isTracked: id !== undefined || staged[at] !== undefined }];
    });
  } catch {
    return [];
  }
}
