import type { FileState } from '../../../schemas/protocol';
import type { BytesLocation } from '../bytes/bytes';
import type { SearchUpdate, TraceCall, TraceCallResults, TraceDocument, TraceLocation } from '../traceService';
import { WorkerLink } from './workerLink';

export interface WorkerLimits {
  /** A file's worker that has had nothing to do for so long is ended; the next question starts another. */
  readonly documentIdleMs: number;
  /** The same for the worker that answers questions about no open file. */
  readonly generalIdleMs: number;
  /** The heap a worker may have. Reaching it ends the worker, not the editor. */
  readonly heapMb: number;
}

/** A location the worker can read: fetches what it cannot reach. */
export async function reachable(location: TraceLocation): Promise<BytesLocation> {
  return location.type === 'path' ? location : { type: 'bytes', bytes: await location.fetch() };
}

/** An open trace file whose worker comes and goes. */
export class WorkerTraceDocument implements TraceDocument {
  state: FileState;
  private readonly listeners = new Set<(state: FileState) => void>();
  private readonly searches = new Map<number, (update: SearchUpdate) => void>();
  private lastSearch = 0;
  private link: WorkerLink | undefined;
  /** Resolves when the worker has been told what to read. */
  private started: Promise<void> = Promise.resolve();
  private format: string | undefined;
  /** Added to a worker's generations, so that they go on growing when another worker takes over. */
  private generationsBefore = 0;
  /** True while a worker reads again what an idle one had read: nobody is told. */
  private resuming = false;
  /** Why no worker may be started until `reload`. */
  private crashed: string | undefined;
  private idleTimer: NodeJS.Timeout | undefined;

  constructor(
    private readonly workerPath: string,
    private readonly limits: WorkerLimits,
    private readonly location: TraceLocation,
    name: string,
    private readonly onDispose: () => void,
  ) {
    this.state = { name, state: 'reading', progress: 0, bytes: 0, issues: [], traceCount: 0, generation: 0 };
    this.read();
  }

  onState(listener: (state: FileState) => void): { dispose(): void } {
    this.listeners.add(listener);
    return { dispose: () => this.listeners.delete(listener) };
  }

  async call<C extends TraceCall>(call: C): Promise<TraceCallResults[C['method']]> {
    return (await this.awake()).call(call);
  }

  search(trace: string, query: string, onUpdate: (update: SearchUpdate) => void): { dispose(): void } {
    const search = ++this.lastSearch;
    this.searches.set(search, onUpdate);
    this.awake().then(
      (link) => this.searches.has(search) && link.post({ type: 'search', search, trace, query }),
      (error: Error) => this.endSearches(error.message),
    );
    return {
      dispose: () => {
        if (this.searches.delete(search)) {
          this.link?.post({ type: 'endSearch', search });
        }
      },
    };
  }

  reload(format = this.format): void {
    this.format = format;
    this.read();
  }

  changed(): void {
    if (this.crashed === undefined && this.link && this.location.type === 'path') {
      this.link.post({ type: 'changed' });
      this.restartIdleTimer();
    } else {
      this.read();
    }
  }

  cancel(): void {
    this.link?.post({ type: 'cancel' });
  }

  dispose(): void {
    clearTimeout(this.idleTimer);
    this.listeners.clear();
    this.endSearches('This file was closed.');
    this.link?.close();
    this.link = undefined;
    this.crashed = 'This file was closed.';
    this.onDispose();
  }

  /** A worker that has been told what to read, woken if it was ended for being idle. */
  private async awake(): Promise<WorkerLink> {
    if (!this.link && this.crashed === undefined) {
      this.resuming = true;
      this.read();
    }
    this.restartIdleTimer();
    await this.started;
    if (!this.link) {
      throw new Error(this.crashed ?? 'This file is closed.');
    }
    return this.link;
  }

  private read(): void {
    this.crashed = undefined;
    const link = this.link ?? this.startWorker();
    const { format, resuming } = this;
    this.started = reachable(this.location).then(
      (location) => link.post({ type: 'read', location, name: this.state.name, format, quiet: resuming }),
      (error: Error) => this.fail(error.message),
    );
    this.restartIdleTimer();
  }

  private startWorker(): WorkerLink {
    this.generationsBefore = this.resuming ? this.state.generation - 1 : this.state.generation;
    const link = new WorkerLink(this.workerPath, this.limits.heapMb, {
      message: (message) => {
        if (message.type === 'state') {
          this.take(message.state);
        } else {
          this.searches.get(message.search)?.(message.update);
          if (message.update.done) {
            this.searches.delete(message.search);
          }
        }
      },
      ended: (message) => this.fail(message),
    });
    this.link = link;
    return link;
  }

  private take(state: FileState): void {
    if (this.resuming) {
      if (state.state === 'reading') {
        return;
      }
      this.resuming = false;
      if (state.bytes !== this.state.bytes || state.traceCount !== this.state.traceCount) {
        this.generationsBefore++;
      }
    }
    this.tell({ ...state, generation: state.generation + this.generationsBefore });
  }

  private fail(message: string): void {
    this.link?.close(message);
    this.link = undefined;
    this.crashed = message;
    this.resuming = false;
    this.endSearches(message);
    this.tell({ ...this.state, state: 'failed', message });
  }

  private tell(state: FileState): void {
    this.state = state;
    for (const listener of this.listeners) {
      listener(state);
    }
  }

  private endSearches(message: string): void {
    for (const onUpdate of this.searches.values()) {
      onUpdate({ hits: [], progress: 1, done: true, message });
    }
    this.searches.clear();
  }

  private restartIdleTimer(): void {
    clearTimeout(this.idleTimer);
    this.idleTimer = setTimeout(() => {
      if (this.link?.busy || this.state.state === 'reading' || this.searches.size > 0) {
        this.restartIdleTimer();
      } else {
        this.link?.close();
        this.link = undefined;
      }
    }, this.limits.documentIdleMs);
  }
}
