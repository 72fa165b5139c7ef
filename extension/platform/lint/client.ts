import { CallWorker } from '../callWorker';
import type { LintCall, LintCallResults, LintService } from './messages';

const LIMITS = { idleMs: 60_000, heapMb: 1024 };

/**
 * The lint engine in a worker thread of its own: no config, however large, holds up the editor, and work that nobody
 * waits for any more ends with its thread.
 */
export class WorkerLintService implements LintService {
  private readonly worker: CallWorker<LintCall, LintCallResults>;

  /** @param path the bundled worker */
  constructor(path: string, limits = LIMITS) {
    this.worker = new CallWorker({ name: 'lint', path, ...limits });
  }

  call<C extends LintCall>(call: C): Promise<LintCallResults[C['method']]> {
    return this.worker.call(call);
  }

  cancel(): void {
    this.worker.end('cancelled');
  }

  dispose(): void {
    this.worker.end('disposed');
  }
}
