import type { Trace } from '../../trace/model';
import type { NamedStep } from '../traceService';

/**
 * Finds steps again whose numbers may be out of date: by id where one is given, else by number.
 * @returns for each its number and id now; undefined for those that are gone
 */
export function identify(trace: Trace, wanted: readonly Partial<NamedStep>[]): readonly (NamedStep | undefined)[] {
  const found = wanted.map(({ step = 0, id }): NamedStep | undefined => {
    const now = step >= 1 && step <= trace.stepCount ? trace.step(step).id : undefined;
    return now !== undefined && (id === undefined || id === now) ? { step, id: now } : undefined;
  });
  const moved = new Map(wanted.flatMap(({ id }, index) => (!found[index] && id !== undefined ? [[id, index]] : [])));
  if (moved.size > 0) {
    for (const { id, number } of trace.steps()) {
      const index = moved.get(id);
      if (index !== undefined) {
        found[index] ??= { step: number, id };
      }
    }
  }
  return found;
}
