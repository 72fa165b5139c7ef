import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';
import { scrollTo } from '../ui/scrollTo';

const NAME = 'search-match';
const MOST_RANGES = 1000;
/** Content opens and arrives in several steps; matches are looked for once it is quiet. */
const QUIET_MS = 60;

/**
 * Marks every match of a query in an element, whatever draws its content, and scrolls to the first. The marks are
 * ranges that CSS paints (`::highlight`), so the document is not changed.
 * @param query in lower case; empty marks nothing
 * @param version the first match is scrolled to once for each
 */
export function useHighlights(element: RefObject<HTMLElement | null>, query: string, version: number): void {
  // `version` says when the content is another.
  useEffect(() => {
    const root = element.current;
    if (!root || !query || !('highlights' in CSS)) return;
    let timer = 0;
    let scrolled = false;
    const mark = (): void => {
      const ranges = findRanges(root, query);
      CSS.highlights.set(NAME, new Highlight(...ranges));
      if (scrolled || !ranges[0]) return;
      scrolled = true;
      scrollTo(ranges[0], 'center');
    };
    const schedule = (): void => {
      window.clearTimeout(timer);
      timer = window.setTimeout(mark, QUIET_MS);
    };
    const observer = new MutationObserver(schedule);
    observer.observe(root, { childList: true, subtree: true, characterData: true });
    schedule();
    return () => {
      window.clearTimeout(timer);
      observer.disconnect();
      CSS.highlights.delete(NAME);
    };
  }, [element, query, version]);
}

function findRanges(root: HTMLElement, query: string): Range[] {
  const ranges: Range[] = [];
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const text = node.textContent?.toLowerCase() ?? '';
    // Lower case may be longer than the text (İ); offsets into it would then be off.
    if (text.length !== node.textContent?.length) continue;
    for (let at = text.indexOf(query); at !== -1; at = text.indexOf(query, at + query.length)) {
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + query.length);
      ranges.push(range);
      if (ranges.length === MOST_RANGES) return ranges;
    }
  }
  return ranges;
}
