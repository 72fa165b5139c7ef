import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readCommitted } from '../../../../extension/platform/git/committed';
import { answer } from '../../../../extension/platform/lint/answers';
import { type CommittedFiles, versionsOf } from '../../../../extension/platform/lint/committed';
import type { LintCallResults } from '../../../../extension/platform/lint/messages';
import { AGENT, PROMPT, TOOLS } from '../../config/versions/support';
import { Repo } from './repo';

const FILES = { 'bots/parcel.agent.yaml': AGENT, 'bots/prompt.md': PROMPT, 'bots/tools.json': TOOLS };
const PATHS = Object.keys(FILES);

let repo: Repo;
beforeEach(() => {
  repo = new Repo();
});
afterEach(() => {
  vi.unstubAllEnvs();
  repo.remove();
});

const texts = (folder = repo.root, paths = PATHS) =>
  paths.map((file) => ({ path: file, text: readFileSync(path.join(folder, file), 'utf8') }));

/** How the files on disk stand to git. */
async function states(folder = repo.root, paths = PATHS) {
  const committed = await readCommitted(folder, paths, { isTrusted: true });
  const versionOf = versionsOf(texts(folder, paths), committed);
  return paths.map(versionOf);
}

test('what git has of each file: nothing, a draft in the index, the same, something else', async () => {
  for (const [file, text] of Object.entries(FILES)) {
    repo.write(file, text);
  }
  expect(await states()).toEqual(['untracked', 'untracked', 'untracked']);
  repo.git('add', 'bots/parcel.agent.yaml');
  expect(await states()).toEqual(['changed', 'untracked', 'untracked']);
  repo.commit('first');
  expect(await states()).toEqual(['committed', 'committed', 'committed']);
  repo.write('bots/prompt.md', `${PROMPT}- Be kind.\n`);
  expect(await states()).toEqual(['committed', 'changed', 'committed']);
  repo.commit('second');
  expect(await states(path.join(repo.root, 'bots'), ['prompt.md', 'tools.json'])).toEqual(['committed', 'committed']);
});

test('each file is looked up in the repository it is in', async () => {
  repo.commit('first', FILES);
  repo.write('inner/x.agent.yaml', AGENT);
  repo.git('init', '--quiet', '--template=', 'inner');
  expect(await states(repo.root, ['bots/prompt.md', 'inner/x.agent.yaml'])).toEqual(['committed', 'untracked']);
  repo.git('-C', 'inner', 'add', '--all');
  repo.git('-C', 'inner', 'commit', '--quiet', '-m', 'inner');
  expect(await states(repo.root, ['bots/prompt.md', 'inner/x.agent.yaml'])).toEqual(['committed', 'committed']);
});

test('line ends that a checkout writes and the mark that an editor drops are no change', async () => {
  repo.commit('first', { ...FILES, 'bots/tools.json': `\uFEFF${TOOLS}` });
  repo.write('bots/prompt.md', PROMPT.replaceAll('\n', '\r\n'));
  repo.write('bots/tools.json', TOOLS);
  expect(await states()).toEqual(['committed', 'committed', 'committed']);
});

test('outside of any repository nothing is under git; without git or trust nobody can tell', async () => {
  const elsewhere = realpathSync(mkdtempSync(path.join(tmpdir(), 'backstep-else-')));
  const ask = (isTrusted: boolean) => readCommitted(elsewhere, ['x.agent.yaml'], { isTrusted });
  expect(await ask(true)).toEqual(new Map([['x.agent.yaml', { id: undefined, isTracked: false }]]));
  expect(await ask(false)).toEqual(new Map());
  rmSync(elsewhere, { recursive: true });
  repo.commit('first', FILES);
  vi.stubEnv('PATH', '/nowhere');
  expect(await states()).toEqual([undefined, undefined, undefined]);
});

test('the lint engine tells which files of an agent have no version', async () => {
  repo.commit('first', FILES);
  repo.write('bots/prompt.md', `${PROMPT}- Be kind.\n`);
  const { signal } = new AbortController();
  const committed = (await answer({ method: 'committed', folder: repo.root, paths: PATHS }, signal)) as CommittedFiles;
  const found = async (known: CommittedFiles | undefined) => {
    const project = { files: texts(), folder: repo.root, committed: known };
    const linted = (await answer({ method: 'lint', project, about: PATHS }, signal)) as LintCallResults['lint'];
    return linted.flatMap(({ findings }) => findings.filter(({ rule }) => rule === 'agent-unversioned'));
  };
  const [finding, ...others] = await found(committed);
  expect(finding).toMatchObject({ file: 'bots/parcel.agent.yaml', message: expect.stringContaining('bots/prompt.md') });
  expect(AGENT.slice(finding!.start, finding!.end)).toBe('prompt.md');
  expect(others).toEqual([]);
  expect(await found(undefined)).toEqual([]);
  const folder = async (isTrusted: boolean) => {
    const linted = await answer({ method: 'lintFolder', folder: repo.root, open: [], isTrusted }, signal);
    return (linted as LintCallResults['lintFolder']).flatMap(({ findings }) =>
      findings.filter(({ rule }) => rule === 'agent-unversioned').map(({ file }) => file),
    );
  };
  expect([await folder(true), await folder(false)]).toEqual([['bots/parcel.agent.yaml'], []]);
});
