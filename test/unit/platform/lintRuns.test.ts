import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { TraceRun } from '../../../extension/config/lint/runUse';
import { answer } from '../../../extension/platform/lint/answers';
import type { LintCall, LintCallResults } from '../../../extension/platform/lint/messages';

let root: string;
const WRITTEN = Date.parse('2026-10-01T00:00:00Z');
const TEXT = JSON.stringify({
  tools: ['water_bed', 'weed_bed'].map((name) => ({
    name,
    description: `Does what ${name} says.`,
    inputSchema: { type: 'object', properties: {} },
  })),
});

beforeEach(() => {
  root = realpathSync(mkdtempSync(path.join(tmpdir(), 'backstep-lint-runs-')));
  mkdirSync(path.join(root, 'garden'));
  writeFileSync(path.join(root, 'garden/backstep.json'), '{}');
  writeFileSync(path.join(root, 'garden/tools.json'), TEXT);
  utimesSync(path.join(root, 'garden/tools.json'), WRITTEN / 1000, WRITTEN / 1000);
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

async function ask<C extends LintCall>(call: C): Promise<LintCallResults[C['method']]> {
  return (await answer(call, new AbortController().signal)) as LintCallResults[C['method']];
}

/** A run that was offered one tool otherwise than the file has it. */
function drifted(start: number | undefined, presentAt?: number): TraceRun {
  const offered = ['water_bed', 'weed_bed'].map((name) => ({
    step: 1,
    name,
    description: name === 'weed_bed' ? 'Pulls everything out.' : undefined,
    parameters: undefined,
  }));
  const use = { trace: 't', file: 'run.json', start, offered, calls: [], isCut: false };
  return { use, source: 'file:///run.json', agent: 'garden/tools.json', presentAt };
}

async function driftIn(runs: readonly TraceRun[], text = TEXT): Promise<readonly string[]> {
  const open = text === TEXT ? [] : [{ path: 'garden/tools.json', text }];
  const files = await ask({ method: 'lintFolder', folder: root, open, isTrusted: false, runs });
  return files.flatMap(({ findings }) =>
    findings.flatMap(({ rule, file, tool }) => (rule === 'trace-tool-drift' ? [`${file} ${tool}`] : [])),
  );
}

test('the agent of a run is found below a backstep.json, and its file was there before the run', async () => {
  expect(await driftIn([drifted(WRITTEN + 1000)])).toEqual(['garden/tools.json weed_bed']);
  expect(await driftIn([drifted(WRITTEN - 1000)])).toEqual([]);
  expect(await driftIn([drifted(undefined)])).toEqual([]);
  expect(await driftIn([drifted(undefined, WRITTEN + 1000)])).toEqual(['garden/tools.json weed_bed']);
});

test('a text that is not saved has changed after every run', async () => {
  expect(await driftIn([drifted(WRITTEN + 1000)], `${TEXT}\n`)).toEqual([]);
});

test('one file is linted against runs too', async () => {
  const folder = path.join(root, 'garden');
  const files = [{ path: 'tools.json', text: TEXT }];
  const runs = [{ ...drifted(WRITTEN + 1000), agent: 'tools.json' }];
  const [linted] = await ask({ method: 'lint', project: { files, folder, runs }, about: ['tools.json'] });
  const finding = linted?.findings.find(({ rule }) => rule === 'trace-tool-drift');
  expect(finding?.traces).toEqual([{ source: 'file:///run.json', file: 'run.json', trace: 't', step: 1 }]);
});

test('traces are listed by their endings and read', async () => {
  mkdirSync(path.join(root, 'runs/node_modules'), { recursive: true });
  const fixture = readFileSync('test/fixtures/formats/anthropic-messages/request-log.json');
  for (const name of ['a.json', 'b.txt', 'node_modules/c.json']) {
    writeFileSync(path.join(root, 'runs', name), fixture);
  }
  const listed = await ask({ method: 'traceFiles', paths: [path.join(root, 'runs')], from: root });
  expect(listed).toEqual({ files: [path.join(root, 'runs/a.json')], problems: [] });
  const { runs, problems } = await ask({ method: 'readRuns', files: [...listed.files, root], from: root });
  expect(runs.map(({ source, use }) => [source, use.file, use.calls.length])).toEqual([
    [path.join(root, 'runs/a.json'), 'runs/a.json', 2],
  ]);
  expect(problems).toHaveLength(1);
});
