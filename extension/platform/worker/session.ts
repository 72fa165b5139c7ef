import type { FileState, SearchHit } from '../../../schemas/protocol';
import type { Issue } from '../../trace/model';
import { type Reading, startReading } from '../../trace/open';
import type { PriceList } from '../../trace/store/storedTrace';
import type { TraceFile } from '../../trace/traceFile';
import { type OpenBytes, openBytes } from '../bytes/bytes';
import { whyUnreadable } from '../bytes/sources';
import type { SearchUpdate, TraceCall, TraceCallResults } from '../traceService';
import { Answers } from './answers';
import type { ReadRequest } from './messages';

/** Questions that are about the whole of a trace. */
const ABOUT_THE_WHOLE: ReadonlySet<TraceCall['method']> = new Set([
  'diagnose',
  'ledger',
  'follow',
  'stepBack',
  'recorded',
  'use',
]);

/** What a session tells without being asked. */
export interface SessionListener {
  state(state: FileState): void;
  hits(search: number, update: SearchUpdate): void;
}

/** A file being read, or that was read. */
interface Run {
  readonly request: ReadRequest;
  bytes?: OpenBytes;
  reading?: Reading;
  /** Stops the reading. */
  aborted: boolean;
  /** Another run has taken over. */
  superseded: boolean;
}

const PROGRESS_MS = 100;
/** Steps that a search finds at most: nobody reads more, and the page has to hold them. */
const MOST_HITS = 10_000;

/**
 * One open trace file: reads it, reads on when it grows, and answers questions about what was read so far. While the
 * file is read for the first time, answers come from snapshots; while it is read again, from what was read before.
 */
export class TraceSession {
  private state: FileState = {
    name: '',
    state: 'reading',
    progress: 0,
    bytes: 0,
    issues: [],
    traceCount: 0,
    generation: 0,
  };
  private request: ReadRequest | undefined;
  /** The run that reads now; undefined when none does. */
  private running: Run | undefined;
  /** What is answered from, and the run it comes from. */
  private current: { readonly run: Run; readonly answers: Answers } | undefined;
  private changedWhileRunning = false;
  private waiting: (() => void)[] = [];
  private activeSearch: { aborted: boolean } | undefined;
  private progressAt = 0;

  constructor(
    private readonly listener: SessionListener,
    private readonly prices: PriceList,
  ) {}

  /** Opens the file, or opens it anew; a read under way is given up. */
  async read(request: ReadRequest): Promise<void> {
    if (this.running) {
      this.running.aborted = true;
      this.running.superseded = true;
    }
    this.request = request;
    const run: Run = { request, aborted: false, superseded: false };
    this.tell({ name: request.name, state: 'reading', progress: 0 });
    await this.finish(run, async () => {
      run.bytes = await openBytes(request.location, {
        signal: run,
        onProgress: (read, size) => this.progress(run, read / size / 2),
      });
      const base = run.bytes.isText ? 0 : 0.5;
      run.reading = startReading(run.bytes, {
        format: request.format,
        prices: this.prices,
        signal: run,
        breathe,
        onProgress: (read, size) => this.progress(run, base + (1 - base) * (size > 0 ? read / size : 1)),
        onSnapshot: (file) => this.takeSnapshot(run, file),
      });
      return run.reading;
    });
  }

  /** Reads again if the file on disk has changed: only what was added, when it has only grown. */
  async changed(): Promise<void> {
    const run = this.current?.run;
    if (this.running) {
      this.changedWhileRunning = true;
    } else if (!run?.bytes) {
      // It could not be read; perhaps it can now.
      await this.readAgain();
    } else if (this.state.state !== 'cancelled') {
      const change = run.bytes.refresh();
      if (change === 'gone') {
        this.tell({ message: 'The file is no longer there; what was read of it is shown.' });
      } else if (change === 'grown' && run.reading?.grow()) {
        const { reading } = run;
        await this.finish(run, async () => reading);
      } else if (change !== 'none') {
        await this.readAgain();
      }
    }
  }

  /** Stops reading; what was read stays. */
  cancel(): void {
    if (this.running) {
      this.running.aborted = true;
    }
  }

  /** @throws Error with a message for people: no such trace or step, or the file could not be read */
  async answer(call: TraceCall): Promise<TraceCallResults[TraceCall['method']]> {
    return (await (ABOUT_THE_WHOLE.has(call.method) ? this.finalAnswers() : this.answers())).answer(call);
  }

  /** Searches a trace's payloads; hits go to the listener. Ends the search before. */
  async search(id: number, trace: string, query: string): Promise<void> {
    this.endSearch();
    const search = { aborted: false };
    this.activeSearch = search;
    const found = new Set<number>();
    let message: string | undefined;
    try {
      const { file } = await this.answers();
      await file.search(trace, query, {
        signal: search,
        breathe,
        onHits: (hits, progress) => {
          const kept: SearchHit[] = [];
          for (const hit of hits) {
            if (found.has(hit.step) || found.size < MOST_HITS) {
              found.add(hit.step);
              kept.push(hit);
            } else {
              search.aborted = true;
              message = `Only the first ${MOST_HITS} steps are shown.`;
            }
          }
          this.listener.hits(id, { hits: kept, progress, done: false });
        },
      });
    } catch (error) {
      message = whyUnreadable(error);
    }
    this.listener.hits(id, { hits: [], progress: 1, done: true, message });
  }

  endSearch(): void {
    if (this.activeSearch) {
      this.activeSearch.aborted = true;
    }
  }

  private async readAgain(): Promise<void> {
    if (this.request) {
      await this.read(this.request);
    }
  }

  /** Runs a reading to its end and takes over what it read. */
  private async finish(run: Run, open: () => Promise<Reading>): Promise<void> {
    this.running = run;
    // A diagnosis under way is of what the file held before.
    this.current?.answers.giveUp();
    try {
      const reading = await open();
      await reading.run();
      if (!run.superseded) {
        this.take(run, reading.file(), { state: run.aborted ? 'cancelled' : 'complete', progress: 1 });
      }
    } catch (error) {
      if (!run.superseded) {
        this.tell({ state: run.aborted ? 'cancelled' : 'failed', message: whyUnreadable(error) });
      }
    }
    if (this.current?.run !== run) {
      run.bytes?.close();
    }
    if (this.running === run) {
      this.running = undefined;
      this.wake();
      if (this.changedWhileRunning) {
        this.changedWhileRunning = false;
        await this.changed();
      }
    }
  }

  /** Answers come from `file` from now on. */
  private take(run: Run, file: TraceFile, change: Pick<FileState, 'state' | 'progress'>): void {
    const { bytes, request } = run;
    if (!bytes) {
      return;
    }
    if (this.current && this.current.run !== run) {
      // The search would go on reading the bytes that are closed here.
      this.endSearch();
      this.current.run.bytes?.close();
    }
    this.current?.answers.giveUp();
    this.current = { run, answers: new Answers(file, bytes, breathe) };
    const notes = bytes.notes.map((message): Issue => ({ severity: 'warning', message, at: undefined, count: 1 }));
    const [only, second] = file.traces;
    this.tell({
      ...change,
      name: request.name,
      bytes: bytes.sizeOnDisk,
      format: file.format,
      issues: [...notes, ...file.issues],
      traceCount: file.traces.length,
      onlyTrace: second ? undefined : only?.id,
      generation: this.state.generation + 1,
    });
    this.wake();
  }

  /** Snapshots are shown while nothing else is: not when the file is read again, nor when all of it is wanted. */
  private takeSnapshot(run: Run, file: TraceFile): void {
    const isFirst = this.current === undefined || this.current.run === run;
    if (this.state.state === 'reading' && isFirst && !run.request.quiet && !run.superseded) {
      this.take(run, file, { state: 'reading', progress: this.state.progress });
    }
  }

  /** What was read so far, once there is something. */
  private async answers(): Promise<Answers> {
    while (!this.current && this.running) {
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
    if (!this.current) {
      throw new Error(this.state.message ?? 'Nothing was read of this file.');
    }
    return this.current.answers;
  }

  /** What was read of the file, once no more is to come: half a run cannot be judged. */
  private async finalAnswers(): Promise<Answers> {
    while (this.running) {
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
    return this.answers();
  }

  private wake(): void {
    for (const resolve of this.waiting.splice(0)) {
      resolve();
    }
  }

  private progress(run: Run, progress: number): void {
    const now = performance.now();
    if (run === this.running && this.state.state === 'reading' && now - this.progressAt >= PROGRESS_MS) {
      this.progressAt = now;
      this.tell({ progress });
    }
  }

  private tell(change: Partial<FileState>): void {
    this.state = { ...this.state, message: undefined, ...change };
    this.listener.state(this.state);
  }
}

/** Lets messages in. */
function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
