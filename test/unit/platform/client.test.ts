import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { builds } from '../../../esbuild.config.mjs';
import type { SearchUpdate, TraceDocument } from '../../../extension/platform/traceService';
import { WorkerTraceService } from '../../../extension/platform/worker/client';
import type { FileState } from '../../../schemas/protocol';
import { otlpLine } from './otlpText';

const TWO = otlpLine({ id: '1', attributes: { note: 'needle' } }, { id: '2', parent: '1', at: 1 });

let folder: string;
let worker: string;
let service: WorkerTraceService;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'backstep-test-'));
  const options = builds({ dev: false }).find(({ entryPoints }) => entryPoints && 'worker' in entryPoints);
  await build({ ...options, outdir: folder });
  worker = path.join(folder, 'worker.mjs');
});
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => service.dispose());

const LIMITS = { documentIdleMs: 60_000, generalIdleMs: 60_000, heapMb: 512 };
const RESTLESS = { ...LIMITS, documentIdleMs: 50, generalIdleMs: 50 };

function open(content: string, limits = LIMITS): TraceDocument {
  const file = path.join(folder, 'trace.jsonl');
  writeFileSync(file, content);
  service = new WorkerTraceService(worker, limits);
  return service.open({ type: 'path', path: file }, 'trace.jsonl');
}

/** Waits for a state in which the condition holds. */
function until(document: TraceDocument, condition: (state: FileState) => boolean): Promise<FileState> {
  return new Promise((resolve) => {
    const check = (state: FileState) => {
      if (condition(state)) {
        listening.dispose();
        resolve(state);
      }
    };
    const listening = document.onState(check);
    check(document.state);
  });
}

const isComplete = ({ state }: FileState) => state === 'complete';
const steps = async (document: TraceDocument) =>
  (await document.call({ method: 'traces', from: 0, to: 9, sort: 'file', descending: false, filter: '' })).rows[0]
    ?.steps;

describe('a document', () => {
  test('is read in a worker and answers', async () => {
    const document = open(TWO);
    expect(document.state).toMatchObject({ state: 'reading', name: 'trace.jsonl', generation: 0 });
    expect(await steps(document)).toBe(2);
    expect(await until(document, isComplete)).toMatchObject({ traceCount: 1, generation: 1 });
    await expect(document.call({ method: 'trace', trace: 'x' })).rejects.toThrow('not in the file');
  });

  test('searches', async () => {
    const document = open(TWO);
    const { onlyTrace = '' } = await until(document, isComplete);
    const updates = await new Promise<SearchUpdate[]>((resolve) => {
      const all: SearchUpdate[] = [];
      document.search(onlyTrace, 'needle', (update) => {
        all.push(update);
        if (update.done) {
          resolve(all);
        }
      });
    });
    expect(updates.flatMap(({ hits }) => hits)).toMatchObject([{ step: 1 }]);
  });

  test('follows its file, and counts generations up', async () => {
    const document = open(TWO);
    await until(document, isComplete);
    writeFileSync(path.join(folder, 'trace.jsonl'), otlpLine({ id: '9' }));
    document.changed();
    await until(document, ({ generation }) => generation === 2);
    expect(await steps(document)).toBe(1);
  });

  test('whose bytes are fetched asks for them each time they are read', async () => {
    service = new WorkerTraceService(worker);
    let fetched = 0;
    const fetch = async () => {
      fetched++;
      return Buffer.from(otlpLine(...Array.from({ length: fetched }, (_, i) => ({ id: `${i + 1}` }))));
    };
    const document = service.open({ type: 'fetched', fetch }, 'remote.json');
    expect(await steps(document)).toBe(1);
    await until(document, isComplete);
    document.changed();
    await until(document, ({ generation }) => generation === 2);
    expect(await steps(document)).toBe(2);
  });

  test('whose bytes cannot be fetched fails with the reason', async () => {
    service = new WorkerTraceService(worker);
    const document = service.open({ type: 'fetched', fetch: () => Promise.reject(new Error('offline')) }, 'x.json');
    expect(await until(document, ({ state }) => state === 'failed')).toMatchObject({ message: 'offline' });
    await expect(steps(document)).rejects.toThrow('offline');
  });

  test('is closed for good', async () => {
    const document = open(TWO);
    const asked = steps(document);
    document.dispose();
    await expect(asked).rejects.toThrow('closed');
    await expect(steps(document)).rejects.toThrow('closed');
  });
});

describe('an idle worker', () => {
  test('is ended, and the next question starts another without anybody noticing', async () => {
    const document = open(TWO, RESTLESS);
    await until(document, isComplete);
    const told: FileState[] = [];
    document.onState((state) => told.push(state));
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await steps(document)).toBe(2);
    expect(document.state).toMatchObject({ state: 'complete', generation: 1 });
    expect(told.every(({ state, generation }) => state === 'complete' && generation === 1)).toBe(true);
  });

  test('whose file has changed meanwhile says so', async () => {
    const document = open(TWO, RESTLESS);
    await until(document, isComplete);
    await new Promise((resolve) => setTimeout(resolve, 200));
    writeFileSync(path.join(folder, 'trace.jsonl'), TWO + otlpLine({ id: '3' }));
    expect(await steps(document)).toBe(3);
    expect(document.state.generation).toBe(2);
  });
});

describe('a worker that breaks', () => {
  test('fails its document with a sentence, and reload starts another', async () => {
    const breaking = path.join(folder, 'breaking.js');
    const breakOn = `require('node:worker_threads').parentPort.on('message', (m) => { if (m.type === 'call') throw new Error('broken'); });\n`;
    writeFileSync(breaking, breakOn);
    service = new WorkerTraceService(breaking);
    const document = service.open({ type: 'path', path: path.join(folder, 'trace.jsonl') }, 'x.json');
    await expect(steps(document)).rejects.toThrow(/stopped unexpectedly \(broken\)/);
    expect(document.state).toMatchObject({ state: 'failed', message: expect.stringContaining('Reload') });
    await expect(steps(document)).rejects.toThrow('stopped unexpectedly');
    writeFileSync(path.join(folder, 'trace.jsonl'), TWO);
    writeFileSync(breaking, `import(${JSON.stringify(worker)});`);
    document.reload();
    expect(await steps(document)).toBe(2);
    await until(document, isComplete);
  });

  test('for want of memory says so', async () => {
    const hungry = path.join(folder, 'hungry.js');
    // The error Node reports for it: at a real end of memory, Node 24 may end the whole process instead.
    writeFileSync(hungry, `throw Object.assign(new Error('heap'), { code: 'ERR_WORKER_OUT_OF_MEMORY' });`);
    service = new WorkerTraceService(hungry);
    const document = service.open({ type: 'path', path: 'any' }, 'x.json');
    expect(await until(document, ({ state }) => state === 'failed')).toMatchObject({
      message: expect.stringContaining('out of memory'),
    });
  });
});

describe('without a file', () => {
  test('formats are listed', async () => {
    service = new WorkerTraceService(worker);
    expect(await service.formats()).toContainEqual({ id: 'otlp', title: 'OTLP/JSON' });
  });

  test('text is sniffed by content, whatever its name', async () => {
    service = new WorkerTraceService(worker, RESTLESS);
    const sniff = (text: string) => service.sniff({ type: 'fetched', fetch: async () => Buffer.from(text) });
    expect(await sniff(TWO)).toMatchObject({ id: 'otlp', title: 'OTLP/JSON' });
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await sniff('{"name":"package","dependencies":{}}')).toBeUndefined();
    expect(await service.sniff({ type: 'path', path: path.join(folder, 'missing') })).toBeUndefined();
  });
});
