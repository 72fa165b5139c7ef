import { renameSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Answers } from '../../../../extension/platform/versions/answers';
import type {
  AgentHistory,
  AgentList,
  Comparison,
  PlannedRestore,
  ShownMatch,
  VersionsCall,
} from '../../../../extension/platform/versions/messages';
import { AGENT, PROMPT, TOOLS } from '../../config/versions/support';
import { Repo } from '../git/repo';

const FILE = 'bots/parcel.agent.yaml';
const FILES = { [FILE]: AGENT, 'bots/prompt.md': PROMPT, 'bots/tools.json': TOOLS };

let repo: Repo;
let answers: Answers;
beforeEach(() => {
  repo = new Repo();
  answers = new Answers();
});
afterEach(() => {
  repo.remove();
});

const placeOf = (folder = '', unsaved: Record<string, string> = {}, isTrusted = true) => ({
  folder: path.join(repo.root, folder),
  isTrusted,
  unsaved: Object.entries(unsaved).map(([file, text]) => ({ file: path.join(repo.root, file), text })),
});
const answer = (call: VersionsCall): unknown => answers.answer(call, new AbortController().signal);
const listsOf = async (...place: Parameters<typeof placeOf>): Promise<readonly AgentList[]> =>
  (await answer({ method: 'agents', place: placeOf(...place) })) as readonly AgentList[];
const agentsOf = async (...place: Parameters<typeof placeOf>): Promise<AgentList> => {
  const [list, ...others] = await listsOf(...place);
  expect(others).toEqual([]);
  return list!;
};
const historyOf = async (most?: number, unsaved: Record<string, string> = {}): Promise<AgentHistory> =>
  (await answer({
    method: 'history',
    agent: { ...placeOf('', unsaved), agent: FILE },
    ...(most !== undefined && { most }),
  })) as AgentHistory;
const rows = ({ agents }: AgentList): string[] =>
  agents.map(({ kind, name, files }) => `${kind} ${name}: ${files.map((file) => file.path).join(', ')}`);

describe('agents of a folder', () => {
  test('each agent file with what it names, then config that none names', async () => {
    repo.commit('first', {
      ...FILES,
      'bots/second.agent.yml': AGENT.replace('parcel-agent', 'second').replace('tools: [tools.json]', 'tools: []'),
      'loose/tools.json': TOOLS,
      'data.json': '{"rows": [1, 2]}',
    });
    const list = await agentsOf();
    expect(rows(list)).toEqual([
      'agent parcel-agent: bots/parcel.agent.yaml, bots/prompt.md, bots/tools.json',
      'agent second: bots/second.agent.yml, bots/prompt.md',
      'file tools.json: loose/tools.json',
    ]);
    expect(list).toMatchObject({ root: repo.root, repository: { state: 'ready', branch: 'main' }, isCut: false });
  });

  test('repositories below the folder have lists of their own', async () => {
    for (const [file, text] of Object.entries(FILES)) {
      repo.write(`one/${file}`, text);
    }
    repo.commit('first', { 'two/tools.json': TOOLS });
    const inner = new Repo();
    inner.commit('inner', FILES);
    renameSync(inner.root, path.join(repo.root, 'inner ü'));
    const lists = await listsOf();
    expect(lists.map((list) => [list.root, ...rows(list)])).toEqual([
      [
        repo.root,
        `agent parcel-agent: one/${FILE}, one/bots/prompt.md, one/bots/tools.json`,
        'file tools.json: two/tools.json',
      ],
      [path.join(repo.root, 'inner ü'), `agent parcel-agent: ${FILE}, bots/prompt.md, bots/tools.json`],
    ]);
    expect(lists.map(({ asked }) => asked)).toEqual([repo.root, repo.root]);
    expect(new Set(lists.flatMap(({ repository }) => repository.gitFolders)).size).toBe(2);
  });

  test('a submodule and a further working tree are repositories like others', async () => {
    const inner = new Repo();
    inner.commit('inner', FILES);
    repo.git('submodule', '--quiet', 'add', `file://${inner.root}`, 'sub');
    repo.commit('first', FILES);
    const [outside, sub] = await listsOf();
    expect([outside?.root, sub?.root]).toEqual([repo.root, path.join(repo.root, 'sub')]);
    expect(sub?.repository).toMatchObject({ state: 'ready', gitFolders: [path.join(repo.root, '.git/modules/sub')] });
    const further = `${inner.root} further`;
    inner.git('worktree', 'add', '--quiet', '--detach', further);
    const place = { folder: further, isTrusted: true, unsaved: [] };
    const [list] = (await answer({ method: 'agents', place })) as readonly AgentList[];
    expect(rows(list!)).toHaveLength(1);
    expect(list?.repository.message).toMatch(/^No branch is checked out: versions are those up to [0-9a-f]{7}\.$/);
    expect(list?.repository.gitFolders).toEqual([
      path.join(inner.root, '.git/worktrees', path.basename(further).replaceAll(' ', '-')),
      path.join(inner.root, '.git'),
    ]);
    inner.remove();
    rmSync(further, { recursive: true });
  });

  test('paths are below the root when the folder is not', async () => {
    repo.commit('first', { ...FILES, 'outside.prompt.md': PROMPT });
    expect(rows(await agentsOf('bots'))).toEqual([
      'agent parcel-agent: bots/parcel.agent.yaml, bots/prompt.md, bots/tools.json',
    ]);
  });

  test('findings are counted by the rules of the project, with texts that are not saved', async () => {
    repo.commit('first', { ...FILES, [FILE]: AGENT.replace('owner: logistics\n', '') });
    const count = async (...place: Parameters<typeof placeOf>) => (await agentsOf(...place)).agents[0]?.files[0]?.lint;
    const before = await count();
    expect(before!.errors + before!.warnings + before!.infos).toBeGreaterThan(0);
    const settings = { 'backstep.json': '{"rules": {"agent-owner-missing": "error"}}' };
    repo.commit('strict', settings);
    expect((await count())?.errors).toBe(before!.errors + 1);
    expect((await count('', { [FILE]: AGENT }))?.errors).toBe(before!.errors);
  });

  test('what is missing or broken is named, and the rest listed', async () => {
    repo.commit('first', {
      [FILE]: AGENT.replace('[prompt.md]', '[gone.md, linked.md]'),
      'bots/tools.json': TOOLS,
      'bots/broken.agent.yaml': 'name: "half',
      'other.agent.yaml': 'hello: world\n',
    });
    symlinkSync('/etc/hostname', path.join(repo.root, 'bots', 'linked.md'));
    const { agents } = await agentsOf();
    expect(agents.map(({ name }) => name)).toEqual(['broken.agent.yaml', 'parcel-agent']);
    expect(agents[0]?.files[0]?.why).toMatch(/syntax error/);
    const whys = agents[1]?.files.map((file) => file.why);
    expect(whys).toEqual([undefined, undefined, 'it does not exist', 'it is a symbolic link']);
  });

  test('ignored files are left out', async () => {
    repo.commit('first', { ...FILES, 'build/copy.agent.yaml': AGENT, '.gitignore': 'build/\n' });
    expect(rows(await agentsOf())).toHaveLength(1);
  });

  test('without trust the files are listed, and no git runs', async () => {
    repo.commit('first', FILES);
    const list = await agentsOf('', {}, false);
    expect(list.repository.state).toBe('untrusted-workspace');
    expect(rows(list)).toHaveLength(1);
  });
});

describe('what is known of a history is not stale', () => {
  test('a new commit shows up', async () => {
    repo.commit('first', FILES);
    expect((await historyOf()).versions.map(({ subject }) => subject)).toEqual(['first']);
    repo.commit('second', { 'bots/prompt.md': `${PROMPT}- Be kind.\n` });
    expect((await historyOf()).versions.map(({ subject }) => subject)).toEqual(['second', 'first']);
    repo.git('reset', '--quiet', '--hard', 'HEAD~1');
    expect((await historyOf()).versions.map(({ subject }) => subject)).toEqual(['first']);
  });

  test('a new tag shows up, and one that is gone goes', async () => {
    repo.commit('first', FILES);
    expect((await historyOf()).versions[0]?.tags).toEqual([]);
    repo.git('tag', 'v1');
    expect((await historyOf()).versions[0]?.tags).toEqual(['v1']);
    repo.git('tag', '-d', 'v1');
    expect((await historyOf()).versions[0]?.tags).toEqual([]);
  });

  test('an edited file shows up, saved or not, and goes with the edit', async () => {
    repo.commit('first', FILES);
    const labels = async (unsaved = {}) => (await historyOf(undefined, unsaved)).versions.map(({ label }) => label);
    const first = (await labels())[0]!;
    expect(await labels({ 'bots/prompt.md': 'Find parcels.\n' })).toEqual(['working tree', first]);
    repo.write('bots/prompt.md', 'Find all parcels.\n');
    expect(await labels()).toEqual(['working tree', first]);
    repo.write('bots/prompt.md', PROMPT);
    expect(await labels()).toEqual([first]);
  });

  test('a file that the agent begins to name brings its own commits', async () => {
    repo.commit('first', { ...FILES, 'bots/more.md': 'Say please.\n' });
    repo.commit('more', { 'bots/more.md': 'Say please and thanks.\n' });
    expect((await historyOf()).versions).toHaveLength(1);
    repo.write(FILE, AGENT.replace('[prompt.md]', '[prompt.md, more.md]'));
    expect((await historyOf()).versions[0]).toMatchObject({
      id: null,
      files: expect.arrayContaining(['bots/more.md']),
    });
  });
});

test('versions are linted by the settings that hold for the agent now', async () => {
  repo.commit('first', { ...FILES, [FILE]: AGENT.replace('owner: logistics\n', '') });
  const before = (await historyOf()).versions[0]!.lint;
  repo.write('bots/backstep.json', '{"rules": {"agent-owner-missing": "error"}}');
  expect((await historyOf()).versions[0]!.lint.errors).toBe(before.errors + 1);
  repo.write('bots/backstep.json', '{"rules": {"agent-owner-missing": "off"}}');
  expect((await historyOf()).versions[0]!.lint.errors).toBe(before.errors);
  const list = await agentsOf();
  const counts = list.agents[0]!.files.map(({ lint }) => lint?.warnings ?? 0);
  expect((await historyOf()).working?.lint.warnings).toBe(counts.reduce((sum, each) => sum + each, 0));
});

test('whatever is asked about a version counts its findings by these settings', async () => {
  const first = repo.commit('first', { ...FILES, [FILE]: AGENT.replace('owner: logistics\n', '') });
  const second = repo.commit('second', { 'bots/prompt.md': 'Be quick.\n' });
  repo.write('bots/backstep.json', '{"rules": {"agent-owner-missing": "error"}}');
  const agent = { ...placeOf(), agent: FILE };
  const compared = (await answer({ method: 'compare', agent, from: first, to: second })) as Comparison;
  const planned = (await answer({ method: 'planRestore', agent, to: first })) as PlannedRestore;
  const texts = { prompts: [], tools: new Map(), models: [], parameters: new Map(), isEmpty: false };
  const recorded = { ...texts, fingerprints: [], refs: [{ key: 'vcs.ref.head.revision', value: first }] };
  const call = { method: 'match', place: placeOf(), inRepository: true, recorded, start: undefined } as const;
  const matched = (await answer(call)) as ShownMatch;
  expect(matched.version?.id).toBe(first);
  const all = [compared.from, compared.to, planned.version, matched.version];
  expect(all.map((version) => version?.lint.errors)).toEqual([1, 1, 1, 1]);
});

test('only the newest versions are described when not all are asked for', async () => {
  for (const text of ['one', 'two', 'three', 'four']) {
    repo.commit(text, { ...FILES, 'bots/prompt.md': `Do ${text}.\n` });
  }
  const history = await historyOf(2);
  expect(history.versions.map(({ subject }) => subject)).toEqual(['four', 'three']);
  expect(history).toMatchObject({ older: 2, isCut: false });
  expect(history.versions.every(({ isOldest }) => !isOldest)).toBe(true);
  expect((await historyOf()).versions.at(-1)?.isOldest).toBe(true);
});
