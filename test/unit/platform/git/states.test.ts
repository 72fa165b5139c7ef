import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readHistory } from '../../../../extension/config/versions/history';
import { openRepository } from '../../../../extension/platform/git/repository';
import { DiskFiles } from '../../../../extension/platform/git/workingFiles';
import { AGENT, PROMPT, TOOLS } from '../../config/versions/support';
import { Repo } from './repo';

const FILES = { 'parcel.agent.yaml': AGENT, 'prompt.md': PROMPT, 'tools.json': TOOLS };

let repo: Repo;
let elsewhere: string;
beforeEach(() => {
  repo = new Repo();
  elsewhere = realpathSync(mkdtempSync(path.join(tmpdir(), 'backstep-else-')));
});
afterEach(() => {
  vi.unstubAllEnvs();
  repo.remove();
  rmSync(elsewhere, { recursive: true, force: true });
});

const open = (folder: string) => openRepository(folder, { isTrusted: true });

async function subjects(folder: string): Promise<(string | undefined)[]> {
  const opened = await open(folder);
  if (opened.state !== 'ready') {
    return [opened.message];
  }
  const { versions } = await readHistory(opened.repository, new DiskFiles(opened.repository.root), 'parcel.agent.yaml');
  return versions.map(({ commit }) => commit?.subject);
}

test('an untrusted workspace starts no git', async () => {
  vi.stubEnv('PATH', '/nowhere');
  expect(await openRepository(repo.root, { isTrusted: false })).toMatchObject({ state: 'untrusted-workspace' });
});

test('no git program', async () => {
  vi.stubEnv('PATH', elsewhere);
  expect(await open(repo.root)).toMatchObject({ state: 'no-git', message: expect.stringContaining('not found') });
});

test('no repository, and no folder', async () => {
  expect(await open(elsewhere)).toMatchObject({ state: 'not-a-repository' });
  expect(await open(path.join(elsewhere, 'missing'))).toMatchObject({ state: 'not-a-repository' });
});

test('no commits, then a branch, then a detached head', async () => {
  expect(await repo.open()).toMatchObject({ head: undefined, branch: 'main', kind: 'repository' });
  const first = repo.commit('first', FILES);
  expect(await repo.open()).toMatchObject({ head: first, branch: 'main', isShallow: false });
  repo.commit('second', { 'prompt.md': 'Be quick.\n' });
  repo.git('checkout', '--quiet', '--detach', first);
  expect(await repo.open()).toMatchObject({ head: first, branch: undefined });
  expect(await subjects(repo.root)).toEqual(['first']);
});

test('a shallow clone has the versions that were fetched', async () => {
  repo.commit('first', FILES);
  repo.commit('second', { 'prompt.md': 'Be quick.\n' });
  repo.git('clone', '--quiet', '--depth', '1', `file://${repo.root}`, path.join(elsewhere, 'clone'));
  const opened = await open(path.join(elsewhere, 'clone'));
  expect(opened.state === 'ready' && opened.repository.isShallow).toBe(true);
  expect(await subjects(path.join(elsewhere, 'clone'))).toEqual(['second']);
});

test('a further working tree, and a submodule', async () => {
  repo.commit('first', FILES);
  repo.git('worktree', 'add', '--quiet', path.join(elsewhere, 'tree'), '-b', 'side');
  const tree = await open(path.join(elsewhere, 'tree'));
  expect(tree.state === 'ready' && [tree.repository.kind, tree.repository.branch]).toEqual(['worktree', 'side']);
  expect(await subjects(path.join(elsewhere, 'tree'))).toEqual(['first']);

  const outer = new Repo();
  try {
    outer.git('submodule', '--quiet', 'add', `file://${repo.root}`, 'inner');
    outer.commit('add it');
    const inner = await open(path.join(outer.root, 'inner'));
    expect(inner.state === 'ready' && inner.repository.kind).toBe('submodule');
    expect(await subjects(path.join(outer.root, 'inner'))).toEqual(['first']);
    const above = await outer.history('inner/parcel.agent.yaml');
    expect(above.versions.flatMap(({ commit }) => commit?.subject ?? [])).toEqual([]);
  } finally {
    outer.remove();
  }
});

test.skipIf(process.getuid?.() !== 0)(
  'a repository of another user is not opened, and nothing of it is read (skipped: only root can make one)',
  async () => {
    repo.commit('first', FILES);
    vi.stubEnv('HOME', elsewhere);
    execFileSync('chown', ['-R', '65534', repo.root]);
    expect(await open(repo.root)).toEqual({
      state: 'other-owner',
      message: 'git does not open this repository: it belongs to another user.',
    });
    execFileSync('chown', ['-R', '0', repo.root]);
    expect(await open(repo.root)).toMatchObject({ state: 'ready' });
  },
);

test('a bare repository, also one that lies in a folder as files', async () => {
  repo.commit('first', FILES);
  repo.git('clone', '--quiet', '--bare', repo.root, path.join(elsewhere, 'bare'));
  expect(await open(path.join(elsewhere, 'bare'))).toMatchObject({ state: 'bare-repository' });
});

test('a repository whose working tree is set elsewhere is not used', async () => {
  repo.commit('first', FILES);
  repo.git('config', 'core.worktree', elsewhere);
  expect(await open(repo.root)).toMatchObject({ state: 'not-a-repository' });
});

test('variables of the environment do not lead to another repository', async () => {
  const first = repo.commit('first', FILES);
  const other = new Repo();
  try {
    vi.stubEnv('GIT_DIR', path.join(other.root, '.git'));
    vi.stubEnv('GIT_WORK_TREE', other.root);
    expect(await repo.open()).toMatchObject({ root: repo.root, head: first });
  } finally {
    other.remove();
  }
});

test('a folder below the root belongs to the same repository', async () => {
  repo.commit('first', FILES);
  mkdirSync(path.join(repo.root, 'deep', 'er'), { recursive: true });
  const opened = await open(path.join(repo.root, 'deep', 'er'));
  expect(opened.state === 'ready' && opened.repository.root).toBe(repo.root);
});
