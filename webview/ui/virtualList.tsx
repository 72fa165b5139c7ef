import type { VNode } from 'preact';
import { useEffect, useImperativeHandle, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { ScrollMap } from './scrollMap';

/** Rows drawn above and below the view, so that scrolling by a wheel step shows no gap before the next frame. */
const OVERSCAN = 6;
const LINE_DELTA = 1;
const PAGE_DELTA = 2;

export interface VirtualListHandle {
  /** Scrolls so that a row is in view. */
  reveal(row: number, align: 'nearest' | 'center'): void;
  /** How many whole rows the view shows. */
  readonly pageRows: number;
  focus(): void;
}

interface VirtualListProps {
  readonly count: number;
  /** CSS pixels; every row is as high. */
  readonly rowHeight: number;
  /** Draws a row; it must carry a key. */
  readonly drawRow: (row: number) => VNode;
  /** Told which rows are drawn (`end` excluded) whenever they change. */
  readonly onRows: (first: number, end: number) => void;
  readonly initialTop: number;
  readonly onScroll: (top: number) => void;
  readonly handle: { current: VirtualListHandle | null };
  /** Role, label, keys and the rest of the scrolled element. */
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** A scrolled list of equally high rows that only has the rows in view in the document, however many there are. */
export function VirtualList(props: VirtualListProps): VNode {
  const { count, rowHeight, drawRow, onRows, onScroll, handle } = props;
  const element = useRef<HTMLDivElement>(null);
  const rowsElement = useRef<HTMLDivElement>(null);
  const [viewport, setViewport] = useState(0);
  const [top, setTop] = useState(props.initialTop);
  const map = useMemo(() => new ScrollMap(count, rowHeight, viewport), [count, rowHeight, viewport]);
  const shownTop = map.clamp(top);
  const { first, end } = map.rows(shownTop, OVERSCAN);
  /**
   * `top` is the truth; the element's own position is only a reading of it, rounded and perhaps compressed. It is set
   * when `top` was moved from here, never while the user scrolls.
   */
  const live = useRef({ map, top: shownTop, scroll: 0, place: true });
  if (live.current.map !== map) live.current.place = true;
  live.current.map = map;
  live.current.top = shownTop;

  useLayoutEffect(() => {
    const list = element.current!;
    setViewport(list.clientHeight);
    const observer = new ResizeObserver(() => setViewport(list.clientHeight));
    observer.observe(list);
    return () => observer.disconnect();
  }, []);

  useLayoutEffect(() => {
    const list = element.current!;
    if (viewport > 0 && live.current.place) {
      list.scrollTop = map.toScroll(shownTop);
      live.current.scroll = list.scrollTop;
      live.current.place = false;
    }
    rowsElement.current!.style.transform = `translateY(${live.current.scroll - shownTop + first * rowHeight}px)`;
  }, [map, shownTop, viewport, first, rowHeight]);

  useEffect(() => {
    if (viewport > 0) onRows(first, end);
  }, [onRows, first, end, viewport]);

  useEffect(() => {
    const list = element.current!;
    const onWheel = (event: WheelEvent): void => {
      if (!live.current.map.compressed || event.ctrlKey || event.deltaY === 0) return;
      event.preventDefault();
      moveTo(live.current.top + event.deltaY * wheelUnit(event, rowHeight, list.clientHeight));
    };
    list.addEventListener('wheel', onWheel, { passive: false });
    return () => list.removeEventListener('wheel', onWheel);
  }, [rowHeight]);

  useImperativeHandle(
    handle,
    () => ({
      reveal: (row, align) => moveTo(live.current.map.topFor(row, live.current.top, align)),
      get pageRows() {
        return Math.max(1, Math.floor(live.current.map.viewport / rowHeight));
      },
      focus: () => element.current?.focus({ preventScroll: true }),
    }),
    [rowHeight],
  );

  const rows: VNode[] = [];
  for (let row = first; row < end; row++) rows.push(drawRow(row));
  return (
    <div ref={element} onScroll={readScroll} {...props.attributes}>
      <div class="virtual-space" style={{ height: `${map.height}px` }} role="presentation">
        <div ref={rowsElement} class="virtual-rows" role="presentation">
          {rows}
        </div>
      </div>
    </div>
  );

  function moveTo(wanted: number): void {
    live.current.place = true;
    setLiveTop(live.current.map.clamp(Math.round(wanted)));
  }

  function setLiveTop(wanted: number): void {
    if (wanted === live.current.top) return;
    live.current.top = wanted;
    setTop(wanted);
    onScroll(wanted);
  }

  /** The user scrolled, unless the position is the one set here. */
  function readScroll(): void {
    const { scrollTop } = element.current!;
    if (Math.abs(scrollTop - live.current.scroll) < 0.5) return;
    live.current.scroll = scrollTop;
    live.current.place = false;
    setLiveTop(live.current.map.toTop(scrollTop));
  }
}

function wheelUnit(event: WheelEvent, rowHeight: number, viewport: number): number {
  if (event.deltaMode === LINE_DELTA) return rowHeight;
  return event.deltaMode === PAGE_DELTA ? viewport : 1;
}
