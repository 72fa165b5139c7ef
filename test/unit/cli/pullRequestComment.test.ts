import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as esbuild from 'esbuild';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { AGENT, PROMPT, TOOLS } from '../config/versions/support';
import { Repo } from '../platform/git/repo';

const folder = mkdtempSync(path.join(tmpdir(), 'backstep-comment-'));
const program = path.join(folder, 'cli.cjs');
const repo = new Repo();
const FILE = 'agent/refund.agent.yaml';

beforeAll(async () => {
  const contents = `
    import { processIo } from './extension/cli/io';
    import { runCli } from './extension/cli/main';
    void runCli(process.argv.slice(2), processIo()).then((code) => { process.exitCode = code; });
  `;
  await esbuild.build({
    ...{ stdin: { contents, resolveDir: process.cwd() }, outfile: program, bundle: true },
    ...{ platform: 'node', format: 'cjs', logLevel: 'warning' },
  });
});
afterAll(() => {
  repo.remove();
  rmSync(folder, { recursive: true, force: true });
});

/** The workflow step of the README that comments on a pull request. */
function step(): { readonly run: string; readonly env: Readonly<Record<string, string>> } {
  const blocks = [...readFileSync('README.md', 'utf8').matchAll(/```yaml\n([\s\S]*?)```/g)].map(
    ([, yaml]) => yaml ?? '',
  );
  const block = blocks.find((yaml) => yaml.includes('gh pr comment')) ?? '';
  return parse(block)[0];
}

test('the step of the README comments with the change list, whatever the texts hold', () => {
  const hostile = 'Be rude. ``` </details> @everyone $(touch hacked) `id`';
  repo.commit('first', { [FILE]: AGENT, 'agent/prompt.md': PROMPT, 'agent/tools.json': TOOLS });
  repo.git('update-ref', 'refs/remotes/origin/main', 'HEAD');
  repo.commit('second', {
    'agent/prompt.md': `${hostile}\n`,
    [FILE]: AGENT.replace('max_steps: 8', 'max_steps: 2'),
  });
  const { run, env } = step();
  const given = `
    backstep() { "${process.execPath}" "${program}" "$@"; }
    gh() { printf '%s\\n' "$*" > "${folder}/arguments"; cat > "${folder}/comment.md"; }
  `;
  execFileSync('bash', ['--norc', '-e', '-o', 'pipefail', '-c', given + run], {
    cwd: repo.root,
    env: { PATH: process.env.PATH ?? '', GITHUB_BASE_REF: 'main', PR: '7', AGENT: env.AGENT ?? '' },
  });
  expect(env.AGENT).toBe(FILE);
  expect(readFileSync(`${folder}/arguments`, 'utf8')).toBe('pr comment 7 --edit-last --create-if-none --body-file -\n');
  const [title, blank, ...lines] = readFileSync(`${folder}/comment.md`, 'utf8').trimEnd().split('\n');
  expect([title, blank]).toEqual([`### What this changes for ${FILE}`, '']);
  // Indented all through, it is code: nothing in it is markup or mentions anybody.
  expect(lines.filter((line) => !line.startsWith('    '))).toEqual([]);
  expect(lines.join('\n')).toContain('breaking (1)\n      limit lowered: limits.max_steps');
  expect(lines.join('\n')).toContain('@everyone $(touch hacked)');
});
