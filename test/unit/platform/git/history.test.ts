import { renameSync, symlinkSync, unlinkSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { History, Version } from '../../../../extension/config/versions/history';
import { AGENT, PROMPT, TOOLS } from '../../config/versions/support';
import { Repo } from './repo';

const FILES = { 'bots/parcel.agent.yaml': AGENT, 'bots/prompt.md': PROMPT, 'bots/tools.json': TOOLS };
const FILE = 'bots/parcel.agent.yaml';

let repo: Repo;
beforeEach(() => {
  repo = new Repo();
});
afterEach(() => {
  repo.remove();
});

const row = ({ label, commit, changeClass }: Version): string =>
  `${commit?.subject ?? label}${changeClass ? `: ${changeClass}` : ''}`;
const rows = ({ versions }: History): string[] => versions.map(row);

test('versions are the commits that touched any file of the agent, newest first', async () => {
  repo.commit('first', FILES);
  repo.git('tag', '-a', 'v1', '-m', 'one');
  repo.commit('elsewhere', { 'readme.txt': 'x' });
  repo.commit('prompt', { 'bots/prompt.md': `${PROMPT}- Be kind.\n` });
  const last = repo.commit('tools', { 'bots/tools.json': TOOLS.replace('find_parcel', 'trace_parcel') });
  const history = await repo.history(FILE);
  expect(rows(history)).toEqual(['tools: breaking', 'prompt: behavioural', 'first']);
  const [newest, , oldest] = history.versions as [Version, Version, Version];
  expect(newest.label).toBe(last.slice(0, 7));
  expect(newest.commit?.author).toBe('Ada Test');
  expect(newest.commit?.date).toMatch(/^2026-01-/);
  expect(oldest.tags).toEqual(['v1']);
  expect(oldest.missing).toEqual([]);
  expect(new Set(history.versions.map(({ fingerprint }) => fingerprint.hash)).size).toBe(3);
});

test('the working tree stands on top when it differs, line ends aside', async () => {
  repo.commit('first', FILES);
  repo.write('bots/prompt.md', PROMPT.replaceAll('\n', '\r\n'));
  expect(rows(await repo.history(FILE))).toEqual(['first']);
  repo.write('bots/prompt.md', PROMPT.replace('Be brief.', 'Be very brief.'));
  const history = await repo.history(FILE);
  expect(rows(history)).toEqual(['working tree: behavioural', 'first']);
  expect(history.working?.fingerprint).toEqual(history.versions[0]?.fingerprint);
});

describe('renames are followed', () => {
  test('of the agent file', async () => {
    repo.commit('first', FILES);
    repo.git('mv', 'bots', 'agents');
    repo.commit('move');
    repo.commit('prompt', { 'agents/prompt.md': `${PROMPT}- Be kind.\n` });
    const history = await repo.history('agents/parcel.agent.yaml');
    expect(rows(history)).toEqual(['prompt: behavioural', 'move', 'first']);
    expect(history.versions.at(-1)?.path).toBe(FILE);
    expect(history.versions.at(-1)?.missing).toEqual([]);
    expect(history.versions[1]?.fingerprint).toEqual(history.versions[2]?.fingerprint);
  });

  test('of a file it names, in case only', async () => {
    repo.commit('first', FILES);
    repo.git('mv', '-f', 'bots/prompt.md', 'bots/Prompt.md');
    repo.commit('case', { [FILE]: AGENT.replace('prompt.md', 'Prompt.md') });
    const history = await repo.history(FILE);
    expect(history.versions.map(({ missing }) => missing)).toEqual([[], []]);
    expect(rows(history)[1]).toBe('first');
  });

  test('of a file that only an older version named', async () => {
    repo.commit('first', { ...FILES, 'bots/old.md': 'Be slow.\n', [FILE]: AGENT.replace('prompt.md', 'old.md') });
    repo.commit('old', { 'bots/old.md': 'Be slower.\n' });
    unlinkSync(path.join(repo.root, 'bots/old.md'));
    repo.commit('new', { [FILE]: AGENT });
    expect(rows(await repo.history(FILE))).toEqual(['new: behavioural', 'old: behavioural', 'first']);
  });
});

test('a folder is an agent of everything in it', async () => {
  const tool = (name: string, text: string): string =>
    JSON.stringify({ name, description: text, inputSchema: { type: 'object', properties: {} } });
  repo.commit('first', { 'tools/a.json': tool('a', 'Returns a.'), 'other/b.md': 'x' });
  repo.commit('second', { 'tools/b.json': tool('b', 'Returns b.') });
  const history = await repo.history('tools');
  expect(rows(history)).toEqual(['second: behavioural', 'first']);
  expect(history.versions[0]?.agent.config.tools).toHaveLength(2);
  repo.write('tools/notes.json', '{"unrelated": true}');
  repo.write('tools/picture.md', new Uint8Array([0, 1]));
  expect(rows(await repo.history('tools'))[1]).toBe('second: behavioural');
  unlinkSync(path.join(repo.root, 'tools/picture.md'));
  expect(rows(await repo.history('tools'))).toEqual(['second: behavioural', 'first']);
  expect((await repo.history('')).versions).toHaveLength(2);
});

test('a version that is broken says so, and the others still list', async () => {
  repo.commit('first', FILES);
  repo.commit('broken', { 'bots/tools.json': '{"tools": [' });
  repo.commit('binary', { 'bots/prompt.md': new Uint8Array([0, 1, 2]) });
  unlinkSync(path.join(repo.root, 'bots/prompt.md'));
  symlinkSync('/etc/passwd', path.join(repo.root, 'bots/prompt.md'));
  repo.commit('link');
  unlinkSync(path.join(repo.root, 'bots/prompt.md'));
  repo.commit('mended', FILES);
  const { versions } = await repo.history(FILE);
  const why = versions.map(({ commit, missing }) => [commit?.subject, ...missing.map((part) => part.why)].join(': '));
  expect(why).toEqual([
    'mended',
    expect.stringMatching(/^link: it is a symbolic link: /),
    expect.stringMatching(/^binary: .*binary/),
    expect.stringMatching(/^broken: it has a syntax error/),
    'first',
  ]);
  expect(JSON.stringify(versions.map(({ agent }) => agent.config.prompts.map(({ text }) => text)))).not.toContain(
    'root:',
  );
});

test('a symbolic link in the working tree is not followed', async () => {
  repo.commit('first', FILES);
  unlinkSync(path.join(repo.root, 'bots/prompt.md'));
  symlinkSync('/etc/hostname', path.join(repo.root, 'bots/prompt.md'));
  const { working } = await repo.history(FILE);
  expect(working?.missing).toEqual([{ path: 'bots/prompt.md', why: 'it is a symbolic link' }]);
});

test('paths outside the working tree are never read', async () => {
  repo.commit('first', { ...FILES, [FILE]: AGENT.replace('prompt.md', '../../../../etc/passwd') });
  const { versions } = await repo.history(FILE);
  expect(versions[0]?.missing[0]?.path).toBe('etc/passwd');
});

test('commits with odd subjects, authors and paths are read whole', async () => {
  const odd = 'bots/ sp ace "quote" ü.agent.yaml';
  repo.commit('a\tb "c" :100644 100644 ü \u0001', { ...FILES, [odd]: AGENT });
  repo.commit('second', { [odd]: AGENT.replace('max_steps: 8', 'max_steps: 9') });
  expect(rows(await repo.history(odd))).toEqual(['second: behavioural', 'a\tb "c" :100644 100644 ü \u0001']);
});

test('before the first commit there is the working tree', async () => {
  repo.write(FILE, AGENT);
  const history = await repo.history(FILE);
  expect(rows(history)).toEqual(['working tree']);
  expect(history.working?.missing).toHaveLength(2);
});

test('branches that were merged list once', async () => {
  repo.commit('first', FILES);
  repo.git('switch', '--quiet', '-c', 'side');
  repo.commit('side', { 'bots/prompt.md': `${PROMPT}- Be kind.\n` });
  repo.git('switch', '--quiet', 'main');
  repo.commit('main', { 'bots/tools.json': TOOLS.replace('Stops', 'Holds') });
  repo.git('merge', '--quiet', '--no-edit', 'side');
  const { versions } = await repo.history(FILE);
  expect(versions.map(({ commit }) => commit?.subject)).toEqual(expect.arrayContaining(['first', 'side', 'main']));
  renameSync(path.join(repo.root, 'bots/prompt.md'), path.join(repo.root, 'bots/gone.md'));
  expect((await repo.history(FILE)).working?.missing[0]?.path).toBe('bots/prompt.md');
});

test('a cancelled reading stops', async () => {
  repo.commit('first', FILES);
  const repository = await repo.open();
  const { readHistory } = await import('../../../../extension/config/versions/history');
  const reading = readHistory(repository, repo.files(), FILE, { signal: AbortSignal.abort() });
  await expect(reading).rejects.toThrow();
});
