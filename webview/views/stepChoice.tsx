import type { ComponentChildren, VNode } from 'preact';
import { useCallback, useRef } from 'preact/hooks';
import { VirtualList, type VirtualListHandle } from '../ui/virtualList';
import { closestNumber } from './rows';

const ROW_HEIGHT = 24;

interface StepChoiceProps {
  /** What the rows show, a step each; it may have grown since it was last drawn. */
  readonly rows: readonly { readonly step: number }[];
  readonly label: string;
  /** Of the list's frame, the list and its rows. */
  readonly classes: { readonly frame: string; readonly list: string; readonly row: string };
  /** Begins the ids of the rows. */
  readonly idPrefix: string;
  readonly mostRowsShown: number;
  readonly selected: number | undefined;
  readonly onSelect: (step: number) => void;
  /** Gives the focus back to the list of steps. */
  readonly onLeave: () => void;
  readonly drawCells: (index: number) => ComponentChildren;
}

/** A list of one row per step, to choose one by arrow keys or pointer. Escape and Enter leave it. */
export function StepChoice(props: StepChoiceProps): VNode {
  const { rows, label, classes, idPrefix, mostRowsShown, selected, onSelect, onLeave, drawCells } = props;
  const list = useRef<VirtualListHandle | null>(null);
  const ignore = useCallback(() => {}, []);
  const at = selected === undefined ? -1 : rows.findIndex(({ step }) => step === selected);

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
    const next = Math.min(rows.length - 1, Math.max(0, at + move));
    const step = rows[next]?.step;
    if (step === undefined) return;
    onSelect(step);
    list.current?.reveal(next, 'nearest');
  };

  return (
    <div class={classes.frame} style={{ height: `${Math.min(rows.length, mostRowsShown) * ROW_HEIGHT}px` }}>
      <VirtualList
        count={rows.length}
        rowHeight={ROW_HEIGHT}
        initialTop={0}
        onScroll={ignore}
        onRows={ignore}
        handle={list}
        attributes={{
          class: classes.list,
          role: 'listbox',
          tabIndex: 0,
          'aria-label': label,
          'aria-activedescendant': at < 0 ? undefined : `${idPrefix}-${at}`,
          onKeyDown,
          onClick: (event: MouseEvent) => {
            const step = closestNumber(event.target, 'step');
            if (step !== undefined) onSelect(step);
          },
        }}
        drawRow={(i) => (
          <div
            key={rows[i]?.step}
            id={`${idPrefix}-${i}`}
            class={`row ${classes.row} ${i === at ? 'selected' : ''}`}
            role="option"
            aria-selected={i === at}
            aria-setsize={rows.length}
            aria-posinset={i + 1}
            data-step={rows[i]?.step}
          >
            {drawCells(i)}
          </div>
        )}
      />
    </div>
  );
}
