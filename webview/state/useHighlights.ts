import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';
import { findQuote, type TextPlace } from '../model/quoteSearch';
import { scrollTo } from '../ui/scrollTo';

const MOST_RANGES = 1000;
/** Content opens and arrives in several steps; matches are looked for once it is quiet. */
const QUIET_MS = 60;

/** A kind of text that is marked in the content of an element. */
export interface HighlightKind {
  /** As CSS paints it: `::highlight(<name>)`. */
  readonly name: string;
  readonly find: (root: HTMLElement, text: string) => readonly Range[];
}

export const SEARCH_MATCH: HighlightKind = { name: 'search-match', find: findAll };
export const PATH_VALUE: HighlightKind = { name: 'path-value', find: findAll };
export const QUOTE: HighlightKind = { name: 'quote', find: findQuoted };

/**
 * Marks a text in an element, whatever draws its content. The marks are ranges that CSS paints (`::highlight`), so the
 * document is not changed.
 * @param text empty marks nothing
 * @param scrollFor the first match is scrolled to once for each of its values; undefined never scrolls
 */
export function useHighlights(
  element: RefObject<HTMLElement | null>,
  { name, find }: HighlightKind,
  text: string,
  scrollFor: unknown,
): void {
  useEffect(() => {
    const root = element.current;
    if (!root || !text || !('highlights' in CSS)) return;
    let timer = 0;
    let scrolled = scrollFor === undefined;
    const mark = (): void => {
      const ranges = find(root, text);
      CSS.highlights.set(name, new Highlight(...ranges));
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
      CSS.highlights.delete(name);
    };
  }, [element, name, find, text, scrollFor]);
}

/** Every match, in any case. */
function findAll(root: HTMLElement, wanted: string): Range[] {
  const query = wanted.toLowerCase();
  const ranges: Range[] = [];
  for (const node of textsIn(root)) {
    const text = node.data.toLowerCase();
    // Lower case may be longer than the text (İ); offsets into it would then be off.
    if (text.length !== node.data.length) continue;
    for (let at = text.indexOf(query); at !== -1; at = text.indexOf(query, at + query.length)) {
      ranges.push(rangeOf(node, at, node, at + query.length));
      if (ranges.length === MOST_RANGES) return ranges;
    }
  }
  return ranges;
}

/** The place a quote is from; only in what scrolls, not in the titles above. */
function findQuoted(root: HTMLElement, quote: string): Range[] {
  const nodes = [...root.querySelectorAll('.scroller')].flatMap((scroller) => [...textsIn(scroller)]);
  const place = findQuote(
    nodes.map(({ data }) => data),
    quote,
  );
  if (!place) return [];
  const node = ({ text }: TextPlace): Text => nodes[text]!;
  return [rangeOf(node(place.from), place.from.offset, node(place.to), place.to.offset)];
}

/** The trace's own texts: what the page says about them (`.own-words`) is passed over. */
function* textsIn(root: Element): Iterable<Text> {
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    if (!node.parentElement?.closest('.own-words')) yield node as Text;
  }
}

function rangeOf(from: Text, start: number, to: Text, end: number): Range {
  const range = document.createRange();
  range.setStart(from, start);
  range.setEnd(to, end);
  return range;
}
