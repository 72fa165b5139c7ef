import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { TraceCall, TraceCallResults } from '../../../extension/platform/traceService';
import { TraceSession } from '../../../extension/platform/worker/session';
import type { FileState } from '../../../schemas/protocol';
import { otlpLine, type SpanText } from './otlpText';

const FAILED = path.join(import.meta.dirname, '../../../samples/incident/traces/failed-refund.otlp.json');

let folder: string;
let last: FileState;
let session: TraceSession;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'backstep-test-'));
});
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(() => {
  session = new TraceSession(
    {
      state: (state) => {
        last = state;
      },
      hits: () => {},
    },
    () => undefined,
  );
});

async function read(file: string): Promise<string> {
  await session.read({ location: { type: 'path', path: file }, name: path.basename(file), quiet: false });
  return last.onlyTrace ?? '';
}

function write(name: string, content: string): string {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return file;
}

async function ask<C extends TraceCall>(call: C): Promise<TraceCallResults[C['method']]> {
  return (await session.answer(call)) as TraceCallResults[C['method']];
}

function tool(id: string, args: string, result: string, more: Partial<SpanText> = {}): SpanText {
  const attributes = {
    'gen_ai.operation.name': 'execute_tool',
    'gen_ai.tool.name': `tool_${id}`,
    'gen_ai.tool.call.arguments': args,
    'gen_ai.tool.call.result': result,
  };
  return { id, name: `execute_tool tool_${id}`, attributes, at: Number(id), ...more };
}

/** A value found by the first tool, and used by the third. */
const CHAIN = otlpLine(
  tool('1', '{"name":"Ada"}', '{"customer":"CUST-48213-X"}'),
  tool('2', '{"city":"Ulm"}', '{"rain":false}'),
  tool('3', '{"customer":"CUST-48213-X"}', '{"error":"blocked"}', { error: true }),
);

describe('a diagnosis', () => {
  test('names the symptom, and gives findings with the runbook', async () => {
    const trace = await read(FAILED);
    const { diagnosis } = await ask({ method: 'diagnose', trace });
    expect(diagnosis.symptom).toMatchObject({ step: 7, basis: 'failure' });
    const finding = diagnosis.findings.find(({ id }) => id === 'tool-error');
    expect(finding).toMatchObject({ steps: expect.arrayContaining([7]), runbook: { now: expect.any(String) } });
    expect(structuredClone(diagnosis)).toEqual(diagnosis);
  });

  test('is made for the symptom that was chosen', async () => {
    const trace = await read(FAILED);
    const { diagnosis } = await ask({ method: 'diagnose', trace, symptom: 5 });
    expect(diagnosis.symptom).toMatchObject({ step: 5, basis: 'asked' });
    await expect(ask({ method: 'diagnose', trace, symptom: 11 })).rejects.toThrow(/step 11/i);
    await expect(ask({ method: 'diagnose', trace: 'other' })).rejects.toThrow('not in the file');
  });

  test('is made once for all who ask', async () => {
    const trace = await read(FAILED);
    const [first, second] = await Promise.all([ask({ method: 'diagnose', trace }), ask({ method: 'diagnose', trace })]);
    expect((await ask({ method: 'diagnose', trace })).diagnosis).toBe(first.diagnosis);
    expect(second.diagnosis).toEqual(first.diagnosis);
  });

  test('waits for the file to be read', async () => {
    const file = write('waits.json', CHAIN);
    const reading = read(file);
    const id = '0'.repeat(31).concat('a');
    const asked = ask({ method: 'diagnose', trace: id });
    const trace = await reading;
    expect(trace).toBe(id);
    expect((await asked).diagnosis.symptom.step).toBe(3);
  });

  test('lets other questions be answered meanwhile', async () => {
    const spans = Array.from({ length: 20_000 }, (_, i) => tool(`${i + 1}`, `{"n":${i}}`, `{"code":"R-${i}-Q"}`));
    const trace = await read(write('long.json', otlpLine(...spans)));
    let isDone = false;
    const asked = ask({ method: 'diagnose', trace }).then(() => {
      isDone = true;
    });
    await new Promise((resolve) => setImmediate(resolve));
    expect((await ask({ method: 'rows', trace, from: 1, to: 10 })).rows).toHaveLength(10);
    expect(isDone).toBe(false);
    await asked;
  });

  test('is given up when the file changes, and made anew', async () => {
    const spans = Array.from({ length: 20_000 }, (_, i) => tool(`${i + 1}`, `{"n":${i}}`, `{"code":"R-${i}-Q"}`));
    const file = write('changes.jsonl', otlpLine(...spans));
    const trace = await read(file);
    const asked = expect(ask({ method: 'diagnose', trace })).rejects.toThrow('given up');
    await new Promise((resolve) => setImmediate(resolve));
    appendFileSync(file, otlpLine(tool('30000', '{}', '{"error":"the last straw"}', { error: true, at: 90_000 })));
    await session.changed();
    await asked;
    expect((await ask({ method: 'diagnose', trace })).diagnosis.symptom.step).toBe(20_001);
  });

  test('is given up when another trace is asked about', async () => {
    const spans = Array.from({ length: 20_000 }, (_, i) => tool(`${i + 1}`, `{"n":${i}}`, `{"code":"R-${i}-Q"}`));
    await read(write('two.jsonl', otlpLine(...spans) + otlpLine(tool('1', '{}', '{}', { trace: 'b' }))));
    const [long, short] = ['a', 'b'].map((id) => id.padStart(32, '0')) as [string, string];
    const asked = expect(ask({ method: 'diagnose', trace: long })).rejects.toThrow('given up');
    await new Promise((resolve) => setImmediate(resolve));
    expect((await ask({ method: 'diagnose', trace: short })).diagnosis.symptom.step).toBe(1);
    await asked;
  });
});

describe('the way of a value', () => {
  test('leads from where it first stands to every step that has it', async () => {
    const trace = await read(write('follow.json', CHAIN));
    const { follow } = await ask({ method: 'follow', trace, step: 3, value: 'CUST-48213-X' });
    expect(follow).toEqual({ value: 'CUST-48213-X', origin: 1, role: 'given', steps: [1, 3] });
  });

  test('is found for words that are no value, and said to be unknown otherwise', async () => {
    const trace = await read(write('words.json', CHAIN));
    const { follow } = await ask({ method: 'follow', trace, step: 3, value: 'blocked' });
    expect(follow).toMatchObject({ origin: 3, steps: [3] });
    expect((await ask({ method: 'follow', trace, step: 3, value: 'nowhere at all' })).follow).toEqual({ steps: [] });
    expect((await ask({ method: 'follow', trace, step: 3, value: '   ' })).follow).toEqual({ steps: [] });
  });

  test('leads Step Back to the step that brought the decisive one', async () => {
    const trace = await read(write('back.json', CHAIN));
    expect((await ask({ method: 'stepBack', trace, step: 3 })).stepBack).toEqual({ step: 1, value: 'CUST-48213-X' });
    expect((await ask({ method: 'stepBack', trace, step: 1 })).stepBack).toEqual({});
  });
});

describe('the ledger', () => {
  test('has an entry for each model call, against its window', async () => {
    const trace = await read(FAILED);
    const { calls } = (await ask({ method: 'ledger', trace })).ledger;
    expect(calls.map(({ step }) => step)).toEqual([2, 4, 6, 9]);
    expect(calls[0]).toMatchObject({ window: 128_000, estimated: false });
    // The request is not in the context of the last call.
    const notes = calls.at(-1)?.notes.join('\n') ?? '';
    expect(calls.at(-1)?.dropped).toBeGreaterThan(0);
    expect(notes).toContain('Dropped user message');
    for (const { shares, tokens } of calls) {
      const sum = shares.reduce((total, share) => total + share.tokens, 0);
      expect(Math.abs(sum - tokens)).toBeLessThanOrEqual(shares.length);
    }
  });
});

describe('steps noted earlier', () => {
  test('are found by id when they have another number now', async () => {
    const file = write('moved.jsonl', CHAIN);
    const trace = await read(file);
    const [first, , third] = (await ask({ method: 'identify', trace, steps: [{ step: 1 }, { step: 2 }, { step: 3 }] }))
      .steps;
    expect(first).toMatchObject({ step: 1, id: expect.stringMatching(/1$/) });
    appendFileSync(file, otlpLine(tool('9', '{}', '{}', { at: 0 })));
    await session.changed();
    const { steps } = await ask({ method: 'identify', trace, steps: [third!, { step: 2, id: 'gone' }, { step: 99 }] });
    expect(steps).toEqual([{ step: 4, id: third?.id }, undefined, undefined]);
  });
});
