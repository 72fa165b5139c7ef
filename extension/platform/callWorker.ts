import { Worker } from 'node:worker_threads';

/** A question to a worker; `method` tells which. */
interface Call {
  readonly method: string;
}

/** What the host says to a worker: a call, or that nobody waits for its answer any more. */
export type ToCallWorker<C extends Call> =
  | { readonly id: number; readonly call: C }
  | { readonly id: number; readonly cancelled: true };

export type FromCallWorker =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly message: string };

export interface CallWorkerOptions {
  /** Of the thread, for the editor's process list; also begins the messages of errors. */
  readonly name: string;
  /** The bundled worker. */
  readonly path: string;
  readonly heapMb: number;
  /** The worker ends when it has had nothing to do for so long. */
  readonly idleMs: number;
}

interface Pending {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/**
 * A worker thread that answers calls, one after the other or as it likes. It starts with the first call and ends when
 * it has been idle.
 * @template C calls, by their `method`
 * @template R what each method answers
 */
export class CallWorker<C extends Call, R extends Record<C['method'], unknown>> {
  private worker: Worker | undefined;
  private readonly pending = new Map<number, Pending>();
  private lastId = 0;
  private idleTimer: NodeJS.Timeout | undefined;

  constructor(private readonly options: CallWorkerOptions) {}

  /**
   * @param signal ends waiting; the worker is told, and may stop early
   * @throws Error with the worker's message, when the worker ended before answering, or when the signal was raised
   */
  call<K extends C>(call: K, signal?: AbortSignal): Promise<R[K['method']]> {
    const id = ++this.lastId;
    return new Promise((resolve, reject) => {
      if (signal?.aborted) {
        reject(new Error('Cancelled.'));
        return;
      }
      this.worker ??= this.start();
      this.pending.set(id, { resolve: (value) => resolve(value as R[K['method']]), reject });
      this.post({ id, call });
      signal?.addEventListener('abort', () => this.drop(id), { once: true });
      this.restartIdleTimer();
    });
  }

  /** Ends the worker: all calls that have not been answered are rejected. The next call starts it again. */
  end(why: string): void {
    clearTimeout(this.idleTimer);
    const { worker } = this;
    this.worker = undefined;
    const calls = [...this.pending.values()];
    this.pending.clear();
    for (const { reject } of calls) {
      reject(new Error(`The ${this.options.name} worker was ended (${why}).`));
    }
    void worker?.terminate();
  }

  private drop(id: number): void {
    const call = this.pending.get(id);
    if (call) {
      this.pending.delete(id);
      this.post({ id, cancelled: true });
      call.reject(new Error('Cancelled.'));
      this.restartIdleTimer();
    }
  }

  private post(message: ToCallWorker<C>): void {
    this.worker?.postMessage(message);
  }

  private start(): Worker {
    const worker = new Worker(this.options.path, {
      name: `backstep-${this.options.name}`,
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: this.options.heapMb },
    });
    // A worker that another has taken the place of says nothing more.
    const ended = (why: string) => {
      if (this.worker === worker) {
        this.end(why);
      }
    };
    worker.on('message', (message: FromCallWorker) => this.settle(message));
    worker.on('error', (error: NodeJS.ErrnoException) => ended(error.code ?? error.message));
    worker.on('exit', (code) => ended(`exit code ${code}`));
    return worker;
  }

  private settle(message: FromCallWorker): void {
    const call = this.pending.get(message.id);
    this.pending.delete(message.id);
    this.restartIdleTimer();
    if (message.ok) {
      call?.resolve(message.value);
    } else {
      call?.reject(new Error(message.message));
    }
  }

  private restartIdleTimer(): void {
    clearTimeout(this.idleTimer);
    if (this.worker && this.pending.size === 0) {
      this.idleTimer = setTimeout(() => this.end('idle'), this.options.idleMs);
    }
  }
}
