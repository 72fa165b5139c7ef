import { openBytes } from '../platform/bytes/bytes';
import { whyUnreadable } from '../platform/bytes/sources';
import { openTrace } from '../trace/open';
import { costOf } from '../trace/prices';
import type { TraceFile } from '../trace/traceFile';
import { type Io, UsageError } from './io';

/**
 * Opens a trace file for a command.
 * @throws UsageError when it cannot be read as a trace
 */
export async function openTraceFile(
  path: string,
  io: Io,
  format: string | undefined,
): Promise<{ trace: TraceFile; close: () => void }> {
  try {
    const bytes = await openBytes({ type: 'path', path }, { signal: { aborted: false } });
    for (const note of bytes.notes) {
      io.warn(note);
    }
    try {
      const trace = await openTrace(bytes, { format, prices: costOf });
      return { trace, close: () => bytes.close() };
    } catch (error) {
      bytes.close();
      throw error;
    }
  } catch (error) {
    throw new UsageError(`${path}: ${whyUnreadable(error)}`);
  }
}
