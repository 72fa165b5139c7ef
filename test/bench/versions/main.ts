import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { diffConfigs } from '../../../extension/config/versions/change';
import { readHistory } from '../../../extension/config/versions/history';
import { ConfigReader } from '../../../extension/config/versions/resolve';
import { openRepository } from '../../../extension/platform/git/repository';
import { DiskFiles } from '../../../extension/platform/git/workingFiles';
import { Answers } from '../../../extension/platform/versions/answers';
import type { VersionsCall } from '../../../extension/platform/versions/messages';

const COMMITS = 10_000;
const VERSIONS = 50;
const FILE = 'bots/parcel.agent.yaml';
const agentFile = (steps: number): string =>
  `name: parcel\nkind: bounded\nprompts: [prompt.md]\ntools: [tools.json]\nmodel: gpt-4o\nlimits: { max_steps: ${steps} }\n`;

function tools(count: number, word: string): string {
  const list = Array.from({ length: count }, (_, at) => ({
    name: `tool_${at}`,
    description: `Returns part ${at} of a parcel's ${word}. Use it when the number is known.`,
    inputSchema: {
      type: 'object',
      properties: Object.fromEntries(
        Array.from({ length: 8 }, (_each, index) => [
          `field_${index}`,
          { type: 'string', description: `Field ${index} of ${word}` },
        ]),
      ),
      required: ['field_0'],
    },
  }));
  return JSON.stringify({ tools: list }, undefined, 2);
}

/** A history as one stream, which is much faster than ten thousand commits one by one. */
function stream(): string {
  const parts: string[] = [];
  const file = (name: string, text: string): string =>
    `M 100644 inline ${name}\ndata ${Buffer.byteLength(text)}\n${text}\n`;
  for (let at = 0; at < COMMITS; at++) {
    const message = `Commit ${at}`;
    parts.push(
      `commit refs/heads/main\ncommitter Ada <ada@example.com> ${1_700_000_000 + at * 60} +0000\ndata ${message.length}\n${message}\n`,
      file(`src/module${at % 97}/file${at % 13}.ts`, `export const value = ${at};\n`),
    );
    if (at % (COMMITS / VERSIONS) === 0) {
      const version = at / (COMMITS / VERSIONS);
      parts.push(file(FILE, agentFile(version + 4)));
      if (version % 3 === 0) {
        parts.push(file('bots/tools.json', tools(20, `label ${version}`)));
      }
      if (version % 2 === 0) {
        parts.push(file('bots/prompt.md', `Find parcels.\n\n- Rule ${version} is new.\n- Never guess.\n`));
      }
    }
  }
  return parts.join('');
}

async function timed(name: string, runs: number, work: () => unknown): Promise<void> {
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    const started = performance.now();
    await work();
    times.push(performance.now() - started);
  }
  times.sort((a, b) => a - b);
  console.log(
    `${name.padEnd(62)} median ${times[Math.floor(runs / 2)]!.toFixed(0)} ms, best ${times[0]!.toFixed(0)} ms`,
  );
}

/** What the editor's view, code lenses and blame ask the worker. */
async function timeView(folder: string): Promise<void> {
  const agent = { folder, isTrusted: true, unsaved: [], agent: FILE };
  const ask = (answers: Answers, call: VersionsCall): unknown => answers.answer(call, new AbortController().signal);
  const history = { method: 'history', agent, most: 50 } as const;
  await timed('view: list agents with what the linter finds', 7, () =>
    ask(new Answers(), { method: 'agents', place: agent }),
  );
  await timed('view: history with lint counts and changes, first time', 7, () => ask(new Answers(), history));
  const answers = new Answers();
  await ask(answers, history);
  await timed('view: history again, unchanged', 7, () => ask(answers, history));
  let edit = 0;
  await timed('view: history again, the prompt edited', 7, () => {
    const text = `Find parcels.\n\n- Edit ${edit++}.\n`;
    const unsaved = [{ file: path.join(folder, 'bots/prompt.md'), text }];
    return ask(answers, { ...history, agent: { ...agent, unsaved } });
  });
  await timed('which version wrote each part of the tool list', 7, () =>
    ask(answers, { method: 'blame', agent, file: 'bots/tools.json' }),
  );
}

const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'backstep-bench-')));
try {
  execFileSync('git', ['init', '--quiet', '--initial-branch=main'], { cwd: root });
  spawnSync('git', ['fast-import', '--quiet'], { cwd: root, input: stream() });
  execFileSync('git', ['checkout', '--quiet', 'main'], { cwd: root });
  const read = async (): Promise<number> => {
    const opened = await openRepository(root, { isTrusted: true });
    if (opened.state !== 'ready') {
      throw new Error(opened.message);
    }
    const { versions } = await readHistory(opened.repository, new DiskFiles(root), FILE);
    return versions.filter(({ changeClass }) => changeClass !== undefined).length;
  };
  console.log(`${COMMITS} commits, ${(await read()) + 1} versions`);
  await timed('open the repository, list versions with fingerprint and class', 7, read);
  const opened = await openRepository(root, { isTrusted: true });
  if (opened.state === 'ready') {
    await timed('the same again, from what is cached', 7, () =>
      readHistory(opened.repository, new DiskFiles(root), FILE),
    );
  }
  await timed('plain git log of the same files, for comparison', 7, () =>
    execFileSync('git', ['log', '--raw', '--format=%H', '--', 'bots'], { cwd: root }),
  );
  await timeView(root);
  const config = (text: string) => new ConfigReader().resolve('x', new Map([['tools.json', { text }]])).config;
  for (const count of [50, 2000]) {
    const texts = [tools(count, 'label'), tools(count, 'address')] as const;
    await timed(`read and compare two lists of ${count} tools x 8 parameters`, 5, () =>
      diffConfigs(config(texts[0]), config(texts[1])),
    );
  }
} finally {
  rmSync(root, { recursive: true, force: true });
}
