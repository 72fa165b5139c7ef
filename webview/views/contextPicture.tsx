import type { VNode } from 'preact';
import { useCallback, useMemo, useRef } from 'preact/hooks';
import { groupsIn } from '../model/contextShares';
import { formatExact } from '../model/format';
import type { LedgerState } from '../state/useLedger';
import { strings } from '../strings';
import { Icon } from '../ui/icon';
import { IconButton } from '../ui/toolkit';
import { VirtualList, type VirtualListHandle } from '../ui/virtualList';
import { Visible } from '../ui/visible';
import { ContextBar, ContextLegend, contextSize } from './contextBar';
import { closestNumber } from './rows';

const ROW_HEIGHT = 24;
const MOST_ROWS_SHOWN = 8;

interface ContextPictureProps {
  readonly ledger: LedgerState;
  readonly selected: number | undefined;
  readonly onSelect: (step: number) => void;
  /** Gives the focus back to the list of steps. */
  readonly onLeave: () => void;
  readonly onClose: () => void;
}

/** The window's content over the run: one bar for each model call, all to one scale. */
export function ContextPicture(props: ContextPictureProps): VNode {
  const { ledger, failure } = props.ledger;
  const groups = useMemo(() => groupsIn(ledger?.calls ?? []), [ledger]);
  return (
    <section class="context-picture" aria-label={strings.contextTitle}>
      <div class="context-head">
        <h2 class="section-title">{strings.contextTitle}</h2>
        {ledger && ledger.calls.length > 0 && <ContextLegend groups={groups} />}
        <span class="grow" />
        <IconButton icon="close" label={strings.closeContext} onClick={props.onClose} />
      </div>
      {ledger && ledger.calls.length > 0 ? (
        <Calls {...props} calls={ledger.calls} />
      ) : (
        <p class="dim context-none" role="status">
          {failure !== undefined
            ? strings.contextFailed(failure)
            : ledger
              ? strings.noModelCalls
              : strings.contextWaiting}
        </p>
      )}
    </section>
  );
}

interface CallsProps extends ContextPictureProps {
  readonly calls: NonNullable<LedgerState['ledger']>['calls'];
}

function Calls({ calls, selected, onSelect, onLeave }: CallsProps): VNode {
  const list = useRef<VirtualListHandle | null>(null);
  const ignore = useCallback(() => {}, []);
  const most = useMemo(() => calls.reduce((largest, { tokens }) => Math.max(largest, tokens), 1), [calls]);
  const at = selected === undefined ? -1 : calls.findIndex(({ step }) => step === selected);

  const onKeyDown = (event: KeyboardEvent): void => {
    const isLeaving = event.key === 'Escape' || event.key === 'Enter';
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!isLeaving && move === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    if (move === undefined) {
      onLeave();
      return;
    }
    const next = Math.min(calls.length - 1, Math.max(0, at + move));
    onSelect(calls[next]!.step);
    list.current?.reveal(next, 'nearest');
  };

  return (
    <div class="context-calls" style={{ height: `${Math.min(calls.length, MOST_ROWS_SHOWN) * ROW_HEIGHT}px` }}>
      <VirtualList
        count={calls.length}
        rowHeight={ROW_HEIGHT}
        initialTop={0}
        onScroll={ignore}
        onRows={ignore}
        handle={list}
        attributes={{
          class: 'list',
          role: 'listbox',
          tabIndex: 0,
          'aria-label': strings.contextTitle,
          'aria-activedescendant': at < 0 ? undefined : `call-${at}`,
          onKeyDown,
          onClick: (event: MouseEvent) => {
            const step = closestNumber(event.target, 'step');
            if (step !== undefined) onSelect(step);
          },
        }}
        drawRow={(i) => {
          const call = calls[i]!;
          const notes = call.notes.join(' · ');
          return (
            <div
              key={call.step}
              id={`call-${i}`}
              class={`row context-row ${i === at ? 'selected' : ''}`}
              role="option"
              aria-selected={i === at}
              aria-setsize={calls.length}
              aria-posinset={i + 1}
              data-step={call.step}
            >
              <span class="context-step">
                <span class="unseen">{strings.columns.step} </span>
                {formatExact(call.step)}
              </span>
              <ContextBar call={call} length={call.tokens / most} />
              <span class="context-size" title={call.estimated ? strings.estimatedTold : undefined}>
                {contextSize(call)}
              </span>
              <span class="context-note" title={notes}>
                {call.notes.length > 0 && <Icon name="warning" />}
                <Visible text={notes.slice(0, 200)} />
              </span>
            </div>
          );
        }}
      />
    </div>
  );
}
