/**
 * `node --expose-gc measure.js CASE FILE`: runs one case in this process and prints its figures as JSON: times in
 * milliseconds, memory in MB (1,048,576 bytes).
 */
import { readFileSync } from 'node:fs';
import { openTelemetrySpanAdapter } from '@evilmartians/agent-prism-data';
import { contextWindowOf } from '../../extension/config/models';
import { diagnose } from '../../extension/diagnosis/diagnose';
import { type OpenBytes, openBytes } from '../../extension/platform/bytes/bytes';
import { type OpenOptions, openTrace } from '../../extension/trace/open';
import { costOf } from '../../extension/trace/prices';
import type { TraceFile } from '../../extension/trace/traceFile';

type Figures = Record<string, number>;

const MB = 1_048_576;

/** What the page asks for first. */
const FIRST_ROWS = 50;

const CASES: Record<string, (file: string) => Promise<Figures>> = {
  /** The same code loaded, nothing done. */
  idle: async () => ({}),

  /** Brings the file into the disk cache. */
  async touch(path) {
    const bytes = await bytesOf(path);
    const chunk = new Uint8Array(8 * MB);
    let at = 0;
    for (let read = 1; read > 0; at += read) read = bytes.read(at, chunk);
    return { bytes: at };
  },

  /** Bytes to a complete step tree. */
  async open(path) {
    const elapsed = clock();
    const file = await open(path);
    return { ...elapsed(), ...counts(file) };
  },

  /** Like `open`, in a worker's manner: snapshots on the way, of which the first one's first rows are summarised. */
  async firstRows(path) {
    const elapsed = clock();
    let firstMs = 0;
    const onSnapshot = (file: TraceFile) => {
      const trace = file.traces[0];
      if (firstMs > 0 || !trace) return;
      for (let step = 1; step <= Math.min(FIRST_ROWS, trace.stepCount); step++) file.summary(trace.id, step);
      firstMs = elapsed().ms;
    };
    const file = await open(path, { onSnapshot, breathe: () => new Promise((resolve) => setImmediate(resolve)) });
    return { ...elapsed(), firstMs, ...counts(file) };
  },

  /** What the step tree holds on to, after garbage collection. */
  async retained(path) {
    const before = heldMb();
    const elapsed = clock();
    const file = await open(path);
    const times = elapsed();
    const retainedMb = heldMb() - before;
    return { ...times, retainedMb, ...counts(file) };
  },

  /** Why the file's longest trace failed, after opening it, which is not counted. */
  async diagnose(path) {
    const file = await open(path);
    const trace = file.traces.reduce((longest, next) => (next.stepCount > longest.stepCount ? next : longest));
    const elapsed = clock();
    const { findings } = await diagnose(file, trace.id, { contextWindow: (model) => contextWindowOf(model) });
    return { ...elapsed(), steps: trace.stepCount, findings: findings.length };
  },

  async parse(path) {
    const elapsed = clock();
    const document = JSON.parse(readFileSync(path, 'utf8'));
    return { ...elapsed(), records: document.resourceSpans.length };
  },

  /** agent-prism: `buildMs` from its parsed document to its tree, `ms` from bytes; `retainedMb` without the document. */
  async prism(path) {
    const parsing = clock();
    const document = JSON.parse(readFileSync(path, 'utf8'));
    const parsed = parsing();
    const before = heldMb();
    const building = clock();
    const tree = openTelemetrySpanAdapter.convertRawDocumentsToSpans(document);
    const built = building();
    const retainedMb = heldMb() - before;
    const total = { ms: parsed.ms + built.ms, cpuMs: parsed.cpuMs + built.cpuMs };
    return { ...total, buildMs: built.ms, retainedMb, records: document.resourceSpans.length, roots: tree.length };
  },
};

/** Starts a clock: the time by the wall, and the time on all processors, which other programs disturb less. */
function clock(): () => { ms: number; cpuMs: number } {
  const began = performance.now();
  const cpu = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(cpu);
    return { ms: performance.now() - began, cpuMs: (user + system) / 1000 };
  };
}

function bytesOf(path: string): Promise<OpenBytes> {
  return openBytes({ type: 'path', path }, { signal: { aborted: false } });
}

async function open(path: string, options: Partial<OpenOptions> = {}): Promise<TraceFile> {
  return openTrace(await bytesOf(path), { prices: costOf, ...options });
}

/** Looked at after the clock has stopped, so that nothing is read lazily behind its back. */
function counts(file: TraceFile): Figures {
  let steps = 0;
  let depth = 0;
  for (const trace of file.traces) {
    steps += trace.stepCount;
    depth = Math.max(depth, trace.step(trace.stepCount).depth);
  }
  return { traces: file.traces.length, steps, depth, issues: file.issues.length };
}

function heldMb(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / MB;
}

/** Peak resident memory. Linux's own figure where there is one: `maxRSS` there may still hold the parent's. */
function peakMb(): number {
  try {
    const [, kb] = /VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
    if (kb) return Number(kb) / 1024;
  } catch {
    // Not Linux.
  }
  return process.resourceUsage().maxRSS / 1024;
}

const [name = '', file = ''] = process.argv.slice(2);
const figures = await CASES[name]!(file);
console.log(JSON.stringify({ ...figures, peakMb: peakMb() }));
