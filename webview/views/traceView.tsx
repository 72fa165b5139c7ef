import type { VNode } from 'preact';
import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { PageDiagnosis } from '../../schemas/pageDiagnosis';
import type { TraceRow } from '../../schemas/protocol';
import type { Host } from '../host';
import { INITIAL_STATE } from '../model/savedState';
import { ListedSteps } from '../model/stepLines';
import type { StepPath } from '../model/stepPath';
import { useInvestigation } from '../state/useInvestigation';
import { useLedger } from '../state/useLedger';
import { useMarks } from '../state/useMarks';
import { useRowsOf } from '../state/useRowsOf';
import { useRunConfig } from '../state/useRunConfig';
import type { Saved } from '../state/useSaved';
import { useSearch } from '../state/useSearch';
import { useSteps } from '../state/useSteps';
import { strings } from '../strings';
import { SplitPane } from '../ui/splitPane';
import { useMediaQuery } from '../ui/useMediaQuery';
import type { VirtualListHandle } from '../ui/virtualList';
import { ContextPicture } from './contextPicture';
import { DetailPane } from './detail/detailPane';
import { FollowBar } from './followBar';
import { HitList } from './hitList';
import { StepList } from './stepList';
import { Story } from './story/story';
import { StoryBar } from './story/storyBar';
import { Toolbar } from './toolbar';

/** Below this width the step goes under the list. */
const STACKED = '(max-width: 760px)';
/** Below this height the story stays closed until it is opened. */
const LOW = '(max-height: 480px)';

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
  const listed = useRef<ListedSteps | undefined>(undefined);
  const select = useCallback(
    (step: number, align: Reveal['align']) => {
      setOutline((outline) => outline.reveal(step));
      update({ trace: trace.id, step, ...(listed.current?.has(step) === false && { findingsOnly: false }) });
      setReveal({ step, align });
    },
    [setOutline, update, trace.id],
  );
  const goToStep = useCallback((step: number) => select(step, 'center'), [select]);
  const investigation = useInvestigation({
    host,
    trace,
    generation,
    isReading,
    saved,
    selected,
    onSelect: goToStep,
  });
  const { findings, diagnosis, path } = investigation;
  const marks = useMarks(host, trace.id, generation);
  const runConfig = useRunConfig(host, trace.id, generation, isReading);
  const wantsLedger = !isReading && (state.contextOpen || state.tab === 'context');
  const ledger = useLedger(host, trace.id, generation, wantsLedger);
  const storyRows = useRowsOf(host, trace.id, namedSteps(diagnosis, path), generation);
  const filtered = useMemo(
    () => (state.findingsOnly && findings.steps.length > 0 ? new ListedSteps(findings.steps) : undefined),
    [state.findingsOnly, findings],
  );
  listed.current = filtered;
  const low = useMediaQuery(LOW);
  const isTold = !diagnosis || diagnosis.suspects.length > 0 || findings.all.length > 0;
  const storyOpen = investigation.wanted && isTold && (state.story ?? !low);
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
    <>
      <StoryBar
        trace={trace}
        investigation={investigation}
        runConfig={runConfig}
        isReading={isReading}
        open={storyOpen}
        onOpen={(story) => update({ story })}
      />
      <SplitPane
        stacked
        label={strings.storyDivider}
        share={state.storySplit}
        initialShare={INITIAL_STATE.storySplit}
        secondOnly={!storyOpen}
        onShare={(storySplit) => update({ storySplit })}
        first={
          <Story
            investigation={investigation}
            rows={storyRows}
            selected={selected}
            configMarks={runConfig.marks}
            onShowConfig={(step) => {
              update({ tab: 'config' });
              investigation.goTo(step);
            }}
          />
        }
        second={
          <SplitPane
            stacked={stacked}
            label={strings.divider}
            share={stacked ? state.stackedSplit : state.split}
            initialShare={stacked ? INITIAL_STATE.stackedSplit : INITIAL_STATE.split}
            onShare={(share) => update(stacked ? { stackedSplit: share } : { split: share })}
            first={drawSteps()}
            second={
              <DetailPane
                host={host}
                trace={trace.id}
                step={selected}
                generation={generation}
                query={state.query}
                tab={state.tab}
                investigation={investigation}
                ledger={ledger}
                marks={marks}
                runConfig={runConfig}
                elementRef={detail}
                onTab={(tab) => update({ tab })}
                onSelect={goToStep}
                onLeave={focusList}
              />
            }
          />
        }
      />
    </>
  );

  function drawSteps(): VNode {
    return (
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
          findings={diagnosis && findings.all.length}
          findingsOnly={filtered !== undefined}
          contextOpen={state.contextOpen}
          canGoForward={investigation.canGoForward}
          onToggleFindings={() => update({ findingsOnly: !state.findingsOnly })}
          onToggleContext={() => update({ contextOpen: !state.contextOpen })}
          onTravel={investigation.travel}
        />
        {results && state.hitsOpen && (
          <HitList results={results} row={steps.row} selected={selected} onSelect={goToStep} onLeave={focusList} />
        )}
        <FollowBar investigation={investigation} path={path} rows={storyRows} selected={selected} />
        <StepList
          trace={trace}
          steps={steps}
          selected={selected}
          results={results}
          investigation={investigation}
          marks={marks}
          configMarks={runConfig.marks}
          storyRows={storyRows}
          listed={filtered}
          reveal={reveal}
          initialTop={state.top}
          listRef={list}
          onTop={(top) => saved.remember({ top })}
          onSelect={select}
          onOpen={() => detail.current?.focus({ preventScroll: true })}
          onBack={onBack}
        />
        {state.contextOpen && (
          <ContextPicture
            ledger={ledger}
            selected={selected}
            onSelect={goToStep}
            onLeave={focusList}
            onClose={() => update({ contextOpen: false })}
          />
        )}
      </div>
    );
  }

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

/** Steps that the story names. */
function namedSteps(diagnosis: PageDiagnosis | undefined, path: StepPath | undefined): readonly number[] {
  const suspects = diagnosis?.suspects.map(({ step }) => step) ?? [];
  return diagnosis ? [diagnosis.symptom.step, ...suspects, ...(path?.steps ?? [])] : (path?.steps ?? []);
}
