import type { RefObject, VNode } from 'preact';
import { useCallback, useLayoutEffect } from 'preact/hooks';
import type { StepRow, TraceRow } from '../../schemas/protocol';
import { formatDuration } from '../model/format';
import { menuContext } from '../model/menuContext';
import type { ConfigMarks } from '../model/runConfig';
import type { SearchResults } from '../model/searchResults';
import type { ListedSteps, StepLines } from '../model/stepLines';
import type { Investigation } from '../state/useInvestigation';
import type { Marks } from '../state/useMarks';
import type { Steps } from '../state/useSteps';
import { strings } from '../strings';
import { VirtualList, type VirtualListHandle } from '../ui/virtualList';
import { closestNumber } from './rows';
import { PendingStepRow, StepRowView } from './stepRow';
import type { Reveal } from './traceView';

export const ROW_HEIGHT = 26;

interface StepListProps {
  readonly trace: TraceRow;
  readonly steps: Steps;
  readonly selected: number | undefined;
  readonly results: SearchResults | undefined;
  readonly investigation: Investigation;
  readonly marks: Marks;
  readonly configMarks: ConfigMarks | undefined;
  /** The rows of the path's steps, wherever they are. */
  readonly storyRows: ReadonlyMap<number, StepRow>;
  /** The steps to list instead of the tree. */
  readonly listed: ListedSteps | undefined;
  /** Where to scroll, each time it is a new object. */
  readonly reveal: Reveal | undefined;
  readonly initialTop: number;
  readonly listRef: RefObject<VirtualListHandle | null>;
  readonly onTop: (top: number) => void;
  readonly onSelect: (step: number, align: Reveal['align']) => void;
  /** Moves on to the selected step's detail. */
  readonly onOpen: () => void;
  readonly onBack: (() => void) | undefined;
}

/** The steps of a trace as a tree of rows. */
export function StepList(props: StepListProps): VNode {
  const { trace, steps, selected, results, reveal, listRef, onSelect, investigation } = props;
  const { row, want, setOutline } = steps;
  const outline: StepLines = props.listed ?? steps.outline;
  const { path, findings } = investigation;
  const traceMs = trace.durationMs;
  const hasTokens = trace.inputTokens !== undefined || trace.outputTokens !== undefined;

  const onRows = useCallback(
    (first: number, end: number) => want(Array.from({ length: end - first }, (_, i) => outline.stepAt(first + i))),
    [outline, want],
  );

  // Scrolls once per request, to where the step is then.
  useLayoutEffect(() => {
    if (reveal) listRef.current?.reveal(outline.lineOf(reveal.step), reveal.align);
  }, [reveal]);

  const fold = (step: number): void => {
    const known = row(step);
    if (!known || known.last === step) return;
    setOutline((held) => held.fold(step, known.last));
    if (selected !== undefined && selected > step && selected <= known.last) onSelect(step, 'nearest');
  };
  const unfold = (step: number): void => setOutline((held) => held.unfold(step));

  return (
    <div class={`steps ${traceMs === undefined ? 'no-times' : ''} ${hasTokens ? '' : 'no-tokens'}`}>
      <ColumnHeads traceMs={traceMs} ticks={path?.steps.map((step) => props.storyRows.get(step)?.startMs) ?? []} />
      <VirtualList
        count={outline.lines}
        rowHeight={ROW_HEIGHT}
        initialTop={props.initialTop}
        onScroll={props.onTop}
        onRows={onRows}
        handle={listRef}
        attributes={{
          class: 'list steps-list',
          role: 'treegrid',
          tabIndex: 0,
          'aria-label': strings.stepsLabel,
          'aria-rowcount': outline.lines + 1,
          'aria-activedescendant': selected === undefined ? undefined : `step-${selected}`,
          'data-vscode-context': selected === undefined ? undefined : menuContext(trace.id, selected),
          onKeyDown,
          onClick,
          onDblClick: (event: MouseEvent) => {
            if (closestNumber(event.target, 'twisty') === undefined) props.onOpen();
          },
        }}
        drawRow={drawRow}
      />
    </div>
  );

  function drawRow(line: number): VNode {
    const step = outline.stepAt(line);
    const known = row(step);
    const folded = outline.isFolded(step);
    const last = folded ? (known?.last ?? step) : step;
    const place = path?.placeIn(step, last);
    if (!known) return <PendingStepRow key={step} step={step} line={line} failure={steps.failure(step)} path={place} />;
    return (
      <StepRowView
        key={step}
        row={known}
        line={line}
        selected={step === selected}
        folded={folded}
        isTree={props.listed === undefined}
        path={place}
        findings={findings.of(step)}
        mark={props.marks.of(step)}
        configMarks={props.configMarks}
        menu={menuContext(trace.id, step)}
        isHit={results?.has(step) ?? false}
        traceMs={traceMs}
        showAgent={isOtherAgent(known)}
      />
    );
  }

  /** Whether the agent has changed since the step before: with one name per row the change would not be seen. */
  function isOtherAgent(known: StepRow): boolean {
    const before = row(known.number - 1);
    return before !== undefined && known.agent !== undefined && before.agent !== known.agent;
  }

  function onClick(event: MouseEvent): void {
    const twisty = closestNumber(event.target, 'twisty');
    if (twisty !== undefined) {
      if (outline.isFolded(twisty)) unfold(twisty);
      else fold(twisty);
      return;
    }
    const step = closestNumber(event.target, 'step');
    if (step !== undefined) onSelect(step, 'nearest');
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const at = selected === undefined ? -1 : outline.lineOf(selected);
    const page = listRef.current?.pageRows ?? 1;
    const known = selected === undefined ? undefined : row(selected);
    switch (event.key) {
      case 'ArrowUp':
        toLine(at - 1);
        break;
      case 'ArrowDown':
        toLine(at + 1);
        break;
      case 'PageUp':
        toLine(at - page);
        break;
      case 'PageDown':
        toLine(at + page);
        break;
      case 'Home':
        toLine(0);
        break;
      case 'End':
        toLine(outline.lines - 1);
        break;
      case 'ArrowLeft':
        if (props.listed) toLine(at - 1);
        else if (known && known.last > known.number && !outline.isFolded(known.number)) fold(known.number);
        else if (known?.parent !== undefined) onSelect(known.parent, 'nearest');
        break;
      case 'ArrowRight':
        if (props.listed) toLine(at + 1);
        else if (known && outline.isFolded(known.number)) unfold(known.number);
        else if (known && known.last > known.number) toLine(at + 1);
        break;
      case 'Enter':
      case ' ':
        props.onOpen();
        break;
      case 'Backspace':
        props.onBack?.();
        break;
      default:
        return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  function toLine(line: number): void {
    if (outline.lines === 0) return;
    onSelect(outline.stepAt(Math.min(outline.lines - 1, Math.max(0, line))), 'nearest');
  }
}

interface ColumnHeadsProps {
  readonly traceMs: number | undefined;
  /** When the steps on the path began, in ms: marked on the scale, because their rows may be far away. */
  readonly ticks: readonly (number | undefined)[];
}

/** Names of the columns; the one of the bars carries their time scale. */
function ColumnHeads({ traceMs, ticks }: ColumnHeadsProps): VNode {
  return (
    <div class="column-heads" aria-hidden="true">
      <span class="path" />
      <span class="row-number">#</span>
      <span class="step-what">{strings.columns.step}</span>
      {traceMs !== undefined && (
        <span class="step-bar scale">
          <span>0</span>
          <span>{formatDuration(traceMs / 2)}</span>
          <span>{formatDuration(traceMs)}</span>
          {ticks.map((ms, i) => {
            if (ms === undefined || traceMs <= 0) return null;
            const left = `${Math.min(100, Math.max(0, (ms / traceMs) * 100)).toFixed(2)}%`;
            // Ticks have no identity and never change places.
            return <span key={i} class="scale-tick" style={{ left }} />;
          })}
        </span>
      )}
      <span class="step-tokens">{strings.columns.tokens}</span>
      <span class="step-duration">{strings.columns.duration}</span>
    </div>
  );
}
