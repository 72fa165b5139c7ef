import type { VNode } from 'preact';
import { useCallback, useEffect, useMemo, useReducer, useRef, useState } from 'preact/hooks';
import type { FileState, SortColumn, TraceRow } from '../../schemas/protocol';
import type { Host } from '../host';
import { BlockCache } from '../model/blockCache';
import { formatExact } from '../model/format';
import type { Saved } from '../state/useSaved';
import { useTyped } from '../state/useTyped';
import { strings } from '../strings';
import { Button, TextField } from '../ui/toolkit';
import { VirtualList, type VirtualListHandle } from '../ui/virtualList';
import { Notice } from './notice';
import { closestNumber } from './rows';
import { COLUMNS, type Column, ColumnHead } from './traceColumns';

const ROW_HEIGHT = 30;

interface TraceListProps {
  readonly host: Host;
  readonly file: FileState;
  readonly saved: Saved;
  readonly onOpen: (trace: string) => void;
}

/** The traces of a file that holds many, worst first until sorted otherwise. */
export function TraceList({ host, file, saved, onOpen }: TraceListProps): VNode {
  const { sort, descending, filter } = saved.state;
  const list = useRef<VirtualListHandle | null>(null);
  const [counted, setCounted] = useState({ filter: '', total: file.traceCount });
  const [at, setAt] = useState(saved.state.listAt);
  useEffect(() => setAt(saved.state.listAt), [saved.state.listAt, sort, descending, filter]);
  const columns = useRef<readonly Column[]>(COLUMNS.slice(0, 2));
  const [typed, type] = useTyped(filter, (text) => saved.update({ filter: text, listTop: 0, listAt: 0 }));
  const [, redraw] = useReducer((count: number) => count + 1, 0);

  const cache = useMemo(
    () =>
      new BlockCache<TraceRow>(
        async (from, to) => {
          const answer = await host.call({ method: 'traces', from, to, sort, descending, filter });
          setCounted({ filter, total: answer.total });
          columns.current = usedColumns(columns.current, answer.rows);
          return answer.rows.slice(0, to - from);
        },
        () => redraw(undefined),
      ),
    [host, sort, descending, filter],
  );
  // Any of these outdates the rows held.
  useEffect(() => cache.refresh(), [cache, file.generation, file.traceCount]);
  const onRows = useCallback(
    (first: number, end: number) => cache.want(Array.from({ length: end - first }, (_, i) => first + i)),
    [cache],
  );
  useEffect(() => list.current?.focus(), []);

  // Until the first answer, rows are asked for as if all matched.
  const count = counted.filter === filter ? counted.total : file.traceCount;
  const open = (index: number): void => {
    const trace = cache.get(index);
    if (!trace) return;
    saved.remember({ listAt: index });
    onOpen(trace.id);
  };
  return (
    <div class="traces">
      <div class="toolbar">
        <TextField
          className="toolbar-search"
          icon="filter"
          label={strings.filterTraces}
          placeholder={strings.filterTraces}
          value={typed}
          onInput={type}
          onKeyDown={onFilterKey}
        />
        <span class="search-count" aria-live="polite">
          {filter && counted.filter === filter && strings.tracesMatch(count, formatExact(count))}
        </span>
      </div>
      <div class="trace-grid">
        <div class="column-heads trace-row">
          {columns.current.map((column) => (
            <ColumnHead
              key={column.id}
              column={column}
              sorted={sort === column.id ? (descending ? 'descending' : 'ascending') : undefined}
              onSort={() => saved.update(nextSort(column.id, sort, descending))}
            />
          ))}
        </div>
        {count === 0 ? (
          <Notice icon="filter" title={strings.noTraceMatches}>
            <Button onClick={() => saved.update({ filter: '' })}>{strings.clearFilter}</Button>
          </Notice>
        ) : (
          <VirtualList
            key={`${sort} ${descending} ${filter}`}
            count={count}
            rowHeight={ROW_HEIGHT}
            initialTop={saved.state.listTop}
            onScroll={(listTop) => saved.remember({ listTop })}
            onRows={onRows}
            handle={list}
            attributes={{
              class: 'list traces-list',
              role: 'grid',
              tabIndex: 0,
              'aria-label': strings.tracesLabel,
              'aria-rowcount': count,
              'aria-activedescendant': `trace-${at}`,
              onKeyDown,
              onClick: (event: MouseEvent) => {
                const index = closestNumber(event.target, 'trace');
                if (index !== undefined) open(index);
              },
            }}
            drawRow={drawRow}
          />
        )}
      </div>
    </div>
  );

  function drawRow(index: number): VNode {
    const trace = cache.get(index);
    const failure = cache.failure(index);
    return (
      <div
        key={index}
        id={`trace-${index}`}
        class={`row trace-row ${index === at ? 'selected' : ''} ${trace ? '' : 'pending'}`}
        role="row"
        data-trace={index}
        aria-rowindex={index + 1}
        aria-selected={index === at}
      >
        {trace
          ? columns.current.map((column) => (
              <span key={column.id} class={column.cell} role="gridcell">
                {column.draw(trace)}
              </span>
            ))
          : (failure ?? <span class="skeleton" />)}
      </div>
    );
  }

  function onFilterKey(event: KeyboardEvent): void {
    if (event.key === 'Escape') saved.update({ filter: '', listTop: 0, listAt: 0 });
    else if (event.key !== 'Enter' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    event.stopPropagation();
    list.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const page = list.current?.pageRows ?? 1;
    const moves: Readonly<Record<string, number>> = {
      ArrowUp: at - 1,
      ArrowDown: at + 1,
      PageUp: at - page,
      PageDown: at + page,
      Home: 0,
      End: count - 1,
    };
    const to = moves[event.key];
    if (to !== undefined) {
      const next = Math.min(count - 1, Math.max(0, to));
      setAt(next);
      list.current?.reveal(next, 'nearest');
    } else if (event.key === 'Enter' || event.key === ' ') open(at);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
}

/** Columns that say something of any trace seen so far, in their order: a format without costs has no cost column. */
function usedColumns(used: readonly Column[], traces: readonly TraceRow[]): readonly Column[] {
  return COLUMNS.filter((column) => used.includes(column) || traces.some((trace) => column.draw(trace) !== ''));
}

/** A second click on a column turns its order round; numbers start with the largest. */
function nextSort(column: SortColumn, sort: SortColumn, descending: boolean): Partial<Saved['state']> {
  if (column === sort) return { sort, descending: !descending, listTop: 0, listAt: 0 };
  return { sort: column, descending: !['worst', 'file', 'name', 'start'].includes(column), listTop: 0, listAt: 0 };
}
