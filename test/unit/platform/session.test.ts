import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { SearchUpdate, StepPlace, TraceCall, TraceCallResults } from '../../../extension/platform/traceService';
import { TraceSession } from '../../../extension/platform/worker/session';
import type { FileState, TraceRow } from '../../../schemas/protocol';
import { otlpLine } from './otlpText';

let folder: string;
let states: FileState[];
let updates: SearchUpdate[];
let session: TraceSession;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'backstep-test-'));
});
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(() => {
  states = [];
  updates = [];
  session = new TraceSession(
    { state: (state) => states.push(state), hits: (_, update) => updates.push(update) },
    () => undefined,
  );
});

function write(name: string, content: string | Uint8Array): string {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return file;
}

function read(file: string, more: { format?: string; quiet?: boolean } = {}): Promise<void> {
  return session.read({ location: { type: 'path', path: file }, name: path.basename(file), quiet: false, ...more });
}

const last = () => states.at(-1) as FileState;

async function ask<C extends TraceCall>(call: C): Promise<TraceCallResults[C['method']]> {
  return (await session.answer(call)) as TraceCallResults[C['method']];
}

async function traces(): Promise<readonly TraceRow[]> {
  return (await ask({ method: 'traces', from: 0, to: 100, sort: 'file', descending: false, filter: '' })).rows;
}

async function stepNames(): Promise<string[]> {
  const [trace] = await traces();
  const { rows } = await ask({ method: 'rows', trace: trace?.id ?? '', from: 1, to: 100 });
  return rows.map(({ name }) => name);
}

const TWO = otlpLine({ id: '1' }, { id: '2', parent: '1', at: 1 });

describe('reading', () => {
  test('ends complete, with what a page needs to begin', async () => {
    const file = write('one.json', TWO);
    await read(file);
    expect(states[0]).toMatchObject({ name: 'one.json', state: 'reading', progress: 0 });
    expect(last()).toMatchObject({
      state: 'complete',
      progress: 1,
      bytes: Buffer.byteLength(TWO),
      format: { id: 'otlp', title: 'OTLP/JSON' },
      traceCount: 1,
      onlyTrace: expect.stringMatching(/a$/),
      generation: 1,
    });
    expect(await stepNames()).toEqual(['span 1', 'span 2']);
  });

  test('a question asked before anything was read waits for it', async () => {
    const reading = read(write('wait.json', TWO));
    expect(await stepNames()).toEqual(['span 1', 'span 2']);
    await reading;
  });

  test('of a large file shows snapshots, unless all of it is wanted', async () => {
    const lines = Array.from({ length: 30_000 }, (_, i) => otlpLine({ id: `${i + 1}`, at: i })).join('');
    const file = write('large.jsonl', lines);
    await read(file);
    const early = states.find((state) => state.state === 'reading' && state.traceCount > 0);
    expect(early?.progress).toBeLessThan(1);
    expect(last()).toMatchObject({ state: 'complete', generation: expect.any(Number) });
    expect(last().generation).toBeGreaterThan(1);

    states = [];
    session = new TraceSession({ state: (state) => states.push(state), hits: () => {} }, () => undefined);
    await read(file, { quiet: true });
    expect(states.filter((state) => state.state === 'reading' && state.traceCount > 0)).toEqual([]);
    expect(last().generation).toBe(1);
  });

  test('can be stopped; what was read stays, and changes are left alone', async () => {
    const lines = Array.from({ length: 50_000 }, (_, i) => otlpLine({ id: `${i + 1}`, at: i })).join('');
    const file = write('stopped.jsonl', lines);
    const reading = read(file);
    await session.answer({ method: 'traces', from: 0, to: 1, sort: 'file', descending: false, filter: '' });
    session.cancel();
    await reading;
    expect(last().state).toBe('cancelled');
    expect((await traces())[0]?.steps).toBeGreaterThan(0);
    appendFileSync(file, TWO);
    await session.changed();
    expect(last().state).toBe('cancelled');
  });

  test('what is no trace fails with a sentence, which answers questions too', async () => {
    await read(write('not.json', '{"name":"a package","version":"1.0.0"}'));
    expect(last()).toMatchObject({ state: 'failed', message: expect.stringMatching(/"version"/), traceCount: 0 });
    await expect(stepNames()).rejects.toThrow(last().message);
  });

  test('a damaged archive is read as far as it goes, and says so', async () => {
    const packed = gzipSync(Array.from({ length: 5000 }, (_, i) => otlpLine({ id: `${i + 1}` })).join(''));
    await read(write('cut.jsonl.gz', packed.subarray(0, packed.length / 2)));
    expect(last().state).toBe('complete');
    expect(last().issues.map(({ message }) => message)).toContainEqual(expect.stringContaining('ends early'));
  });
});

describe('a file that changes', () => {
  test('is read on when it grows', async () => {
    const file = write('grows.jsonl', TWO);
    await read(file);
    appendFileSync(file, otlpLine({ id: '3', parent: '1', at: 2 }));
    await session.changed();
    expect(last()).toMatchObject({ state: 'complete', generation: 2 });
    expect(states.filter(({ state }) => state === 'reading')).toHaveLength(
      states.findIndex((s) => s.state !== 'reading'),
    );
    expect(await stepNames()).toEqual(['span 1', 'span 2', 'span 3']);
  });

  test('with a half-written last line shows it once it is whole', async () => {
    const line = otlpLine({ id: '3', parent: '1', at: 2 });
    const file = write('half.jsonl', TWO + line.slice(0, 40));
    await read(file);
    expect(await stepNames()).toEqual(['span 1', 'span 2']);
    appendFileSync(file, line.slice(40));
    await session.changed();
    expect(await stepNames()).toEqual(['span 1', 'span 2', 'span 3']);
    expect(last().issues).toEqual([]);
  });

  test('is read anew when it was written over, larger or smaller', async () => {
    const file = write('rewritten.jsonl', TWO);
    await read(file);
    writeFileSync(file, otlpLine({ id: '7' }, { id: '8', parent: '7' }, { id: '9', parent: '7' }));
    await session.changed();
    expect(await stepNames()).toEqual(['span 7', 'span 8', 'span 9']);
    writeFileSync(file, otlpLine({ id: '4' }));
    await session.changed();
    expect(await stepNames()).toEqual(['span 4']);
  });

  test('says nothing when nothing has changed', async () => {
    await read(write('same.jsonl', TWO));
    const before = states.length;
    await session.changed();
    expect(states).toHaveLength(before);
  });

  test('keeps what was read when it is deleted, and is read when it comes back', async () => {
    const file = write('deleted.jsonl', TWO);
    await read(file);
    rmSync(file);
    await session.changed();
    expect(last()).toMatchObject({ state: 'complete', message: expect.stringContaining('no longer there') });
    expect(await stepNames()).toHaveLength(2);
    writeFileSync(file, otlpLine({ id: '5' }));
    await session.changed();
    expect(await stepNames()).toEqual(['span 5']);
    expect(last().message).toBeUndefined();
  });

  test('is tried again after it could not be read', async () => {
    const file = path.join(folder, 'late.jsonl');
    await read(file);
    expect(last()).toMatchObject({ state: 'failed', message: 'The file does not exist.' });
    writeFileSync(file, TWO);
    await session.changed();
    expect(last().state).toBe('complete');
  });

  test('keeps answering from the old content while it is read again, and when that fails', async () => {
    const file = write('broken-later.jsonl', TWO);
    await read(file);
    writeFileSync(file, 'no trace at all');
    const changing = session.changed();
    expect(await stepNames()).toHaveLength(2);
    await changing;
    expect(last()).toMatchObject({ state: 'failed', traceCount: 1 });
    expect(await stepNames()).toHaveLength(2);
  });

  test('is read once more when it changes while it is read', async () => {
    const file = write('busy.jsonl', TWO);
    const reading = read(file);
    appendFileSync(file, otlpLine({ id: '3', at: 2 }));
    await Promise.all([session.changed(), reading]);
    expect(await stepNames()).toHaveLength(3);
  });
});

describe('a new read', () => {
  test('takes over from the one under way', async () => {
    const first = read(write('first.json', TWO));
    const second = read(write('second.json', otlpLine({ id: '9' })));
    await Promise.all([first, second]);
    expect(await stepNames()).toEqual(['span 9']);
    expect(last().name).toBe('second.json');
  });

  test('in a format that does not fit says so, and the right one can be chosen again', async () => {
    const file = write('format.json', TWO);
    await read(file, { format: 'jaeger' });
    expect(last()).toMatchObject({ format: { id: 'jaeger' }, traceCount: 0 });
    await read(file, { format: 'otlp' });
    expect(last()).toMatchObject({ format: { id: 'otlp' }, traceCount: 1 });
  });
});

describe('questions', () => {
  test('about what is not there are refused in a sentence', async () => {
    await read(write('asked.json', TWO));
    const trace = last().onlyTrace ?? '';
    await expect(ask({ method: 'trace', trace: '__proto__' })).rejects.toThrow('not in the file');
    await expect(ask({ method: 'detail', trace, step: 3 })).rejects.toThrow(/step 3/i);
    expect((await ask({ method: 'rows', trace, from: 3, to: 9 })).rows).toEqual([]);
    expect((await ask({ method: 'rows', trace, from: 2, to: 99_999 })).rows).toHaveLength(1);
  });

  test('detail links a step to its parent and children', async () => {
    await read(write('links.json', TWO));
    const trace = last().onlyTrace ?? '';
    const { detail } = await ask({ method: 'detail', trace, step: 1 });
    expect(detail).toMatchObject({ row: { number: 1, last: 2 }, childCount: 1, children: [{ number: 2 }] });
    expect((await ask({ method: 'detail', trace, step: 2 })).detail.parent).toMatchObject({ number: 1 });
  });

  test('locate counts lines and columns as the editor does', async () => {
    const pretty = JSON.stringify(
      JSON.parse(otlpLine({ id: '1', name: '🎉 1' }, { id: '2', name: '🎉 2', at: 1 })),
      undefined,
      2,
    ).replaceAll('\n', '\r\n');
    await read(write('located.json', `\ufeff${pretty}`));
    const { places } = await ask({ method: 'locate', trace: last().onlyTrace ?? '', steps: [2, 1] });
    const place = places[0] as StepPlace;
    expect(places[1]?.endLine).toBeLessThanOrEqual(place.startLine);
    const lines = pretty.split('\r\n');
    expect(lines[place.startLine]?.slice(place.startCharacter)).toBe('{');
    expect(lines[place.startLine + 1]).toContain('traceId');
    expect(lines[place.endLine]?.slice(0, place.endCharacter).trim()).toBe('}');
    expect(lines.slice(place.startLine, place.endLine).join()).toContain('"🎉 2"');
  });

  test('locate refuses what no text editor shows', async () => {
    await read(write('packed.json.gz', gzipSync(TWO)));
    await expect(ask({ method: 'locate', trace: last().onlyTrace ?? '', steps: [1] })).rejects.toThrow('not stored as');
  });
});

describe('search', () => {
  const NEEDLES = otlpLine({ id: '1', attributes: { note: 'a needle' } }, { id: '2', attributes: { note: 'hay' } });

  test('streams hits and ends with done', async () => {
    await read(write('search.json', NEEDLES));
    await session.search(1, last().onlyTrace ?? '', 'needle');
    expect(updates.flatMap(({ hits }) => hits)).toMatchObject([{ step: 1, count: 1, match: 'needle' }]);
    expect(updates.at(-1)).toEqual({ hits: [], progress: 1, done: true, message: undefined });
  });

  test('stops after enough steps, and says so', async () => {
    const spans = Array.from({ length: 12_000 }, (_, i) => ({ id: `${i + 1}`, attributes: { note: 'needle' } }));
    await read(write('hay.json', otlpLine(...spans)));
    await session.search(1, last().onlyTrace ?? '', 'needle');
    expect(new Set(updates.flatMap(({ hits }) => hits.map(({ step }) => step))).size).toBe(10_000);
    expect(updates.at(-1)).toMatchObject({ done: true, message: expect.stringContaining('10000') });
  });

  test('in a trace that is not there ends with a sentence', async () => {
    await read(write('search2.json', NEEDLES));
    await session.search(1, 'other', 'needle');
    expect(updates).toEqual([{ hits: [], progress: 1, done: true, message: expect.stringContaining('other') }]);
  });
});
