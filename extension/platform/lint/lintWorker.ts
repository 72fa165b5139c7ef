/** Entry of the lint worker's bundle. */
import { parentPort } from 'node:worker_threads';
import { answer } from './answers';
import type { FromLintWorker, ToLintWorker } from './messages';

function post(message: FromLintWorker): void {
  parentPort?.postMessage(message);
}

parentPort?.on('message', async ({ id, call }: ToLintWorker) => {
  try {
    post({ id, ok: true, value: await answer(call) });
  } catch (error) {
    post({ id, ok: false, message: error instanceof Error ? error.message : String(error) });
  }
});
