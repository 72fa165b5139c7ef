import { Worker } from 'node:worker_threads';
import type { FromLintWorker, LintCall, LintCallResults, LintService, ToLintWorker } from './messages';

const LIMITS = { idleMs: 60_000, heapMb: 1024 };

interface Pending {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/**
 * The lint engine in a worker thread of its own: no config, however large, holds up the editor, and work that nobody
 * waits for any more ends with its thread. The worker starts with the first call and ends when it has been idle.
 */
export class WorkerLintService implements LintService {
  private worker: Worker | undefined;
  private readonly pending = new Map<number, Pending>();
  private lastId = 0;
  private idleTimer: NodeJS.Timeout | undefined;

  /** @param workerPath the bundled worker */
  constructor(
    private readonly workerPath: string,
    private readonly limits = LIMITS,
  ) {}

  call<C extends LintCall>(call: C): Promise<LintCallResults[C['method']]> {
    this.worker ??= this.start();
    const message: ToLintWorker = { id: ++this.lastId, call };
    return new Promise((resolve, reject) => {
      this.pending.set(message.id, { resolve: (value) => resolve(value as LintCallResults[C['method']]), reject });
      this.worker?.postMessage(message);
      this.restartIdleTimer();
    });
  }

  cancel(): void {
    this.end('cancelled');
  }

  dispose(): void {
    this.end('disposed');
  }

  private start(): Worker {
    const worker = new Worker(this.workerPath, {
      name: 'backstep-lint',
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: this.limits.heapMb },
    });
    // A worker that another has taken the place of says nothing more.
    const ended = (why: string) => {
      if (this.worker === worker) {
        this.end(why);
      }
    };
    worker.on('message', (message: FromLintWorker) => this.settle(message));
    worker.on('error', (error: NodeJS.ErrnoException) => ended(error.code ?? error.message));
    worker.on('exit', (code) => ended(`exit code ${code}`));
    return worker;
  }

  private settle(message: FromLintWorker): void {
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
      this.idleTimer = setTimeout(() => this.end('idle'), this.limits.idleMs);
    }
  }

  private end(why: string): void {
    clearTimeout(this.idleTimer);
    const { worker } = this;
    this.worker = undefined;
    const calls = [...this.pending.values()];
    this.pending.clear();
    for (const { reject } of calls) {
      reject(new Error(`Linting was ended (${why}).`));
    }
    void worker?.terminate();
  }
}
