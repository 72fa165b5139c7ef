import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Answers } from '../../../../extension/platform/versions/answers';
import type { BlamedPart } from '../../../../extension/platform/versions/messages';
import { AGENT, mcpTool, PROMPT, TOOLS } from '../../config/versions/support';
import { Repo } from '../git/repo';

const FILE = 'bots/parcel.agent.yaml';
const FILES = { [FILE]: AGENT, 'bots/prompt.md': PROMPT, 'bots/tools.json': TOOLS };

let repo: Repo;
beforeEach(() => {
  repo = new Repo();
});
afterEach(() => {
  repo.remove();
});

async function blame(file: string, agent = FILE, unsaved: Record<string, string> = {}): Promise<readonly BlamedPart[]> {
  const place = {
    folder: repo.root,
    isTrusted: true,
    unsaved: Object.entries(unsaved).map(([each, text]) => ({ file: path.join(repo.root, each), text })),
  };
  const call = { method: 'blame', agent: { ...place, agent }, file } as const;
  return (await new Answers().answer(call, new AbortController().signal)) as readonly BlamedPart[];
}

/** What each part says, and the commit it comes from. */
function rows(parts: readonly BlamedPart[], text: string): Record<string, string> {
  return Object.fromEntries(
    parts.map(({ start, end, what, subject, label }) => [
      what === 'sentence' ? text.slice(start, end) : what,
      subject ?? label,
    ]),
  );
}

test('each sentence comes from the version that wrote it as it is', async () => {
  repo.commit('first', FILES);
  repo.commit('kind', { 'bots/prompt.md': `${PROMPT}- Be kind to\n  everybody.\n` });
  const text = `${PROMPT.replace('Be brief.', 'Be very brief.')}- Be kind to\n  everybody.\n`;
  repo.commit('briefer', { 'bots/prompt.md': text });
  repo.git('tag', 'v3');
  const parts = await blame('bots/prompt.md');
  expect(rows(parts, text)).toEqual({
    'You find parcels.': 'first',
    'Be very brief.': 'briefer',
    'Never guess an address.': 'first',
    'Ask for the parcel number when it is missing.': 'first',
    'Be kind to\n  everybody.': 'kind',
  });
  const briefer = parts.find(({ subject }) => subject === 'briefer');
  expect(briefer).toMatchObject({ tags: ['v3'], author: 'Ada Test', mayBeOlder: false });
  expect(briefer?.id).toBe(repo.git('rev-parse', 'HEAD'));
});

test('a sentence that only moved, or was wrapped, keeps its origin', async () => {
  repo.commit('first', FILES);
  const moved =
    '- Ask for the parcel number\n  when it is missing.\n\nBe brief. You find parcels.\n- Never guess an address.\n';
  repo.commit('moved', { 'bots/prompt.md': moved });
  expect(new Set(Object.values(rows(await blame('bots/prompt.md'), moved)))).toEqual(new Set(['first']));
});

test('tools, parameters, models and settings have an origin each; layout changes none', async () => {
  repo.commit('first', FILES);
  const changed = mcpTool('find_parcel', {
    inputSchema: {
      type: 'object',
      properties: { order_id: { type: 'string', description: 'Id printed on the invoice' }, day: { type: 'string' } },
      required: ['order_id'],
    },
  });
  const cancel = mcpTool('cancel_parcel', { description: 'Stops a parcel on its way.' });
  repo.commit('day', { 'bots/tools.json': JSON.stringify({ tools: [cancel, changed] }) });
  repo.commit('layout', { 'bots/tools.json': JSON.stringify({ tools: [changed, cancel] }, undefined, 2) });
  repo.commit('hotter', { [FILE]: AGENT.replace('temperature: 0.2', 'temperature: 0.9') });
  const tools = rows(await blame('bots/tools.json'), '');
  expect(tools['tool find_parcel']).toBe('first');
  expect(tools['parameter order_id of tool find_parcel']).toBe('first');
  expect(tools['parameter day of tool find_parcel']).toBe('day');
  expect(tools['description of tool cancel_parcel']).toBe('first');
  const agent = rows(await blame(FILE), '');
  expect(agent).toMatchObject({ model: 'first', 'temperature of the model': 'hotter', 'limits.max_steps': 'first' });
});

test('a renamed tool keeps the origin of what it says; its name is new', async () => {
  repo.commit('first', FILES);
  repo.commit('rename', { 'bots/tools.json': TOOLS.replaceAll('cancel_parcel', 'stop_parcel') });
  const tools = rows(await blame('bots/tools.json'), '');
  expect(tools['tool stop_parcel']).toBe('rename');
  expect(tools['description of tool stop_parcel']).toBe('first');
  expect(tools['parameter order_id of tool stop_parcel']).toBe('first');
});

test('files are followed when they are renamed', async () => {
  repo.commit('first', FILES);
  repo.git('mv', 'bots', 'agents');
  repo.git('mv', 'agents/prompt.md', 'agents/system.md');
  repo.commit('move', { 'agents/parcel.agent.yaml': AGENT.replace('prompt.md', 'system.md') });
  repo.commit('kind', { 'agents/system.md': `${PROMPT}- Be kind.\n` });
  const origins = rows(await blame('agents/system.md', 'agents/parcel.agent.yaml'), `${PROMPT}- Be kind.\n`);
  expect(origins['Never guess an address.']).toBe('first');
  expect(origins['Be kind.']).toBe('kind');
  const agent = rows(await blame('agents/parcel.agent.yaml', 'agents/parcel.agent.yaml'), '');
  expect(agent['system.md in prompts']).toBe('move');
  expect(agent.owner).toBe('first');
});

test('a version that could not be read hides nothing', async () => {
  repo.commit('first', FILES);
  repo.commit('broken', { 'bots/tools.json': TOOLS.slice(0, -30), [FILE]: 'name: "parcel' });
  repo.commit('mended', { 'bots/tools.json': TOOLS, [FILE]: AGENT.replace('max_steps: 8', 'max_steps: 9') });
  expect(new Set(Object.values(rows(await blame('bots/tools.json'), '')))).toEqual(new Set(['first']));
  expect(rows(await blame(FILE), '')).toMatchObject({ owner: 'first', 'limits.max_steps': 'mended' });
});

test('names that every object has are names like others', async () => {
  const odd = JSON.stringify({ tools: [mcpTool('constructor'), mcpTool('__proto__')] });
  repo.commit('first', FILES);
  repo.commit('odd', { 'bots/tools.json': odd, 'bots/prompt.md': 'toString\n\n__proto__\n' });
  const tools = rows(await blame('bots/tools.json'), '');
  expect(tools['tool constructor']).toBe('odd');
  expect(tools['parameter order_id of tool __proto__']).toBe('odd');
  expect(await blame('bots/nothing.json')).toEqual([]);
});

test('what no commit has comes from the working tree, saved or not', async () => {
  repo.commit('first', FILES);
  repo.write('bots/prompt.md', `${PROMPT}- Be kind.\n`);
  expect(rows(await blame('bots/prompt.md'), `${PROMPT}- Be kind.\n`)).toMatchObject({
    'Be brief.': 'first',
    'Be kind.': 'working tree',
  });
  const typed = `${PROMPT}- Be nice.\n`;
  const parts = await blame('bots/prompt.md', FILE, { 'bots/prompt.md': typed });
  expect(rows(parts, typed)).toMatchObject({ 'Be brief.': 'first', 'Be nice.': 'working tree' });
});

test('a history that is not whole says so', async () => {
  repo.commit('first', FILES);
  const clone = new Repo();
  clone.git('fetch', '--quiet', '--depth=1', `file://${repo.root}`, 'main');
  clone.git('reset', '--quiet', '--hard', 'FETCH_HEAD');
  const call = {
    method: 'blame',
    agent: { folder: clone.root, isTrusted: true, unsaved: [], agent: FILE },
    file: FILE,
  };
  const parts = await new Answers().answer(call as never, new AbortController().signal);
  expect((parts as BlamedPart[]).every(({ mayBeOlder }) => mayBeOlder)).toBe(true);
  clone.remove();
});
