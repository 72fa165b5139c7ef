import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { blameCommand } from '../../../extension/cli/blame';
import { type Io, UsageError } from '../../../extension/cli/io';
import { type BlameReport, blameReport } from '../../../schemas/blameReport';
import { otlpLine, type SpanText } from '../platform/otlpText';

const FAILED = path.join(import.meta.dirname, '../../../samples/incident/traces/failed-refund.otlp.json');

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'backstep-test-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, content: string): string {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return file;
}

async function blame(...args: string[]): Promise<{ code: number; out: string }> {
  let out = '';
  const io: Io = {
    cwd: folder,
    columns: undefined,
    write: async (text) => {
      out += text;
    },
    warn: () => {},
  };
  const code = await blameCommand(args, io);
  return { code, out };
}

async function report(...args: string[]): Promise<BlameReport> {
  const { out } = await blame(...args, '--json');
  return blameReport.parse(JSON.parse(out));
}

/** A tool call as the GenAI conventions record it. */
function tool(id: string, trace: string, result: string, error: boolean | string = false): SpanText {
  const attributes = {
    'gen_ai.operation.name': 'execute_tool',
    'gen_ai.tool.name': `tool_${id}`,
    'gen_ai.tool.call.result': result,
  };
  return { id, trace, name: `execute_tool tool_${id}`, attributes, error, at: Number(id) };
}

describe('the report', () => {
  test('for programs keeps its contract, to the last key', async () => {
    const { out } = await blame(FAILED, '--json');
    const raw = JSON.parse(out);
    expect(blameReport.parse(raw)).toEqual(raw);
    expect(raw).toMatchObject({ schema: 'backstep.blame/1', format: { id: 'otlp' }, trace: { steps: 10 } });
    expect(raw.symptom).toMatchObject({ step: 7 });
    expect(raw.findings.map(({ id }: { id: string }) => id)).toContain('tool-error');
  });

  test('for people says what failed, what was found with quotes, and what to do', async () => {
    const { out } = await blame(FAILED);
    expect(out).toMatch(/^WHAT FAILED\n {2}Step 7 \[tool\] issue_refund$/m);
    expect(out).toMatch(/^SUSPECTS$/m);
    expect(out).toMatch(/^ {2}error tool-error, step 7/m);
    expect(out).toMatch(/> step 7: ".*409 order A-1093 belongs to another customer/);
    expect(out).toMatch(/Do now: /);
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(120);
  });

  test('says that something failed only when something says so', async () => {
    const file = write('ended.json', otlpLine(tool('1', 'aa', '{"total": 3}')));
    const { out } = await blame(file);
    expect(out).toMatch(/^WHERE IT ENDED$/m);
    expect(out).not.toContain('WHAT FAILED');
  });

  test('tells what the trace lacks once, and programs in both places', async () => {
    const file = write('lacking.json', otlpLine(tool('1', 'aa', '{"total": 3}')));
    const { out } = await blame(file);
    expect(out).toContain('WHAT THE TRACE LACKS');
    expect(out).not.toContain('trace-incomplete');
    expect((await report(file)).findings.map(({ id }) => id)).toContain('trace-incomplete');
  });

  test('keeps quotes without spaces within the width, and loses nothing of them', async () => {
    const list = JSON.stringify({ error: Array.from({ length: 40 }, (_, i) => `😀entry${i}`) });
    const { out } = await blame(write('wide.json', otlpLine(tool('1', 'aa', '', list))));
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
    expect(out.replaceAll(/\s/g, '')).toContain('"😀entry0","😀entry1","😀entry2","😀entry3","😀entry4","😀entry5"');
    expect(out).not.toMatch(/[\ud800-\udfff]/u);
  });

  test('keeps the width also where unsafe characters are written out', async () => {
    const file = write('unsafe.json', otlpLine(tool('1', 'aa', '', '\u202eabc '.repeat(60))));
    const { out } = await blame(file);
    expect(out).toContain('<U+202E>abc');
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
  });

  test('names the file it is about', async () => {
    expect((await blame(FAILED)).out.replaceAll(/\s+/g, ' ')).toContain(`${FAILED} · OTLP/JSON`);
  });

  test('tells a few findings of many alike and where the others stand, so that no other is hidden', async () => {
    const failures = Array.from({ length: 30 }, (_, i) => tool(String(i + 1), 'aa', `{"error": "no ${i}"}`, true));
    const file = write('alike.json', otlpLine(...failures));
    const { out } = await blame(file);
    expect(out.match(/^ {2}error tool-error, step/gm)).toHaveLength(4);
    expect(out).toMatch(/^ {2}and 26 more tool-error: step 5, 6, 7, .*, 16, … \(--json lists all\)$/m);
    expect(out.match(/Do now: Call the tool by itself/g)).toHaveLength(1);
    expect((await report(file)).findings.filter(({ id }) => id === 'tool-error')).toHaveLength(30);
  });

  test('quotes nothing that its sentence says already', async () => {
    const file = write('once.json', otlpLine(tool('1', 'aa', '', 'no such order')));
    const [, findings] = (await blame(file)).out.split('FINDINGS');
    expect(findings).toContain('tool_1 failed: no such order');
    expect(findings).not.toContain('> step 1');
  });

  test('explains the step it is asked about', async () => {
    expect((await blame(FAILED, '--step', '5')).out).toMatch(/^WHAT YOU ASK ABOUT$/m);
    expect((await report(FAILED, '--step', '5')).symptom.step).toBe(5);
  });

  test('never passes control characters of the trace on to the terminal', async () => {
    const hostile = 'gone \u001b[2J\u202e wrong';
    const file = write('hostile.json', otlpLine({ ...tool('1', 'a\u001b', hostile, hostile), name: hostile }));
    const { out } = await blame(file);
    expect(out).toContain('<U+202E>');
    expect(out).not.toMatch(/[\u001b\u202e]/);
  });
});

describe('of many traces', () => {
  const fine = tool('1', 'aa', '{"total": 3}');
  const worse = tool('2', 'bb', '{"error": "no such order"}', true);

  test('the worst is taken, and named', async () => {
    const file = write('many.jsonl', otlpLine(fine) + otlpLine(worse));
    expect((await report(file)).trace.id).toMatch(/bb$/);
    expect((await blame(file)).out.replaceAll(/\s+/g, ' ')).toContain('the worst of 2 traces, failed runs first');
  });

  test('one can be named by number or id', async () => {
    const file = write('named.jsonl', otlpLine(fine) + otlpLine(worse));
    expect((await report(file, '--trace', '1')).trace.id).toMatch(/aa$/);
    const { id } = (await report(file, '--trace', '2')).trace;
    expect((await report(file, '--trace', id)).trace.id).toBe(id);
    expect((await blame(file, '--trace', '1')).out).not.toContain('the worst of');
  });
});

describe('the exit code', () => {
  test('is 1 when there are errors, unless another threshold is set', async () => {
    expect((await blame(FAILED)).code).toBe(1);
    expect((await blame(FAILED, '--fail-on', 'warning')).code).toBe(1);
    expect((await blame(FAILED, '--fail-on', 'never')).code).toBe(0);
  });

  test('is 0 when there are only lesser findings', async () => {
    const file = write('fine.json', otlpLine(tool('1', 'aa', '{"total": 3}')));
    expect((await blame(file)).code).toBe(0);
  });

  test.each([
    { args: [], says: 'usage: backstep blame FILE' },
    { args: [FAILED, FAILED], says: 'usage: backstep blame FILE' },
    { args: ['none.json'], says: 'none.json' },
    { args: [FAILED, '--step', '11'], says: '--step is a number from 1 to 10' },
    { args: [FAILED, '--step', '0x1'], says: '--step is a number' },
    { args: [FAILED, '--trace', 'zzz'], says: 'no trace matches' },
    { args: [FAILED, '--fail-on', 'toString'], says: '--fail-on is one of error, warning, never' },
    { args: [FAILED, '--json=1'], says: '--json' },
  ])('stands for "could not run" with $args', async ({ args, says }) => {
    const failing = blame(...args);
    await expect(failing).rejects.toThrow(UsageError);
    await expect(failing).rejects.toThrow(says);
  });
});
