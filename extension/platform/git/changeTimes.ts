import { realpathSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { GitRepository } from '../../config/versions/repository';
import { openRepository } from './repository';

/**
 * When files last changed, in milliseconds since 1970: their last commit, and for those that differ from what is checked
 * out or are in no repository, when they were written.
 * @param paths below the folder, with forward slashes
 */
export async function changeTimes(folder: string, paths: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const opened = await openRepository(folder, { isTrusted: true });
  const committed = opened.state === 'ready' ? await commitTimes(opened.repository, folder, paths) : NONE;
  const times = new Map<string, number>();
  for (const each of paths) {
    const time = committed.get(each) ?? statSync(path.join(folder, each), NO_THROW)?.mtimeMs;
    if (time !== undefined) {
      times.set(each, time);
    }
  }
  return times;
}

const NONE: ReadonlyMap<string, number> = new Map();
const NO_THROW = { throwIfNoEntry: false } as const;

/** Of the files that are as they were committed. */
async function commitTimes(
  repository: GitRepository,
  folder: string,
  paths: readonly string[],
): Promise<Map<string, number>> {
  const { head, root } = repository;
  const times = new Map<string, number>();
  const real = realpathSync(folder);
  const below = paths
    .map((each) => ({ each, inside: path.relative(root, path.join(real, each)).split(path.sep).join('/') }))
    .filter(({ inside }) => inside !== '' && !inside.startsWith('../'));
  if (head === undefined || below.length === 0) {
    return times;
  }
  const entries = await repository.entries(below.map(({ inside }) => ({ commit: head, path: inside })));
  const blobs = await repository.blobs(entries.flatMap((entry) => entry?.id ?? []));
  const commits = await repository.log(below.map(({ inside }) => inside));
  for (const [index, { each, inside }] of below.entries()) {
    const blob = blobs.get(entries[index]?.id ?? '');
    const now = await readFile(path.join(folder, each)).catch(() => undefined);
    const commit = commits.find(({ touched }) => touched.some((file) => file.path === inside));
    const time = Date.parse(commit?.date ?? '');
    if (blob && now?.equals(blob) && !Number.isNaN(time)) {
      times.set(each, time);
    }
  }
  return times;
}
