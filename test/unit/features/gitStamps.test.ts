import { stat } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { GitStamps } from '../../../extension/features/gitStamps';
import { Repo } from '../platform/git/repo';

let repo: Repo;
beforeEach(() => {
  repo = new Repo();
  repo.commit('first', { 'a.txt': 'a' });
  repo.git('branch', 'other');
});
afterEach(() => {
  repo.remove();
});

const stampsOf = () => new GitStamps(async (name) => (await stat(path.join(repo.root, '.git', name))).mtimeMs);

test.each<[string, () => unknown]>([
  ['a commit', () => repo.commit('second', { 'a.txt': 'b' })],
  ['a commit on a branch with a slash', () => repo.commit('third')],
  ['another branch', () => repo.git('checkout', '--quiet', 'other')],
  ['a commit taken back', () => repo.git('reset', '--quiet', '--soft', 'HEAD')],
  ['a tag', () => repo.git('tag', 'v1')],
  ['a tag with a message', () => repo.git('tag', '--annotate', '--message', 'One', 'v1')],
  ['a tag taken away', () => repo.git('tag', '--delete', 'v0')],
  ['a new branch', () => repo.git('branch', 'new')],
  ['packing', () => repo.git('pack-refs', '--all')],
])('tells of %s, once', async (_what, act) => {
  repo.git('tag', 'v0');
  repo.git('checkout', '--quiet', '-b', 'topic/one');
  const stamps = stampsOf();
  expect(await stamps.haveChanged()).toBe(false);
  // Times of files are no finer than a tick of the kernel.
  await setTimeout(20);
  act();
  expect([await stamps.haveChanged(), await stamps.haveChanged()]).toEqual([true, false]);
});

test('does not tell of looking, or of work that is not committed', async () => {
  const stamps = stampsOf();
  await stamps.haveChanged();
  await setTimeout(20);
  repo.git('log');
  repo.git('status');
  repo.write('a.txt', 'c');
  repo.git('add', '--all');
  expect(await stamps.haveChanged()).toBe(false);
});
