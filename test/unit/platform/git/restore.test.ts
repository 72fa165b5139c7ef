import { spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  unlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as esbuild from 'esbuild';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { runCli } from '../../../../extension/cli/main';
import { readVersion } from '../../../../extension/config/versions/history';
import { applyRestore, planRestore } from '../../../../extension/config/versions/restore';
import { DiskFiles } from '../../../../extension/platform/git/workingFiles';
import { AGENT, mcpTool, PROMPT, TOOLS } from '../../config/versions/support';
import { Repo } from './repo';

const FILES = { 'parcel.agent.yaml': AGENT, 'prompt.md': PROMPT, 'tools.json': TOOLS };
const FILE = 'parcel.agent.yaml';
const LATER = { 'prompt.md': 'Be rude.\n', 'tools.json': TOOLS.replace('Stops', 'Holds') };

let repo: Repo;
beforeEach(() => {
  repo = new Repo();
});
afterEach(() => {
  repo.remove();
});

async function cli(...args: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ['', ''];
  const code = await runCli(args, {
    cwd: repo.root,
    columns: undefined,
    write: async (text) => {
      out += text;
    },
    warn: (line) => {
      err += `${line}\n`;
    },
  });
  return { code, out, err };
}

const text = (file: string): string => readFileSync(path.join(repo.root, file), 'utf8');
const backups = (): string[] =>
  repo.git('for-each-ref', '--format=%(refname)', 'refs/backstep/').split('\n').filter(Boolean);

describe('restore', () => {
  test('writes the old files and stores what it writes over', async () => {
    repo.commit('first', FILES);
    repo.git('tag', 'v1');
    repo.commit('second', LATER);
    repo.write('prompt.md', 'Not committed.\n');
    repo.write('staged.txt', 'staged');
    repo.git('add', 'staged.txt');
    const before = [repo.git('rev-parse', 'HEAD'), repo.git('diff', '--cached', '--name-only')];
    const { code, out } = await cli('restore', FILE, '--to', 'v1');
    expect(code).toBe(0);
    expect(text('prompt.md')).toBe(PROMPT);
    expect(text('tools.json')).toBe(TOOLS);
    expect([repo.git('rev-parse', 'HEAD'), repo.git('diff', '--cached', '--name-only')]).toEqual(before);
    const [ref = ''] = backups();
    expect(out).toContain(`git restore --source=${ref} -- PATH`);
    expect(repo.git('ls-tree', '--name-only', ref).split('\n')).toEqual(['prompt.md', 'tools.json']);
    repo.git('restore', `--source=${ref}`, '--', 'prompt.md');
    expect(text('prompt.md')).toBe('Not committed.\n');
  });

  test('a second time there is nothing to do', async () => {
    const first = repo.commit('first', FILES);
    repo.commit('second', LATER);
    await cli('restore', FILE, '--to', first);
    const again = await cli('restore', FILE, '--to', first);
    expect(again.out).toContain('prompt.md: as it is already');
    expect(backups()).toHaveLength(1);
  });

  test('--dry-run says what would change and writes nothing', async () => {
    const first = repo.commit('first', FILES);
    repo.commit('second', LATER);
    const { code, out } = await cli('restore', FILE, '--to', first.slice(0, 8), '--dry-run');
    expect([code, backups(), text('prompt.md')]).toEqual([0, [], 'Be rude.\n']);
    expect(out).toContain('prompt.md: would be written over');
    expect(out).toContain('tool description reworded');
  });

  test('brings back files that vanished, and leaves those that came', async () => {
    repo.commit('first', FILES);
    unlinkSync(path.join(repo.root, 'prompt.md'));
    repo.commit('second', { [FILE]: AGENT.replace('prompt.md', 'new.md'), 'new.md': 'New.\n' });
    const { out } = await cli('restore', FILE, '--to', 'HEAD~1');
    expect(text('prompt.md')).toBe(PROMPT);
    expect(text('new.md')).toBe('New.\n');
    expect(out).toContain('prompt.md: was created');
    expect(out).toContain('new.md: stays: was not there in that version');
  });

  test('across a rename brings back the old paths, and says that the new ones stay', async () => {
    repo.commit('first', FILES);
    repo.git('mv', FILE, 'post.agent.yaml');
    repo.git('mv', 'prompt.md', 'rules.md');
    repo.commit('second', { 'post.agent.yaml': AGENT.replace('prompt.md', 'rules.md') });
    const { code, out } = await cli('restore', 'post.agent.yaml', '--to', 'HEAD~1');
    expect([code, text(FILE), text('prompt.md'), text('rules.md')]).toEqual([0, AGENT, PROMPT, PROMPT]);
    expect(out).toContain(`${FILE}: was created`);
    expect(out).toContain('post.agent.yaml: stays: was not there in that version');
    expect(out).toContain('rules.md: stays: was not there in that version');
    expect(backups()).toEqual([]);
  });

  test('brings back an agent that was deleted', async () => {
    repo.commit('first', { ...FILES, 'other.md': 'Stays.\n' });
    for (const file of Object.keys(FILES)) {
      unlinkSync(path.join(repo.root, file));
    }
    repo.commit('second');
    expect((await cli('versions', FILE)).out).toMatch(/first {2}Ada Test/);
    const { code } = await cli('restore', FILE, '--to', 'HEAD~1');
    expect([code, ...Object.keys(FILES).map(text)]).toEqual([0, ...Object.values(FILES)]);
  });

  test('keeps the line ends of a checkout', async () => {
    const first = repo.commit('first', FILES);
    repo.write('prompt.md', 'Be rude.\r\nAlways.\r\n');
    await cli('restore', FILE, '--to', first);
    expect(text('prompt.md')).toBe(PROMPT.replaceAll('\n', '\r\n'));
  });

  test.each<[string, () => void, string]>([
    ['a read-only file', () => chmodSync(path.join(repo.root, 'prompt.md'), 0o444), 'prompt.md: it is read-only'],
    [
      'a symbolic link',
      () => {
        unlinkSync(path.join(repo.root, 'tools.json'));
        symlinkSync('/etc/hostname', path.join(repo.root, 'tools.json'));
      },
      'tools.json: it is a symbolic link',
    ],
  ])('names %s, and writes nothing', async (_what, spoil, message) => {
    const first = repo.commit('first', FILES);
    repo.commit('second', LATER);
    spoil();
    const { code, err } = await cli('restore', FILE, '--to', first);
    expect(code).toBe(2);
    expect(err).toContain(message);
    expect(text('prompt.md')).toBe('Be rude.\n');
    expect(backups()).toEqual([]);
  });

  test('that stops half way says where the old files are', async () => {
    const first = repo.commit('first', FILES);
    repo.commit('second', LATER);
    const repository = await repo.open();
    class FullDisk extends DiskFiles {
      override write(file: string, bytes: Uint8Array): Promise<void> {
        return file === 'tools.json' ? Promise.reject(new Error('no space')) : super.write(file, bytes);
      }
    }
    const files = new FullDisk(repo.root);
    const plan = await planRestore(await readVersion(repository, files, FILE, first), undefined, files);
    const restoring = applyRestore(plan, files, repository, new Date());
    await expect(restoring).rejects.toThrow(/no space; what was written over before is in refs\/backstep\/backup\//);
    expect([text('prompt.md'), text('tools.json')]).toEqual([PROMPT, LATER['tools.json']]);
  });

  test('does not write over what somebody saved meanwhile', async () => {
    const first = repo.commit('first', FILES);
    repo.commit('second', LATER);
    const [repository, files] = [await repo.open(), repo.files()];
    const plan = await planRestore(await readVersion(repository, files, FILE, first), undefined, files);
    repo.write('prompt.md', 'Saved just now.\n');
    await expect(applyRestore(plan, files, repository, new Date())).rejects.toThrow('changed while');
    expect(text('prompt.md')).toBe('Saved just now.\n');
  });

  test('refuses a version that is not there', async () => {
    repo.commit('first', FILES);
    expect((await cli('restore', FILE, '--to', '--output=x')).code).toBe(2);
    expect((await cli('restore', FILE, '--to', 'v9')).err).toContain("there is no commit, branch or tag 'v9'");
    expect((await cli('restore', FILE)).err).toContain('usage:');
  });
});

describe('a restore that is killed', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'backstep-cli-'));
  const program = path.join(folder, 'cli.cjs');
  beforeAll(async () => {
    const contents = `
      import { processIo } from './extension/cli/io';
      import { runCli } from './extension/cli/main';
      void runCli(process.argv.slice(2), processIo());
    `;
    await esbuild.build({
      ...{ stdin: { contents, resolveDir: process.cwd() }, outfile: program, bundle: true },
      ...{ platform: 'node', format: 'cjs', logLevel: 'warning' },
    });
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  test('loses nothing at any moment', async () => {
    const names = Array.from({ length: 40 }, (_, at) => `tools/t${at}.json`);
    const tool = (name: string, word: string): string =>
      JSON.stringify([mcpTool(name.slice(6, -5), { description: word })]);
    const list = `name: many\nkind: bounded\ntools:\n${names.map((name) => `  - ${name}\n`).join('')}`;
    const filesWith = (word: string): Record<string, string> =>
      Object.fromEntries(names.map((name) => [name, tool(name, word)]));
    const first = repo.commit('first', { 'many.agent.yaml': list, ...filesWith('Old words.') });
    const states = new Set<string>();
    for (let round = 0; round < 6; round++) {
      const mine = filesWith(`Never committed ${round}.`);
      for (const [name, content] of Object.entries(mine)) {
        repo.write(name, content);
      }
      const known = new Set(backups());
      await killed(program, ['restore', 'many.agent.yaml', '--to', first], repo.root, known);
      const [ref] = backups().filter((each) => !known.has(each));
      const stored = ref === undefined ? new Map<string, string>() : contentsOf(ref, names);
      let written = 0;
      for (const name of names) {
        const now = text(name);
        if (now !== mine[name]) {
          expect(now).toBe(tool(name, 'Old words.'));
          expect(stored.get(name)).toBe(mine[name]);
          written++;
        }
      }
      states.add(ref === undefined ? 'before' : written === 0 ? 'stored' : written < names.length ? 'between' : 'done');
    }
    // Kills that only ever came too early or too late would show nothing.
    expect([...states].some((state) => state === 'stored' || state === 'between')).toBe(true);
  }, 120_000);

  function contentsOf(ref: string, names: readonly string[]): Map<string, string> {
    return new Map(names.map((name) => [name, repo.git('cat-file', 'blob', `${ref}:${name}`)]));
  }

  /** Starts the program and kills it as soon as there is a backup, a moment later each time. */
  async function killed(file: string, args: readonly string[], cwd: string, known: ReadonlySet<string>): Promise<void> {
    const child = spawn(process.execPath, [file, ...args], { cwd, stdio: 'ignore' });
    const ended = new Promise<void>((resolve) => {
      child.once('exit', () => resolve());
    });
    const folder = path.join(cwd, '.git', 'refs', 'backstep', 'backup');
    const watch = setInterval(() => {
      const refs = existsSync(folder) ? readdirSync(folder) : [];
      if (refs.some((ref) => !known.has(`refs/backstep/backup/${ref}`) && !ref.endsWith('.lock'))) {
        child.kill('SIGKILL');
      }
    }, 1);
    await ended;
    clearInterval(watch);
  }
});
