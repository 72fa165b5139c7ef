import { useCallback, useEffect, useMemo, useReducer, useRef, useState } from 'preact/hooks';
import type { StepRow } from '../../schemas/protocol';
import type { Host } from '../host';
import { BlockCache } from '../model/blockCache';
import { Outline } from '../model/outline';
import type { Saved } from './useSaved';

export interface Steps {
  readonly outline: Outline;
  readonly row: (step: number) => StepRow | undefined;
  /** Why a row could not be fetched. */
  readonly failure: (step: number) => string | undefined;
  /** Says which steps are on screen. */
  readonly want: (steps: Iterable<number>) => void;
  readonly setOutline: (change: (outline: Outline) => Outline) => void;
}

/**
 * The rows of a trace and which of them are folded away.
 * @param generation rows are fetched again when it or `total` changes: a step that grows changes its ancestors' rows
 */
export function useSteps(host: Host, trace: string, total: number, generation: number, saved: Saved): Steps {
  const [outline, setOutline] = useState(() => Outline.of(total, saved.state.folds));
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const totalNow = useRef(total);
  totalNow.current = total;

  const cache = useMemo(
    () =>
      new BlockCache<StepRow>(
        async (from, to) => {
          const last = Math.min(to, totalNow.current);
          if (last <= from) return [];
          return (await host.call({ method: 'rows', trace, from: from + 1, to: last })).rows;
        },
        (rows) => {
          setOutline((held) => held.reconcile(rows));
          redraw(undefined);
        },
      ),
    [host, trace],
  );

  // Any of these outdates the rows held.
  useEffect(() => {
    cache.refresh();
    setOutline((held) => held.withTotal(total));
  }, [cache, total, generation]);

  useEffect(() => saved.remember({ folds: outline.folds }), [outline, saved.remember]);

  return {
    outline: outline.withTotal(total),
    row: useCallback((step) => cache.get(step - 1), [cache]),
    failure: useCallback((step) => cache.failure(step - 1), [cache]),
    want: useCallback((steps) => cache.want(mapSteps(steps)), [cache]),
    setOutline,
  };
}

function* mapSteps(steps: Iterable<number>): Iterable<number> {
  for (const step of steps) yield step - 1;
}
