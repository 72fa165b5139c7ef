import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCli } from '../../../extension/cli/main';
import { createIncident } from '../../../samples/incident/create.mjs';
import { diffReport } from '../../../schemas/diffReport';
import { matchReport } from '../../../schemas/matchReport';
import { originsReport } from '../../../schemas/originsReport';
import { fingerprintReport, versionsReport } from '../../../schemas/versionsReport';

const AGENT = 'agent/refund-agent.agent.yaml';
const folder = mkdtempSync(path.join(tmpdir(), 'backstep-cli-'));
const incident = path.join(folder, 'incident');

beforeAll(async () => {
  await createIncident(incident);
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function run(cwd: string, ...args: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ['', ''];
  const code = await runCli(args, {
    cwd,
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

const cli = (...args: readonly string[]) => run(incident, ...args);

describe('fingerprint', () => {
  test('is one line, the same from any folder', async () => {
    const { code, out } = await cli('fingerprint', AGENT);
    expect([code, out]).toEqual([0, expect.stringMatching(/^cfg:[0-9a-f]{12}\n$/)]);
    expect((await run(path.join(incident, 'agent'), 'fingerprint', 'refund-agent.agent.yaml')).out).toBe(out);
    const { out: json } = await cli('fingerprint', AGENT, '--json');
    expect(fingerprintReport.parse(JSON.parse(json)).fingerprint).toBe(out.trim());
  });

  test('works without a repository, and names what is missing', async () => {
    const plain = mkdtempSync(path.join(tmpdir(), 'backstep-plain-'));
    writeFileSync(path.join(plain, 'a.agent.yaml'), 'name: a\nkind: open\nprompts: [gone.md]\n');
    const { code, out, err } = await run(plain, 'fingerprint', 'a.agent.yaml');
    expect([code, out.slice(0, 4)]).toEqual([0, 'cfg:']);
    expect(err).toContain('without gone.md: it does not exist');
    rmSync(plain, { recursive: true, force: true });
  });

  test.each([['nothing.yaml'], ['README.md'], ['agent/evals/refunds.jsonl']])('refuses %s', async (file) => {
    expect(await cli('fingerprint', file)).toMatchObject({ code: 2, err: expect.stringContaining('no agent config') });
  });
});

describe('a folder with several agents', () => {
  const files = ['one', 'two'].map((name) => `bots/${name}.agent.yaml`);
  let several: string;
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-c', 'user.name=T', '-c', 'user.email=t@example.com', ...args], { cwd: several });

  beforeAll(() => {
    several = mkdtempSync(path.join(tmpdir(), 'backstep-several-'));
    git('init', '--quiet');
    mkdirSync(path.join(several, 'bots'));
    for (const [at, file] of files.entries()) {
      writeFileSync(path.join(several, file), `name: agent-${at}\nkind: open\nmodel: gpt-4o\n`);
    }
    git('add', '--all');
    git('commit', '--quiet', '-m', 'Both');
    writeFileSync(path.join(several, files[1]!), 'name: agent-1\nkind: open\nmodel: gpt-4.1\n');
    git('commit', '--quiet', '--all', '-m', 'The second');
  });
  afterAll(() => {
    rmSync(several, { recursive: true, force: true });
  });

  test.each([
    ['versions', 'bots'],
    ['fingerprint', 'bots'],
    ['diff', 'HEAD~1:bots/one.agent.yaml', 'bots'],
    ['restore', 'bots', '--to', 'HEAD~1'],
  ])('%s asks which of them is meant', async (...args) => {
    expect(await run(several, ...args)).toMatchObject({
      code: 2,
      err: expect.stringContaining("'bots' holds 2 agents; name one of them: one.agent.yaml, two.agent.yaml"),
    });
  });

  test('each has a history, a fingerprint and a restore of its own', async () => {
    const subjects = async (file: string) =>
      versionsReport
        .parse(JSON.parse((await run(several, 'versions', file, '--json')).out))
        .versions.map(({ subject }) => subject);
    expect([await subjects(files[0]!), await subjects(files[1]!)]).toEqual([['Both'], ['The second', 'Both']]);
    const prints = await Promise.all(files.map(async (file) => (await run(several, 'fingerprint', file)).out));
    expect(new Set(prints).size).toBe(2);
    const before = readFileSync(path.join(several, files[0]!), 'utf8');
    expect((await run(several, 'restore', files[1]!, '--to', 'HEAD~1')).code).toBe(0);
    expect(files.map((file) => readFileSync(path.join(several, file), 'utf8'))).toEqual([
      before,
      before.replace('agent-0', 'agent-1'),
    ]);
  });
});

test('versions counts findings by the settings of the project', async () => {
  const settings = path.join(incident, 'backstep.json');
  const errors = async () =>
    versionsReport.parse(JSON.parse((await cli('versions', AGENT, '--json', '--lint')).out)).versions[0]!.lint!.errors;
  const before = await errors();
  writeFileSync(settings, '{"rules": {"model-unpinned": "error"}}');
  try {
    expect(await errors()).toBe(before + 1);
  } finally {
    rmSync(settings);
  }
});

test('versions lists them, newest first, with classes and lint', async () => {
  const { code, out } = await cli('versions', AGENT, '--json', '--lint');
  const report = versionsReport.parse(JSON.parse(out));
  expect(code).toBe(0);
  expect(report.versions.map((version) => version.class)).toEqual([
    'behavioural',
    'behavioural',
    'behavioural',
    'cosmetic',
    'behavioural',
    null,
  ]);
  expect(report.versions.flatMap(({ tags }) => tags)).toEqual(['v12', 'v11', 'v10']);
  expect(report.versions[0]?.lint?.warnings).toBeGreaterThan(report.versions.at(-1)?.lint?.warnings ?? 0);
  const { out: text } = await cli('versions', AGENT, '--limit', '2');
  expect(text.trim().split('\n')).toHaveLength(2);
});

describe('versions --blame', () => {
  test('says which version each part comes from', async () => {
    const { code, out } = await cli('versions', AGENT, '--blame', '--json');
    const { parts } = originsReport.parse(JSON.parse(out));
    expect(code).toBe(0);
    const subjectOf = (what: string) => parts.find((part) => part.what === what)?.subject;
    expect(subjectOf('model')).toBe('Follow the gpt-4o alias');
    expect(subjectOf('description of tool find_customer')).toBe('Shorten tool descriptions');
    expect(subjectOf('tool find_customer')).toBe('Add the refund agent');
    expect(subjectOf('owner')).toBe('Add the refund agent');
    expect(new Set(parts.map(({ file }) => file)).size).toBe(3);
    expect(parts.every(({ mayBeOlder, commit }) => commit !== null && !mayBeOlder)).toBe(true);
  });

  test('as text, one line for each part below its file', async () => {
    const { out } = await cli('versions', 'agent/prompts/system.md', '--blame');
    const [file, ...lines] = out.trimEnd().split('\n');
    expect(file).toBe('agent/prompts/system.md');
    const shape = /^ +\d+ {2}[0-9a-f]{7}.{5,} {2}2026-\d\d-\d\d {2}\S.* {2}Noor Haddad$/;
    expect(lines.filter((line) => !shape.test(line))).toEqual([]);
    expect(lines.find((line) => line.includes('"Answer in the language of the request."'))).toContain('2026-10-27');
  });

  test('a history that was cut says that parts may be older', async () => {
    const { out, err } = await cli('versions', AGENT, '--blame', '--limit', '1');
    expect(err).toContain('Older versions are left out');
    expect(out).toContain('(or older)');
  });
});

describe('diff', () => {
  test('of the two recorded versions shows the descriptions that made the failure possible', async () => {
    const { code, out } = await cli('diff', `v11:${AGENT}`, 'v12', '--json', '--exit-code', 'behavioural');
    const report = diffReport.parse(JSON.parse(out));
    expect(code).toBe(1);
    expect(report.from.ref).toBe(`v11:${AGENT}`);
    const found = report.changes.find(({ path: place }) => place === 'tools.find_customer.description');
    expect(found).toMatchObject({
      class: 'behavioural',
      what: 'description-reworded',
      tool: 'find_customer',
      placeAfter: { file: 'agent/tools.json', line: 5 },
    });
    expect(found?.why).toContain('it came closer to that of lookup_customer');
  });

  test('takes paths, commits and fingerprints on either side', async () => {
    const { out } = await cli('versions', AGENT, '--json');
    const { versions } = versionsReport.parse(JSON.parse(out));
    const [newest, , third] = versions;
    const byTag = await cli('diff', 'v10', AGENT);
    expect(byTag.out).toContain('sentence added');
    const byHash = await cli('diff', third!.commit!.slice(0, 7), AGENT, '--json');
    const byPrint = await cli('diff', third!.fingerprint, AGENT, '--json');
    const changes = (text: string) => diffReport.parse(JSON.parse(text)).changes;
    expect(changes(byHash.out)).toEqual(changes(byPrint.out));
    expect(diffReport.parse(JSON.parse(byHash.out)).to.fingerprint).toBe(newest?.fingerprint);
    expect((await cli('diff', AGENT, AGENT)).out).toContain('No changes.');
    const below = await run(path.join(incident, 'agent'), 'diff', 'v10:refund-agent.agent.yaml', `v11:${AGENT}`);
    expect(below).toMatchObject({ code: 0, out: expect.stringContaining('sentence added') });
  });

  test('of layout alone is cosmetic', async () => {
    const { code, out } = await cli('diff', `v11:${AGENT}`, `v11~0:${AGENT}`, '--exit-code', 'cosmetic');
    expect([code, out]).toEqual([0, expect.stringContaining('No changes.')]);
  });

  test.each([
    [['diff', 'v11', 'v12'], 'does not say of which agent'],
    [['diff', AGENT], 'usage:'],
    [['diff', 'v99', AGENT], "no commit, branch or tag 'v99'"],
    [['diff', '--', '--output=x', AGENT], "no commit, branch or tag '--output=x'"],
    [['diff', 'cfg:000000000000', AGENT], 'no version of'],
    [['diff', AGENT, AGENT, '--exit-code', 'bad'], '--exit-code takes'],
    [['versions', 'traces'], 'no agent config'],
    [['versions', AGENT, '--limit', '-1'], '--limit'],
  ])('%j is refused in one line', async (args, message) => {
    const { code, err } = await cli(...args);
    expect(code).toBe(2);
    expect(err).toContain(message);
    expect(err.trim().split('\n')).toHaveLength(1);
  });
});

describe('match', () => {
  test.each([
    ['failed-refund', 'v12'],
    ['good-refund', 'v11'],
  ])('ties the %s trace to %s', async (name, tag) => {
    const { code, out } = await cli('match', `traces/${name}.otlp.json`, '--json');
    const [match] = matchReport.parse(JSON.parse(out)).matches;
    expect([code, match?.agent, match?.version?.tags]).toEqual([0, AGENT, [tag]]);
    const there = await run(folder, 'match', `incident/traces/${name}.otlp.json`, '--repo', 'incident');
    expect(there.out).toContain(`(${tag})`);
  });

  test('says so when there is no agent', async () => {
    const { code, err } = await cli('match', 'traces/good-refund.otlp.json', '--repo', 'traces');
    expect([code, err]).toEqual([2, expect.stringContaining('no agent file')]);
  });
});
