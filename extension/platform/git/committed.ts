import { realpathSync } from 'node:fs';
import path from 'node:path';
import type { CommittedFile, CommittedFiles } from '../lint/committed';
import { type OpenOptions, openRepository } from './repository';

/** States in which it is plain that there is no version of anything. */
const WITHOUT_VERSIONS: ReadonlySet<string> = new Set(['not-a-repository', 'bare-repository']);

/**
 * What git has of some files: in the commit that is checked out, and in the index. Their contents are not read, so that
 * nothing a repository configures runs.
 * @param folder absolute path that the paths are below
 * @returns undefined when nobody can tell: no git, no trust, not readable
 */
export async function readCommitted(
  folder: string,
  paths: readonly string[],
  options: OpenOptions,
): Promise<CommittedFiles | undefined> {
  const opened = await openRepository(folder, options);
  if (opened.state !== 'ready') {
    return WITHOUT_VERSIONS.has(opened.state) ? new Map(paths.map((file) => [file, NOWHERE])) : undefined;
  }
  const { head, root } = opened.repository;
  const prefix = path.relative(root, realpathSync(folder));
  const inside = paths.map((file) => path.posix.join(prefix.split(path.sep).join('/'), file));
  try {
    const committed = head === undefined ? [] : await opened.repository.entries(questions(head, inside), options);
    const staged = await opened.repository.entries(questions(INDEX, inside), options);
    return new Map(
      paths.map((file, at): [string, CommittedFile] => {
        const id = committed[at]?.id;
        return [file, { id, isTracked: id !== undefined || staged[at] !== undefined }];
      }),
    );
  } catch {
    return undefined;
  }
}

const NOWHERE: CommittedFile = { id: undefined, isTracked: false };
/** `:path`, with nothing before the colon, is what stands in the index. */
const INDEX = '';

function questions(commit: string, paths: readonly string[]) {
  return paths.map((file) => ({ commit, path: file }));
}
