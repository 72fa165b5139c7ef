import { describe, expect, test } from 'vitest';
import type { TraceCall, TraceCallResults } from '../../../extension/platform/traceService';
import { Collecting } from '../../../extension/platform/worker/collecting';
import { TraceSession } from '../../../extension/platform/worker/session';
import { openTrace } from '../../../extension/trace/open';
import type { FileState } from '../../../schemas/protocol';
import { sourceOf } from '../support/bytes';
import { otlpLine } from './otlpText';

/** The id of the only trace. */
const TRACE = 'a'.padStart(32, '0');

/** Model calls of one run, each with a model of its own. */
function calls(count: number): string {
  return otlpLine(
    ...Array.from({ length: count }, (_, i) => ({
      id: String(i + 1),
      name: 'chat',
      attributes: { 'gen_ai.operation.name': 'chat', 'gen_ai.request.model': `model-${i + 1}` },
      at: i,
    })),
  );
}

function session(): { readonly session: TraceSession; last(): FileState | undefined } {
  let state: FileState | undefined;
  const listener = {
    state: (now: FileState) => {
      state = now;
    },
    hits: () => {},
  };
  return { session: new TraceSession(listener, () => undefined), last: () => state };
}

const bytes = (text: string) => ({ type: 'bytes' as const, bytes: new TextEncoder().encode(text) });
const ask = async <C extends TraceCall>(of: TraceSession, call: C) =>
  (await of.answer(call)) as TraceCallResults[C['method']];

describe('what a trace recorded of its config', () => {
  test('is answered once the file is read, and is plain data', async () => {
    const { session: of, last } = session();
    const reading = of.read({ location: bytes(calls(30)), name: 'run.jsonl', quiet: false });
    const { recorded } = await ask(of, { method: 'recorded', trace: TRACE });
    expect(last()?.state).toBe('complete');
    expect(structuredClone(recorded).models).toHaveLength(30);
    await reading;
  });

  test('lets other questions in while it is read, and ends when the file is read again', async () => {
    const file = await openTrace(sourceOf(calls(200)), { prices: () => undefined });
    let turns = 0;
    const collecting: Collecting = new Collecting(file, async () => {
      turns++;
      if (turns === 3) {
        collecting.giveUp();
      }
    });
    const [trace] = file.traces;
    await expect(collecting.recorded(trace!)).rejects.toThrow('The file has changed');
    expect(turns).toBe(3);
    await expect(collecting.use(trace!, 'run.jsonl')).rejects.toThrow('The file has changed');
  });
});
