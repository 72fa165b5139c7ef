import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { builds } from '../../../esbuild.config.mjs';
import { WorkerLintService } from '../../../extension/platform/lint/client';

const tool = (name: string, description: string, ...parameters: string[]) => ({
  type: 'function',
  name,
  description,
  parameters: {
    type: 'object',
    properties: Object.fromEntries(
      parameters.map((each) => [each, { type: 'string', description: `The ${each} of the person, as on the card` }]),
    ),
    required: parameters,
    additionalProperties: false,
  },
});
const TOOLS = JSON.stringify(
  [tool('find_member', 'Finds a member of the club.', 'surname'), tool('lookup_member', 'Looks a member up.', 'card')],
  undefined,
  2,
);
const AGENT = [
  'name: door',
  'kind: bounded',
  'owner: club',
  'model: { provider: openai, name: gpt-4o }',
  'tools: [tools.json]',
  'prompts: [door.md]',
].join('\n');
const AGENT_FILES = [{ path: 'club/door.agent.yaml', text: AGENT }];

let folder: string;
let service: WorkerLintService;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'backstep-lint-'));
  const options = builds({ dev: false }).find(({ entryPoints }) => entryPoints && 'lintWorker' in entryPoints);
  await build({ ...options, outdir: folder });
  service = new WorkerLintService(path.join(folder, 'lintWorker.mjs'));
});
afterAll(() => {
  service.dispose();
  rmSync(folder, { recursive: true });
});

describe('the lint worker', () => {
  test('tells what belongs to a file: the agent that names it', async () => {
    const file = { path: 'club/tools.json', text: TOOLS };
    expect(await service.call({ method: 'companions', file, agentFiles: AGENT_FILES })).toEqual({
      members: ['club/tools.json', 'club/door.agent.yaml', 'club/door.md'],
      folder: false,
    });
    const prompt = { path: 'club/door.md', text: 'Let members in.' };
    expect((await service.call({ method: 'companions', file: prompt, agentFiles: AGENT_FILES }))?.members).toContain(
      'club/tools.json',
    );
  });

  test('takes a file with one tool together with its folder, and nothing else for agent config', async () => {
    const one = { path: 'a/one.json', text: JSON.stringify(tool('find_member', 'Finds a member.', 'card')) };
    expect(await service.call({ method: 'companions', file: one, agentFiles: AGENT_FILES })).toEqual({
      members: ['a/one.json'],
      folder: true,
    });
    for (const file of [
      { path: 'package.json', text: '{"name": "x", "model": "gpt-4o"}' },
      { path: 'notes.md', text: 'Use gpt-4o.' },
      { path: 'broken.json', text: '{' },
    ]) {
      expect(await service.call({ method: 'companions', file, agentFiles: AGENT_FILES })).toBeUndefined();
    }
  });

  test('tells about the files asked for alone, clean ones included, with places for comments', async () => {
    const files = [...AGENT_FILES, { path: 'club/tools.json', text: TOOLS }];
    const project = { files, folder: undefined };
    const [agent, ...others] = await service.call({ method: 'lint', project, about: ['club/door.agent.yaml'] });
    expect(others).toEqual([]);
    const unpinned = agent?.findings.find(({ rule }) => rule === 'model-unpinned');
    expect(unpinned?.comment).toEqual({
      start: AGENT.indexOf('model:'),
      before: '# backstep-ignore model-unpinned: ',
      after: '\n',
    });
    const [tools] = await service.call({ method: 'lint', project, about: ['club/tools.json'] });
    const overlap = tools?.findings.find(({ rule }) => rule === 'tool-overlap');
    expect(overlap).toMatchObject({ tool: 'find_member', comment: undefined, related: [{ file: 'club/tools.json' }] });
  });

  test('lints a folder, open editors before the disk, each backstep.json for its own folder', async () => {
    const root = path.join(folder, 'workspace');
    mkdirSync(path.join(root, 'strict'), { recursive: true });
    writeFileSync(path.join(root, 'a.agent.yaml'), AGENT.replace('gpt-4o', 'gpt-4o-2024-08-06'));
    writeFileSync(path.join(root, 'strict', 'b.agent.yaml'), AGENT);
    writeFileSync(path.join(root, 'strict', 'backstep.json'), '{"rules": {"model-unpinned": "error"}}');
    writeFileSync(path.join(root, 'package.json'), '{"name": "x"}');
    const open = [{ path: 'a.agent.yaml', text: AGENT }];
    const linted = await service.call({ method: 'lintFolder', folder: root, open, isTrusted: false });
    expect(linted.map(({ path: file }) => file).sort()).toEqual(['a.agent.yaml', 'strict/b.agent.yaml']);
    const severity = (file: string) =>
      linted.find((each) => each.path === file)?.findings.find(({ rule }) => rule === 'model-unpinned')?.severity;
    expect(severity('a.agent.yaml')).toBe('warning');
    expect(severity('strict/b.agent.yaml')).toBe('error');
  });

  test('describes a model id and a tool, with those it can be confused with', async () => {
    const files = [...AGENT_FILES, { path: 'club/tools.json', text: TOOLS }];
    const describe = (file: string, offset: number) =>
      service.call({ method: 'describe', project: { files, folder: undefined }, path: file, offset });
    expect(await describe('club/door.agent.yaml', AGENT.indexOf('gpt-4o') + 2)).toMatchObject({
      about: 'model',
      facts: { id: 'gpt-4o', class: 'floating-alias' },
    });
    expect(await describe('club/tools.json', TOOLS.indexOf('find_member') + 1)).toMatchObject({
      about: 'tool',
      tool: { name: 'find_member', confusable: [{ name: 'lookup_member' }], parameters: [{ name: 'surname' }] },
    });
    expect(await describe('club/tools.json', 0)).toBeUndefined();
  });

  test('rejects what is cancelled, and answers what is asked after that', async () => {
    const call = { method: 'lintFolder', folder, open: [], isTrusted: false } as const;
    const cancelled = service.call(call);
    service.cancel();
    await expect(cancelled).rejects.toThrow('cancelled');
    await expect(service.call(call)).resolves.toBeDefined();
  });
});
