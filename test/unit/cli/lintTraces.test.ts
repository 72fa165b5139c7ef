import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lintCommand } from '../../../extension/cli/lint';
import { changeTimes } from '../../../extension/platform/git/changeTimes';
import { readRuns } from '../../../extension/platform/lint/readRuns';
import type { LintFinding } from '../../../schemas/lintReport';

let root: string;

beforeEach(() => {
  root = realpathSync(mkdtempSync(path.join(tmpdir(), 'backstep-runs-')));
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

function write(name: string, content: unknown): void {
  mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
  writeFileSync(path.join(root, name), typeof content === 'string' ? content : JSON.stringify(content, undefined, 2));
}

const COMMITTED = '2026-10-01T12:00:00Z';

function commit(): void {
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args], {
      cwd: root,
      env: { ...process.env, GIT_COMMITTER_DATE: COMMITTED, GIT_AUTHOR_DATE: COMMITTED },
    });
  git('init', '-q');
  git('add', '.');
  git('commit', '-q', '-m', 'Tools');
}

const schema = {
  type: 'object',
  properties: { bed: { type: 'integer', description: 'Number of the bed.' } },
  required: ['bed'],
};
const TOOLS = [
  { name: 'water_bed', description: 'Waters one bed of the garden.', inputSchema: schema },
  { name: 'weed_bed', description: 'Weeds one bed of the garden.', inputSchema: schema },
];

/** A request log in OpenAI's shape: one model call that was offered tools and called one of them. */
function runLog(given: unknown, created: string, description = TOOLS[0]!.description) {
  return {
    model: 'gpt-4.1-2025-04-14',
    messages: [{ role: 'user', content: 'Water bed 3.' }],
    tools: TOOLS.map(({ name, inputSchema }, index) => ({
      type: 'function',
      function: { name, description: index === 0 ? description : TOOLS[1]!.description, parameters: inputSchema },
    })),
    response: {
      object: 'chat.completion',
      created: Date.parse(created) / 1000,
      model: 'gpt-4.1-2025-04-14',
      choices: [
        {
          index: 0,
          finish_reason: 'tool_calls',
          message: {
            role: 'assistant',
            content: null,
            tool_calls: [
              { id: 'c1', type: 'function', function: { name: 'water_bed', arguments: JSON.stringify(given) } },
            ],
          },
        },
      ],
    },
  };
}

async function lint(...args: readonly string[]) {
  const written: string[] = [];
  const warned: string[] = [];
  const io = {
    cwd: root,
    columns: undefined,
    write: async (text: string) => {
      written.push(text);
    },
    warn: (line: string) => {
      warned.push(line);
    },
  };
  await lintCommand(['tools.json', '--json', ...args], io);
  const { findings } = JSON.parse(written.join('')) as { findings: LintFinding[] };
  return { warned, findings: findings.filter(({ rule }) => rule.startsWith('trace-')) };
}

test('runs in files and folders are held against the tools they were offered', async () => {
  write('tools.json', { tools: TOOLS });
  commit();
  write('traces/a.json', runLog({ bed: 'three' }, '2026-10-02T08:00:00Z'));
  write('traces/deep/b.json', runLog({ bed: 'four' }, '2026-10-03T08:00:00Z'));
  write('drifted.json', runLog({ bed: 3 }, '2026-10-04T08:00:00Z', 'Floods one bed.'));
  write('traces/broken.json', 'not JSON');
  write('traces/other.json', { messages: [{ role: 'user', content: 'Hello.' }] });
  write('traces/notes.md', 'no trace');
  const { findings, warned } = await lint('--traces', 'traces', '--traces', 'drifted.json', '--traces', 'gone.json');
  expect(findings.map(({ rule, path: at }) => [rule, at])).toEqual([
    ['trace-tool-drift', 'tools[0].description'],
    ['trace-arguments-fail-schema', 'tools[0].inputSchema.properties.bed'],
  ]);
  expect(findings[0]?.message).toContain('in 1 of 3 runs since this file changed, e.g. drifted.json step');
  expect(findings[1]?.message).toMatch(
    /a string for "bed".* in 2 of 2 runs calling "water_bed", e\.g\. traces\/a\.json step \d/,
  );
  expect(findings[1]?.traces.map(({ file }) => file)).toEqual(['traces/a.json', 'traces/deep/b.json']);
  expect(warned).toEqual([
    expect.stringContaining('gone.json: there is no such file'),
    expect.stringContaining('traces/broken.json: '),
    '1 of 4 runs has the tools of no agent here, and tells nothing.',
  ]);
});

test('a run from before the last change says nothing of drift', async () => {
  write('tools.json', { tools: TOOLS });
  commit();
  write('old.json', runLog({ bed: 3 }, '2026-09-30T08:00:00Z', 'Floods one bed.'));
  expect((await lint('--traces', 'old.json')).findings).toEqual([]);
  expect((await lint()).findings).toEqual([]);
});

test('files change with their last commit, or when they were written', async () => {
  write('tools.json', { tools: TOOLS });
  write('other.json', '{}');
  commit();
  write('other.json', '{"a": 1}');
  write('new.json', '{}');
  const written = Date.parse('2026-11-05T00:00:00Z') / 1000;
  for (const name of ['other.json', 'new.json']) {
    utimesSync(path.join(root, name), written, written);
  }
  const times = await changeTimes(root, ['tools.json', 'other.json', 'new.json', 'gone.json', '../out.json']);
  expect([...times]).toEqual([
    ['tools.json', Date.parse(COMMITTED)],
    ['other.json', written * 1000],
    ['new.json', written * 1000],
  ]);
});

test('reading runs stops when asked, follows no links and shares equal definitions', async () => {
  write('traces/a.json', runLog({ bed: 3 }, COMMITTED));
  write('traces/b.json', runLog({ bed: 4 }, COMMITTED));
  symlinkSync(root, path.join(root, 'traces/loop'));
  const { runs, problems } = await readRuns([path.join(root, 'traces')], { from: root });
  expect(problems).toEqual([]);
  expect(runs.map(({ use }) => use.file)).toEqual(['traces/a.json', 'traces/b.json']);
  expect(runs[0]!.use.offered[0]!.parameters).toBe(runs[1]!.use.offered[1]!.parameters);
  const stopped = await readRuns([path.join(root, 'traces')], { from: root, signal: { aborted: true } });
  expect(stopped.runs).toEqual([]);
});
