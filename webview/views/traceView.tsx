import type { VNode } from 'preact';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { TraceRow } from '../../schemas/protocol';
import type { Host } from '../host';
import { INITIAL_STATE } from '../model/savedState';
import type { Saved } from '../state/useSaved';
import { useSearch } from '../state/useSearch';
import { useSteps } from '../state/useSteps';
import { SplitPane } from '../ui/splitPane';
import { useMediaQuery } from '../ui/useMediaQuery';
import type { VirtualListHandle } from '../ui/virtualList';
import { DetailPane } from './detail/detailPane';
import { HitList } from './hitList';
import { StepList } from './stepList';
import { Toolbar } from './toolbar';

/** Below this width the step goes under the list. */
const STACKED = '(max-width: 760px)';

interface TraceViewProps {
  readonly host: Host;
  readonly trace: TraceRow;
  readonly generation: number;
  readonly isReading: boolean;
  /** Grows when another view asks for the selected step to be shown. */
  readonly shows: number;
  readonly saved: Saved;
  /** Returns to the list of traces, if the file has one. */
  readonly onBack: (() => void) | undefined;
}

/** One trace: its steps, the selected step, and search. */
export function TraceView({ host, trace, generation, isReading, shows, saved, onBack }: TraceViewProps): VNode {
  const { state, update } = saved;
  const steps = useSteps(host, trace.id, trace.steps, generation, saved);
  const results = useSearch(host, trace.id, state.query, generation);
  const stacked = useMediaQuery(STACKED);
  const list = useRef<VirtualListHandle | null>(null);
  const search = useRef<HTMLElement | null>(null);
  const detail = useRef<HTMLElement | null>(null);
  const chosen = state.step ?? 1;
  const selected = chosen <= trace.steps ? chosen : isReading ? undefined : trace.steps;
  const [reveal, setReveal] = useState<Reveal | undefined>(undefined);

  useEffect(() => {
    if (selected) host.note({ type: 'selected', trace: trace.id, step: selected });
  }, [host, trace.id, selected]);

  useEffect(() => list.current?.focus(), []);

  const { setOutline } = steps;
  const select = useCallback(
    (step: number, align: Reveal['align']) => {
      setOutline((outline) => outline.reveal(step));
      update({ trace: trace.id, step });
      setReveal({ step, align });
    },
    [setOutline, update, trace.id],
  );
  // Only when asked to show it, not when it is selected here.
  useEffect(() => {
    if (shows > 0 && selected) select(selected, 'center');
  }, [shows]);

  const goToHit = (direction: 1 | -1): void => {
    const hit = results?.next(selected ?? 1, direction);
    if (hit !== undefined) select(hit, 'center');
  };
  const focusList = (): void => list.current?.focus();

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (isFind(event)) search.current?.focus({ preventScroll: true });
      else if (event.key === 'F3') goToHit(event.shiftKey ? -1 : 1);
      else if (event.key === 'ArrowLeft' && event.altKey && onBack) onBack();
      else return;
      event.preventDefault();
      event.stopPropagation();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  });

  return (
    <SplitPane
      stacked={stacked}
      share={stacked ? state.stackedSplit : state.split}
      initialShare={stacked ? INITIAL_STATE.stackedSplit : INITIAL_STATE.split}
      onShare={(share) => update(stacked ? { stackedSplit: share } : { split: share })}
      first={
        <div class="steps-pane" style={{ '--digits': String(String(trace.steps).length) }}>
          <Toolbar
            query={state.query}
            results={results}
            selected={selected}
            hitsOpen={state.hitsOpen}
            searchRef={search}
            onQuery={(query) => update(query ? { query } : { query, hitsOpen: false })}
            onGo={goToHit}
            onToggleHits={() => update({ hitsOpen: !state.hitsOpen })}
            onLeave={focusList}
            onFoldAll={() => void foldAll()}
            onUnfoldAll={() => setOutline((outline) => outline.withFolds([]))}
          />
          {results && state.hitsOpen && (
            <HitList
              results={results}
              row={steps.row}
              selected={selected}
              onSelect={(step) => select(step, 'center')}
              onLeave={focusList}
            />
          )}
          <StepList
            trace={trace}
            steps={steps}
            selected={selected}
            results={results}
            reveal={reveal}
            initialTop={state.top}
            listRef={list}
            onTop={(top) => saved.remember({ top })}
            onSelect={select}
            onOpen={() => detail.current?.focus({ preventScroll: true })}
            onBack={onBack}
          />
        </div>
      }
      second={
        <DetailPane
          host={host}
          trace={trace.id}
          step={selected}
          generation={generation}
          query={state.query}
          tab={state.tab}
          elementRef={detail}
          onTab={(tab) => update({ tab })}
          onSelect={(step) => select(step, 'center')}
          onLeave={focusList}
        />
      }
    />
  );

  /** Folds down to the top steps, or, under a single top step, to its children. */
  async function foldAll(): Promise<void> {
    const root = steps.row(1);
    const depth = root && root.last === trace.steps ? 1 : 0;
    const { hidden } = await host.call({ method: 'collapse', trace: trace.id, depth });
    setOutline((outline) => outline.withFolds(hidden.map(([from, to]) => [from - 1, to])));
    if (selected) setReveal({ step: selected, align: 'center' });
  }
}

/** A step to scroll to; a new object each time it is asked for. */
export interface Reveal {
  readonly step: number;
  readonly align: 'nearest' | 'center';
}

function isFind(event: KeyboardEvent): boolean {
  return (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'f';
}
