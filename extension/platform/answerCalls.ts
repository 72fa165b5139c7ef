import { parentPort } from 'node:worker_threads';
import type { FromCallWorker, ToCallWorker } from './callWorker';

/**
 * Answers the calls of a {@link CallWorker}: the body of a worker's entry.
 * @param answer may throw; its signal is raised when nobody waits for the answer any more
 */
export function answerCalls<C extends { readonly method: string }>(
  answer: (call: C, signal: AbortSignal) => unknown,
): void {
  const running = new Map<number, AbortController>();
  const post = (message: FromCallWorker): void => parentPort?.postMessage(message);
  parentPort?.on('message', async (message: ToCallWorker<C>) => {
    const { id } = message;
    if ('cancelled' in message) {
      running.get(id)?.abort();
      return;
    }
    const controller = new AbortController();
    running.set(id, controller);
    try {
      post({ id, ok: true, value: await answer(message.call, controller.signal) });
    } catch (error) {
      post({ id, ok: false, message: error instanceof Error ? error.message : String(error) });
    } finally {
      running.delete(id);
    }
  });
}
