import { chmodSync, mkdirSync, readFileSync, symlinkSync, unlinkSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Answers } from '../../../../extension/platform/versions/answers';
import { asEditorHas } from '../../../../extension/platform/versions/answers/planRestore';
import type {
  Comparison,
  PlannedRestore,
  StoredBackup,
  VersionsCall,
  VersionsCallResults,
} from '../../../../extension/platform/versions/messages';
import { AGENT, PROMPT, TOOLS } from '../../config/versions/support';
import { Repo } from '../git/repo';

const FILE = 'parcel.agent.yaml';
const FILES = { [FILE]: AGENT, 'prompt.md': PROMPT, 'tools.json': TOOLS };
const LATER = { 'prompt.md': 'Be rude.\n', 'tools.json': TOOLS.replace('Stops', 'Holds') };

let repo: Repo;
let answers: Answers;
let first: string;
beforeEach(() => {
  repo = new Repo();
  answers = new Answers();
  first = repo.commit('first', FILES);
});
afterEach(() => {
  repo.remove();
});

const place = (unsaved: Readonly<Record<string, string>> = {}, isTrusted = true) => ({
  folder: repo.root,
  isTrusted,
  unsaved: Object.entries(unsaved).map(([file, text]) => ({ file: path.join(repo.root, file), text })),
});

async function ask<C extends VersionsCall>(call: C): Promise<VersionsCallResults[C['method']]> {
  return (await answers.answer(call, new AbortController().signal)) as VersionsCallResults[C['method']];
}

const plan = (to: string, unsaved: Readonly<Record<string, string>> = {}): Promise<PlannedRestore> =>
  ask({ method: 'planRestore', agent: { ...place(unsaved), agent: FILE }, to });
const actions = ({ steps }: PlannedRestore): Record<string, string> =>
  Object.fromEntries(steps.map((step) => [step.path, step.action]));
const backUp = (files: readonly string[], unsaved: Readonly<Record<string, string>> = {}) =>
  ask({ method: 'backUp', place: place(unsaved), files });
const blob = (ref: string | undefined, file: string): string => repo.git('cat-file', 'blob', `${ref}:${file}`);

describe('agents that were deleted', () => {
  const deleted = (isTrusted = true) => ask({ method: 'deleted', place: place({}, isTrusted) });

  test('are those of any commit that are not there now, under their last names', async () => {
    repo.commit('more', { 'bots/old.agent.yml': AGENT, 'bots/moved.agent.json': '{"name": "m", "kind": "open"}' });
    expect(await deleted()).toEqual({ root: repo.root, agents: [], message: undefined });
    repo.git('mv', 'bots/moved.agent.json', 'bots/stays.agent.json');
    unlinkSync(path.join(repo.root, 'bots/old.agent.yml'));
    unlinkSync(path.join(repo.root, 'prompt.md'));
    repo.commit('gone');
    unlinkSync(path.join(repo.root, FILE));
    expect((await deleted()).agents).toEqual(['bots/old.agent.yml', FILE]);
    repo.write('bots/old.agent.yml', 'name: again\n');
    expect((await deleted()).agents).toEqual([FILE]);
  });

  test('are planned to be created, with all that they name', async () => {
    for (const file of Object.keys(FILES)) {
      unlinkSync(path.join(repo.root, file));
    }
    repo.commit('gone');
    const planned = await plan(first);
    expect(actions(planned)).toEqual({ [FILE]: 'create', 'prompt.md': 'create', 'tools.json': 'create' });
    expect([planned.changes, planned.conflicts]).toEqual([[], []]);
    const history = await ask({ method: 'history', agent: { ...place(), agent: FILE } });
    expect(history.versions.filter(({ files }) => files.length > 0).map(({ id }) => id)).toEqual([first]);
  });

  test('are not known where git does not run, with the reason', async () => {
    unlinkSync(path.join(repo.root, FILE));
    expect(await deleted(false)).toMatchObject({ agents: [], message: expect.stringContaining('not trusted') });
  });
});

describe('the plan of a restore', () => {
  test('says what is written, and what that changes by meaning', async () => {
    repo.commit('second', LATER);
    const planned = await plan(first);
    expect(actions(planned)).toEqual({ [FILE]: 'keep', 'prompt.md': 'write', 'tools.json': 'write' });
    expect(planned.steps.find((step) => step.path === 'prompt.md')?.text).toBe(PROMPT);
    expect(planned.changes.map(({ title }) => title)).toContain('tool description reworded');
    expect(planned.conflicts).toEqual([]);
  });

  test('goes by what the editor shows, saved or not', async () => {
    expect(actions(await plan(first, { 'prompt.md': 'Typed just now.\n' }))['prompt.md']).toBe('write');
    repo.write('prompt.md', 'Saved.\n');
    expect(actions(await plan(first, { 'prompt.md': PROMPT }))['prompt.md']).toBe('keep');
  });

  test('knows unsaved texts in a workspace that was opened through a link', async () => {
    const link = `${repo.root}-link`;
    symlinkSync(repo.root, link);
    try {
      const unsaved = [{ file: path.join(link, 'prompt.md'), text: 'Typed just now.\n' }];
      const agent = { folder: link, isTrusted: true, unsaved, agent: FILE };
      expect(actions(await ask({ method: 'planRestore', agent, to: first }))['prompt.md']).toBe('write');
    } finally {
      unlinkSync(link);
    }
  });

  test('creates files that vanished, and leaves those that came', async () => {
    unlinkSync(path.join(repo.root, 'prompt.md'));
    repo.commit('second', { [FILE]: AGENT.replace('prompt.md', 'new.md'), 'new.md': 'New.\n' });
    const planned = await plan(first);
    expect(actions(planned)).toMatchObject({ 'prompt.md': 'create', 'new.md': 'leave', [FILE]: 'write' });
  });

  test('has nothing to do a second time, whatever line ends and byte order marks there are', async () => {
    const odd = repo.commit('odd', {
      'prompt.md': `\ufeff${PROMPT.replaceAll('\n', '\r\n')}`,
      'tools.json': `\ufeff${TOOLS}`,
    });
    repo.commit('rude', LATER);
    const planned = await plan(odd);
    const written = planned.steps.find((step) => step.path === 'prompt.md')?.text;
    expect(written).toBe(PROMPT.replaceAll('\n', '\r\n'));
    // As the editor saves it: without a mark, as the file that it writes over has none.
    repo.write('prompt.md', written ?? '');
    repo.write('tools.json', TOOLS);
    expect(new Set(Object.values(actions(await plan(odd))))).toEqual(new Set(['keep']));
  });

  test('keeps the line ends of a checkout', async () => {
    repo.write('prompt.md', 'Be rude.\r\nAlways.\r\n');
    const step = (await plan(first)).steps.find((each) => each.path === 'prompt.md');
    expect(step?.text).toBe(PROMPT.replaceAll('\n', '\r\n'));
  });

  test.each<[string, () => void, string, string]>([
    ['a read-only file', () => chmodSync(path.join(repo.root, 'prompt.md'), 0o444), 'prompt.md', 'it is read-only'],
    [
      'a symbolic link',
      () => {
        unlinkSync(path.join(repo.root, 'tools.json'));
        symlinkSync('/etc/hostname', path.join(repo.root, 'tools.json'));
      },
      'tools.json',
      'it is a symbolic link',
    ],
    [
      'a folder where the file was',
      () => {
        unlinkSync(path.join(repo.root, 'tools.json'));
        mkdirSync(path.join(repo.root, 'tools.json'));
      },
      'tools.json',
      'it is no file',
    ],
  ])('names %s', async (_what, spoil, file, why) => {
    repo.commit('second', LATER);
    spoil();
    expect((await plan(first)).conflicts).toEqual([{ path: file, why }]);
  });

  test('names a file that was binary at that version', async () => {
    const binary = repo.commit('binary', { 'prompt.md': new Uint8Array([1, 0, 2, 0]) });
    repo.commit('text again', { 'prompt.md': PROMPT });
    expect((await plan(binary)).conflicts).toEqual([{ path: 'prompt.md', why: 'at that version it is binary' }]);
  });

  test('is refused in plain words where git does not run', async () => {
    const agent = { ...place({}, false), agent: FILE };
    await expect(ask({ method: 'planRestore', agent, to: first })).rejects.toThrow('not trusted');
    await expect(ask({ method: 'backUp', place: place({}, false), files: [FILE] })).rejects.toThrow('not trusted');
    await expect(plan('f'.repeat(40))).rejects.toThrow('no such version');
  });
});

describe('the backup before a restore', () => {
  test('has what was never saved, and what is on disk besides', async () => {
    repo.write('prompt.md', 'On disk only.\n');
    const stored = (await backUp(['prompt.md', 'tools.json'], { 'prompt.md': 'Never saved.\n' })) as StoredBackup;
    expect(blob(stored.ref, 'prompt.md')).toBe('Never saved.');
    expect(blob(stored.ref, 'tools.json')).toBe(TOOLS.trimEnd());
    expect(blob(stored.onDisk, 'prompt.md')).toBe('On disk only.');
    expect(repo.git('ls-tree', '--name-only', stored.onDisk ?? '')).toBe('prompt.md');
    expect(repo.git('rev-parse', stored.ref)).toBe(stored.commit);
    expect(repo.git('status', '--short')).toBe('M prompt.md');
  });

  test('keeps bytes that are no UTF-8', async () => {
    const bytes = Buffer.from('Gr\xfc\xdfe\r\n', 'latin1');
    repo.write('prompt.md', bytes);
    const stored = await backUp(['prompt.md']);
    repo.git('restore', `--source=${stored?.ref}`, '--', 'prompt.md');
    expect(readFileSync(path.join(repo.root, 'prompt.md'))).toEqual(bytes);
    expect(stored?.onDisk).toBeUndefined();
  });

  test('keeps an unsaved text whose file is gone', async () => {
    unlinkSync(path.join(repo.root, 'prompt.md'));
    const stored = await backUp(['prompt.md'], { 'prompt.md': 'Still in the editor.\n' });
    expect(blob(stored?.ref, 'prompt.md')).toBe('Still in the editor.');
  });

  test('is not made for nothing, and names what cannot be read', async () => {
    expect(await backUp(['not-there.md'])).toBeUndefined();
    unlinkSync(path.join(repo.root, 'prompt.md'));
    symlinkSync('/etc/hostname', path.join(repo.root, 'prompt.md'));
    await expect(backUp(['prompt.md'])).rejects.toThrow('prompt.md: it is a symbolic link');
    await expect(backUp(['../outside.md'])).rejects.toThrow('leaves the working tree');
    expect(repo.git('for-each-ref', 'refs/backstep')).toBe('');
  });

  test('takes hostile names for names', async () => {
    const names = ['--output=x.md', '-c core.pager=x.md', 'a b ü\t.md', '$(touch x).md', ':(top)x.md'];
    for (const name of names) {
      repo.write(name, `${name}\n`);
    }
    const stored = await backUp(names);
    expect(names.map((name) => blob(stored?.ref, name))).toEqual(names);
  });
});

describe('the text of a file at a commit', () => {
  const text = (commit: string, file: string, isTrusted = true) =>
    ask({ method: 'text', place: place({}, isTrusted), commit, path: file });

  test('is what was committed, whatever is there now', async () => {
    repo.commit('second', LATER);
    expect(await text(first, 'prompt.md')).toMatchObject({ text: PROMPT });
    expect(await text(first, 'not-there.md')).toEqual({ why: 'it does not exist' });
  });

  test('is refused with the reason', async () => {
    const odd = repo.commit('odd', {
      'a.md': new Uint8Array([0, 1]),
      'big.md': 'x'.repeat(9 * 1024 * 1024),
      'd/e.md': '',
    });
    expect(await text(odd, 'a.md')).toEqual({ why: 'it is binary' });
    expect(await text(odd, 'big.md')).toEqual({ why: 'it is larger than 8 MB' });
    expect(await text(odd, 'd')).toEqual({ why: 'it is a folder' });
    expect(await text(odd, 'a.md', false)).toMatchObject({ why: expect.stringContaining('not trusted') });
  });

  test.each([
    ['--output=x', 'prompt.md'],
    ['HEAD', 'prompt.md'],
    ['HEAD^{tree}', 'prompt.md'],
    ['0'.repeat(40), '../x'],
    ['0'.repeat(40), 'a\nb'],
    ['0'.repeat(40), '.git/config'],
  ])('asks git for no %s and %s', async (commit, file) => {
    expect(await text(commit, file)).toEqual({ why: 'it is no file of a commit' });
  });
});

describe('a comparison', () => {
  test('has each change in the words of the command line', async () => {
    const second = repo.commit('second', { ...LATER, 'tools.json': TOOLS.replace('newest', 'oldest') });
    const agent = { ...place(), agent: FILE };
    const { changes, files }: Comparison = await ask({ method: 'compare', agent, from: first, to: second });
    const reworded = changes.find(({ what }) => what === 'description-reworded');
    expect(reworded?.brief).toBe('newest → oldest');
    expect(reworded?.values).toEqual([expect.stringContaining('[-newest-]{+oldest+}')]);
    expect(files.filter(({ isSame }) => !isSame).map(({ after }) => after)).toEqual(['prompt.md', 'tools.json']);
  });
});

test.each([
  ['\ufeffa\r\nb\r\nc\n', 'a\r\nb\r\nc\r\n'],
  ['a\nb\r\nc\n', 'a\nb\nc\n'],
  ['a\rb\n', 'a\nb\n'],
  ['a', 'a'],
])('the editor has %j as %j', (text, shown) => {
  expect(asEditorHas(text)).toBe(shown);
});
