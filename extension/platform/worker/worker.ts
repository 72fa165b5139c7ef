/** Entry of the worker bundle: one open trace file, and questions about no file at all. */
import { parentPort } from 'node:worker_threads';
import { costOf } from '../../trace/prices';
import type { TraceCall } from '../traceService';
import { formatNames, sniff } from './general';
import type { FromWorker, GeneralCall, ToWorker } from './messages';
import { TraceSession } from './session';

function post(message: FromWorker): void {
  parentPort?.postMessage(message);
}

const session = new TraceSession(
  {
    state: (state) => post({ type: 'state', state }),
    hits: (search, update) => post({ type: 'hits', search, update }),
  },
  costOf,
);

parentPort?.on('message', (message: ToWorker) => {
  switch (message.type) {
    case 'read':
      void session.read(message);
      break;
    case 'changed':
      void session.changed();
      break;
    case 'cancel':
      session.cancel();
      break;
    case 'call':
      void answer(message.id, message.call);
      break;
    case 'search':
      void session.search(message.search, message.trace, message.query);
      break;
    case 'endSearch':
      session.endSearch();
      break;
  }
});

/** Always answers, whatever happens. */
async function answer(id: number, call: TraceCall | GeneralCall): Promise<void> {
  try {
    post({ type: 'answer', id, ok: true, value: await resultOf(call) });
  } catch (error) {
    post({ type: 'answer', id, ok: false, message: error instanceof Error ? error.message : String(error) });
  }
}

function resultOf(call: TraceCall | GeneralCall): unknown {
  switch (call.method) {
    case 'formats':
      return formatNames();
    case 'sniff':
      return sniff(call.location);
    default:
      return session.answer(call);
  }
}
