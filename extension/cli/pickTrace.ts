import type { Trace } from '../trace/model';
import type { TraceFile } from '../trace/traceFile';
import { UsageError } from './io';

/**
 * A trace by id, by its number in the list, or by the only one whose id starts so.
 * @throws UsageError when none or several match
 */
export function pickTrace(file: TraceFile, wanted: string): Trace {
  const exact = file.trace(wanted) ?? (/^\d{1,9}$/.test(wanted) ? file.traces[Number(wanted) - 1] : undefined);
  const matches = exact ? [exact] : file.traces.filter(({ id }) => id.startsWith(wanted));
  if (matches.length !== 1 || !matches[0]) {
    throw new UsageError(
      `${matches.length === 0 ? 'no' : 'more than one'} trace matches '${wanted}'; backstep show lists the file's traces`,
    );
  }
  return matches[0];
}
