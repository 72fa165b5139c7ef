import { CallWorker } from '../callWorker';
import type { VersionsCall, VersionsCallResults, VersionsService } from './messages';

const LIMITS = { idleMs: 300_000, heapMb: 1024 };

/** Histories and comparisons in a worker thread of their own, where what git said stays known for a while. */
export class WorkerVersionsService implements VersionsService {
  private readonly worker: CallWorker<VersionsCall, VersionsCallResults>;

  /** @param path the bundled worker */
  constructor(path: string, limits = LIMITS) {
    this.worker = new CallWorker({ name: 'versions', path, ...limits });
  }

  call<C extends VersionsCall>(call: C, signal?: AbortSignal): Promise<VersionsCallResults[C['method']]> {
    return this.worker.call(call, signal);
  }

  dispose(): void {
    this.worker.end('disposed');
  }
}
