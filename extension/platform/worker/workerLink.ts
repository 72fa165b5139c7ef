import { Worker } from 'node:worker_threads';
import type { TraceCall, TraceCallResults } from '../traceService';
import type { FromWorker, GeneralCall, GeneralCallResults, ToWorker } from './messages';

type Results = TraceCallResults & GeneralCallResults;

export interface LinkListener {
  /** State of the open file and search hits; answers go to their callers. */
  message(message: Exclude<FromWorker, { type: 'answer' }>): void;
  /** The worker ended by itself. */
  ended(message: string): void;
}

/** A running worker and the calls it has not answered yet. */
export class WorkerLink {
  private readonly worker: Worker;
  private readonly pending = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  private lastId = 0;
  private closed = false;

  constructor(workerPath: string, heapMb: number, listener: LinkListener) {
    this.worker = new Worker(workerPath, {
      name: 'backstep',
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: heapMb },
    });
    this.worker.on('message', (message: FromWorker) => {
      if (message.type === 'answer') {
        this.settle(message);
      } else if (!this.closed) {
        listener.message(message);
      }
    });
    const end = (why: string) => {
      if (!this.closed) {
        const message = `The reader of this file stopped unexpectedly (${why}). Reload to start it again.`;
        this.close(message);
        listener.ended(message);
      }
    };
    this.worker.on('error', (error: NodeJS.ErrnoException) =>
      end(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'out of memory' : error.message),
    );
    this.worker.on('exit', (code) => end(`exit code ${code}`));
  }

  get busy(): boolean {
    return this.pending.size > 0;
  }

  post(message: ToWorker): void {
    const bytes = message.type === 'read' && message.location.type === 'bytes' ? message.location.bytes : undefined;
    // Bytes are handed over, not copied, when they have their buffer to themselves: small ones of Node often share one.
    const owned = bytes?.buffer instanceof ArrayBuffer && bytes.byteLength === bytes.buffer.byteLength;
    this.worker.postMessage(message, owned ? [bytes.buffer as ArrayBuffer] : []);
  }

  /** @throws Error with the worker's message, or when it ends before answering */
  call<C extends TraceCall | GeneralCall>(call: C): Promise<Results[C['method']]> {
    return new Promise((resolve, reject) => {
      if (this.closed) {
        reject(new Error('This file is closed.'));
        return;
      }
      const id = ++this.lastId;
      this.pending.set(id, { resolve: (value) => resolve(value as Results[C['method']]), reject });
      this.post({ type: 'call', id, call });
    });
  }

  /** Ends the worker. Calls it has not answered are rejected with `why`. */
  close(why = 'This file was closed.'): void {
    this.closed = true;
    for (const { reject } of this.pending.values()) {
      reject(new Error(why));
    }
    this.pending.clear();
    // The worker's descriptors and unlinked temporary files go with it.
    void this.worker.terminate();
  }

  private settle(answer: Extract<FromWorker, { type: 'answer' }>): void {
    const call = this.pending.get(answer.id);
    this.pending.delete(answer.id);
    if (answer.ok) {
      call?.resolve(answer.value);
    } else {
      call?.reject(new Error(answer.message));
    }
  }
}
