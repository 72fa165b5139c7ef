import { chmodSync, existsSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isSafePath } from '../../../../extension/config/versions/repository';
import { AGENT, PROMPT, TOOLS } from '../../config/versions/support';
import { Repo } from './repo';

const FILES = { 'parcel.agent.yaml': AGENT, 'prompt.md': PROMPT, 'tools.json': TOOLS };
const FILE = 'parcel.agent.yaml';

let repo: Repo;
let marker: string;
beforeEach(() => {
  repo = new Repo();
  marker = path.join(tmpdir(), `backstep-ran-${process.pid}-${Math.random().toString(36).slice(2)}`);
});
afterEach(() => {
  repo.remove();
  rmSync(marker, { force: true });
});

test.each([
  '--output=/tmp/backstep-x',
  '-c',
  'HEAD\n--all',
  'a..b',
  '..',
  'HEAD@{1}',
  'HEAD:prompt.md',
  '',
  ' ',
  'x\0y',
  '$(touch x)',
  'a'.repeat(5000),
])('a ref like %j names no commit', async (ref) => {
  repo.commit('first', FILES);
  expect(await (await repo.open()).resolve(ref)).toBeUndefined();
  expect(existsSync('/tmp/backstep-x')).toBe(false);
});

test('refs that people write name their commits', async () => {
  const first = repo.commit('first', FILES);
  repo.git('tag', '-a', 'v1.0+ü', '-m', 'x');
  repo.commit('second', { 'prompt.md': 'x' });
  const repository = await repo.open();
  for (const ref of [first, first.slice(0, 8), 'v1.0+ü', 'HEAD~1', 'HEAD^', 'main~1']) {
    expect(await repository.resolve(ref)).toBe(first);
  }
});

test.each([
  ['prompt.md', true],
  ['a b/ü.md', true],
  ['--output=x', true],
  ['../x', false],
  ['a/../../x', false],
  ['/etc/passwd', false],
  ['C:/x', false],
  ['.git/hooks/x', false],
  ['a/.GIT/config', false],
  ['.git /x', false],
  ['git~1/x', false],
  ['a\nb', false],
  ['a\\b', false],
  ['', false],
])('a path like %j is safe: %s', (file, isSafe) => {
  expect(isSafePath(file)).toBe(isSafe);
});

describe('nothing that a repository configures runs', () => {
  const program = (): string => {
    const file = path.join(repo.root, '.git', 'evil.sh');
    writeFileSync(file, `#!/bin/sh\ntouch "${marker}"\ncat\n`);
    chmodSync(file, 0o755);
    return `'${file}'`;
  };

  async function useEverything(): Promise<void> {
    const history = await repo.history(FILE);
    expect(history.versions.length).toBeGreaterThan(0);
    const repository = await repo.open();
    await repository.tags();
    await repository.resolve('v1');
    await repository.backUp('test', new Map([['prompt.md', new TextEncoder().encode('old')]]));
  }

  test('hooks', async () => {
    repo.commit('first', FILES);
    const names = ['reference-transaction', 'post-index-change', 'pre-commit', 'post-commit', 'fsmonitor-watchman'];
    for (const name of names) {
      const hook = path.join(repo.root, '.git', 'hooks', name);
      repo.write(path.join('.git', 'hooks', name), `#!/bin/sh\ntouch "${marker}"\n`);
      chmodSync(hook, 0o755);
    }
    await useEverything();
    expect(existsSync(marker)).toBe(false);
    // The same hooks do run when git is used plainly: the test can fail.
    repo.git('update-ref', 'refs/heads/other', 'HEAD');
    expect(existsSync(marker)).toBe(true);
  });

  test('programs of its configuration', async () => {
    repo.commit('first', { ...FILES, '.gitattributes': '* filter=evil diff=evil\n' });
    const evil = program();
    const settings = {
      'core.fsmonitor': evil,
      'core.pager': evil,
      'core.editor': evil,
      'core.sshCommand': evil,
      'diff.external': evil,
      'diff.evil.textconv': evil,
      'diff.evil.command': evil,
      'filter.evil.clean': evil,
      'filter.evil.smudge': evil,
      'gpg.program': evil,
      'log.showSignature': 'true',
      'pager.log': 'true',
      'alias.log': `!${evil}`,
    };
    for (const [name, value] of Object.entries(settings)) {
      repo.git('config', name, value);
    }
    repo.write('prompt.md', 'Changed.\n');
    await useEverything();
    expect(existsSync(marker)).toBe(false);
    repo.git('add', 'prompt.md');
    expect(existsSync(marker)).toBe(true);
  });

  test('fetching what a partial clone lacks', async () => {
    repo.commit('first', FILES);
    const second = repo.commit('second', { 'prompt.md': 'Gone soon.\n' });
    const blob = repo.git('rev-parse', `${second}:prompt.md`);
    rmSync(path.join(repo.root, '.git', 'objects', blob.slice(0, 2), blob.slice(2)), { force: true });
    const settings = {
      'core.repositoryFormatVersion': '1',
      'extensions.partialClone': 'origin',
      'remote.origin.url': `ext::${program().slice(1, -1).replaceAll(' ', '% ')}`,
      'remote.origin.promisor': 'true',
      'remote.origin.partialCloneFilter': 'blob:none',
      'protocol.ext.allow': 'always',
    };
    for (const [name, value] of Object.entries(settings)) {
      repo.git('config', name, value);
    }
    const { versions } = await repo.history(FILE).catch(() => ({ versions: [] }));
    expect(existsSync(marker)).toBe(false);
    expect(versions.length === 0 || versions.some(({ missing }) => missing.length > 0)).toBe(true);
  });
});

test('a link on the way to a file does not lead out of the working tree', async () => {
  repo.commit('first', FILES);
  symlinkSync(tmpdir(), path.join(repo.root, 'out'));
  const files = repo.files();
  expect(await files.read('out/x.md')).toEqual({ why: 'its path leaves the working tree' });
  await expect(files.write('out/x.md', new Uint8Array())).rejects.toThrow('leaves the working tree');
  await expect(files.write('.git/hooks/post-checkout', new Uint8Array())).rejects.toThrow('leaves the working tree');
});

test('huge files are named, not read', async () => {
  repo.commit('first', FILES);
  repo.commit('huge', { 'tools.json': `[${' '.repeat(9 * 1024 * 1024)}]` });
  const { versions } = await repo.history(FILE);
  expect(versions[0]?.missing).toContainEqual({ path: 'tools.json', why: 'it is larger than 8 MB' });
});

test('writing leaves no draft behind, and says what cannot be written', async () => {
  repo.commit('first', FILES);
  const files = repo.files();
  await files.write('new/folder/a.md', new TextEncoder().encode('x'));
  expect(readdirSync(path.join(repo.root, 'new', 'folder'))).toEqual(['a.md']);
  chmodSync(path.join(repo.root, 'prompt.md'), 0o444);
  await expect(files.write('prompt.md', new Uint8Array())).rejects.toThrow('read-only');
});
