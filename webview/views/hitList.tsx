import type { VNode } from 'preact';
import { useCallback, useRef } from 'preact/hooks';
import type { StepRow } from '../../schemas/protocol';
import { formatExact } from '../model/format';
import type { SearchResults } from '../model/searchResults';
import { strings } from '../strings';
import { Badge } from '../ui/badge';
import { VirtualList, type VirtualListHandle } from '../ui/virtualList';
import { Visible } from '../ui/visible';
import { closestNumber } from './rows';

const ROW_HEIGHT = 24;
const MOST_ROWS_SHOWN = 7;

interface HitListProps {
  readonly results: SearchResults;
  readonly row: (step: number) => StepRow | undefined;
  readonly selected: number | undefined;
  readonly onSelect: (step: number) => void;
  /** Gives the focus back to the list of steps. */
  readonly onLeave: () => void;
}

/** What a search found, with the text around each first match. */
export function HitList({ results, row, selected, onSelect, onLeave }: HitListProps): VNode {
  const list = useRef<VirtualListHandle | null>(null);
  const { hits } = results;
  const ignore = useCallback(() => {}, []);
  const at = selected === undefined ? -1 : hits.findIndex((hit) => hit.step === selected);

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
    const next = Math.min(hits.length - 1, Math.max(0, at + move));
    const hit = hits[next];
    if (!hit) return;
    onSelect(hit.step);
    list.current?.reveal(next, 'nearest');
  };

  return (
    <div class="hits" style={{ height: `${Math.min(hits.length, MOST_ROWS_SHOWN) * ROW_HEIGHT}px` }}>
      <VirtualList
        count={hits.length}
        rowHeight={ROW_HEIGHT}
        initialTop={0}
        onScroll={ignore}
        onRows={ignore}
        handle={list}
        attributes={{
          class: 'list hits-list',
          role: 'listbox',
          tabIndex: 0,
          'aria-label': strings.hitsLabel,
          'aria-activedescendant': at < 0 ? undefined : `hit-${at}`,
          onKeyDown,
          onClick: (event: MouseEvent) => {
            const step = closestNumber(event.target, 'step');
            if (step !== undefined) onSelect(step);
          },
        }}
        drawRow={(i) => {
          const hit = hits[i]!;
          return (
            <div
              key={hit.step}
              id={`hit-${i}`}
              class={`row hit ${i === at ? 'selected' : ''}`}
              role="option"
              aria-selected={i === at}
              aria-setsize={hits.length}
              aria-posinset={i + 1}
              data-step={hit.step}
            >
              <span class="row-number">{formatExact(hit.step)}</span>
              <span class="hit-name">{row(hit.step)?.name}</span>
              <span class="hit-text">
                <Visible text={hit.before} />
                <mark>
                  <Visible text={hit.match} />
                </mark>
                <Visible text={hit.after} />
              </span>
              {hit.count > 1 && <Badge title={strings.matchesHere(hit.count)}>{formatExact(hit.count)}</Badge>}
            </div>
          );
        }}
      />
    </div>
  );
}
