import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Backup, isSafePath } from '../../config/versions/repository';
import type { Git } from './run';

const WHO = {
  GIT_AUTHOR_NAME: 'Backstep',
  GIT_AUTHOR_EMAIL: 'backstep@localhost',
  GIT_COMMITTER_NAME: 'Backstep',
  GIT_COMMITTER_EMAIL: 'backstep@localhost',
};

/**
 * Stores files as a commit under `refs/backstep/backup/`, with git's lower commands and an index of its own: the
 * user's index, HEAD and files stay as they are.
 */
export async function storeBackup(
  git: Git,
  head: string | undefined,
  name: string,
  files: ReadonlyMap<string, Uint8Array>,
): Promise<Backup> {
  const ref = `refs/backstep/backup/${name}`;
  if (!/^[\w-]{1,80}$/.test(name) || [...files.keys()].some((file) => !isSafePath(file))) {
    throw new Error(`'${name}' cannot name a backup of these files`);
  }
  const folder = await mkdtemp(path.join(tmpdir(), 'backstep-index-'));
  try {
    const env = { GIT_INDEX_FILE: path.join(folder, 'index'), ...WHO };
    const drafts = await Promise.all(
      [...files.values()].map(async (bytes, at) => {
        const draft = path.join(folder, `${at}`);
        await writeFile(draft, bytes);
        return draft;
      }),
    );
    // Stored as they are: filters are programs of the repository's choice.
    const hashed = await git.text(['hash-object', '-w', '--no-filters', '--stdin-paths'], {
      input: `${drafts.join('\n')}\n`,
    });
    const ids = hashed.split('\n');
    const lines = [...files.keys()].map((file, at) => `100644 ${ids[at]}\t${file}\0`);
    await git.text(['update-index', '-z', '--index-info'], { input: lines.join(''), env });
    const tree = (await git.text(['write-tree'], { env })).trim();
    const message = `Files before a restore\n\nGet one back: git restore --source=${ref} -- PATH\n`;
    const parent = head === undefined ? [] : ['-p', head];
    const commit = (await git.text(['commit-tree', ...parent, tree], { input: message, env })).trim();
    // The old value must be nothing: a backup is never overwritten.
    await git.text(['update-ref', '--', ref, commit, '0'.repeat(commit.length)]);
    return { ref, commit };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
