/** A host for the trace page, in the page itself: answers the protocol from synthetic traces, late and in pieces. */
import type { StepMark } from '../../../../schemas/marks';
import type { PageConfig } from '../../../../schemas/pageConfig';
import {
  type CallResults,
  type FileState,
  type HostMessage,
  type PageCall,
  type PageMessage,
  type PageNote,
  pageMessage,
  type TraceRow,
} from '../../../../schemas/protocol';
import type { FakeTrace } from './syntheticTrace';

export interface FakeHostOptions {
  readonly traces: readonly FakeTrace[];
  readonly latencyMs: number;
  /** How long a diagnosis takes; as long as everything else without. */
  readonly diagnosisMs?: number;
  readonly file: Partial<FileState>;
  /** Which config every trace ran with; nothing is known of it without. */
  readonly config?: PageConfig;
}

const TEXT_PIECE = 20_000;
const HITS_PER_MESSAGE = 2000;
const SORT_KEYS: Readonly<Record<string, (trace: TraceRow) => number | string>> = {
  worst: (trace) => ['failed', 'unknown', 'ok'].indexOf(trace.outcome),
  name: (trace) => trace.name,
  start: (trace) => trace.start ?? 0,
  duration: (trace) => trace.durationMs ?? 0,
  steps: (trace) => trace.steps,
  errors: (trace) => trace.errors,
  tokens: (trace) => (trace.inputTokens ?? 0) + (trace.outputTokens ?? 0),
  cost: (trace) => trace.costUsd ?? 0,
};

export class FakeHost {
  /** Everything the page has sent, for tests to look at. */
  readonly received: PageMessage[] = [];
  saved: unknown;
  #file: FileState;
  #search = 0;
  #marks: readonly StepMark[] = [];

  constructor(readonly options: FakeHostOptions) {
    const [only, second] = options.traces;
    this.#file = {
      name: 'refund-agent.otlp.json',
      state: 'complete',
      progress: 1,
      bytes: 184_213,
      format: {
        id: 'otlp',
        title: 'OTLP/JSON · gen_ai',
        why: 'It starts with resourceSpans, and its spans carry gen_ai attributes.',
        others: [{ id: 'spans', title: 'Span list', why: 'spans with ids and parents' }],
      },
      issues: [],
      traceCount: options.traces.length,
      generation: 1,
      ...(only && !second && { onlyTrace: only.row.id }),
      ...options.file,
    };
  }

  /** Replaces parts of the file's state and tells the page. */
  setFile(change: Partial<FileState>): void {
    this.#file = { ...this.#file, ...change };
    this.send({ type: 'file', file: this.#file });
  }

  send(message: HostMessage): void {
    window.postMessage(message, '*');
  }

  receive(raw: unknown): void {
    const message = pageMessage.parse(raw);
    this.received.push(message);
    if (message.type !== 'call') {
      this.#note(message);
      return;
    }
    const latency = message.call.method === 'diagnose' ? this.options.diagnosisMs : undefined;
    setTimeout(() => {
      try {
        this.send({ type: 'reply', id: message.id, ok: true, value: this.#answer(message.call) });
      } catch (error) {
        this.send({ type: 'reply', id: message.id, ok: false, message: (error as Error).message });
      }
    }, latency ?? this.options.latencyMs);
  }

  #note(note: PageNote): void {
    if (note.type === 'ready') this.send({ type: 'file', file: this.#file });
    if (note.type === 'cancel') this.setFile({ state: 'cancelled', message: 'Cancelled at 43%.' });
    if (note.type === 'mark') this.#mark(note.mark);
    if (note.type === 'endSearch') this.#search = 0;
    if (note.type === 'search') void this.#runSearch(note.search, note.trace, note.query);
  }

  #mark(mark: StepMark): void {
    const others = this.#marks.filter(({ trace, step }) => trace !== mark.trace || step !== mark.step);
    this.#marks = Object.keys(mark).length > 2 ? [...others, mark] : others;
    this.send({ type: 'marks', marks: this.#marks });
  }

  #answer(call: PageCall): CallResults[PageCall['method']] {
    if (call.method === 'traces') {
      const rows = this.options.traces
        .map((trace) => trace.row)
        .filter((row) => row.name.toLowerCase().includes(call.filter.toLowerCase()));
      const key = SORT_KEYS[call.sort] ?? (() => 0);
      rows.sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0) * (call.descending ? -1 : 1));
      return { rows: rows.slice(call.from, call.to), total: rows.length };
    }
    if (call.method === 'marks') return { marks: this.#marks };
    if (call.method === 'config') return { config: this.options.config ?? { state: 'untold' } };
    const trace = this.#trace(call.trace);
    switch (call.method) {
      case 'trace':
        return { trace: trace.row };
      case 'rows': {
        const last = Math.min(call.to, trace.row.steps);
        return { rows: Array.from({ length: last - call.from + 1 }, (_, i) => trace.step(call.from + i)) };
      }
      case 'detail':
        return { detail: trace.detail(call.step) };
      case 'collapse':
        return { hidden: trace.collapse(call.depth) };
      case 'text': {
        const whole = trace.text(call.step, call.path);
        return { text: whole.slice(call.from, call.from + TEXT_PIECE), from: call.from, length: whole.length };
      }
      case 'diagnose':
        return { diagnosis: trace.diagnosis.diagnose(call.symptom) };
      case 'ledger':
        return { ledger: trace.diagnosis.ledger() };
      case 'follow':
        return { follow: trace.diagnosis.follow(call.value) };
      case 'stepBack':
        return { stepBack: trace.diagnosis.stepBack(call.step) };
    }
  }

  #trace(id: string): FakeTrace {
    const trace = this.options.traces.find(({ row }) => row.id === id);
    if (!trace) throw new Error(`There is no trace ${id} in this file.`);
    return trace;
  }

  async #runSearch(search: number, id: string, query: string): Promise<void> {
    this.#search = search;
    const trace = this.#trace(id);
    let hits: NonNullable<Extract<HostMessage, { type: 'hits' }>['hits'][number]>[] = [];
    for (const hit of trace.hits(query)) {
      hits.push(hit);
      if (hits.length < HITS_PER_MESSAGE) continue;
      this.send({ type: 'hits', search, hits, progress: hit.step / trace.row.steps, done: false });
      hits = [];
      await new Promise((resolve) => setTimeout(resolve, this.options.latencyMs));
      if (this.#search !== search) return;
    }
    this.send({ type: 'hits', search, hits, progress: 1, done: true });
  }
}
