import { useEffect, useReducer, useRef } from 'preact/hooks';
import type { Host } from '../host';
import { SearchResults } from '../model/searchResults';

/**
 * A search over all payloads of a trace.
 * @param query empty ends the search
 * @param generation the search starts over when it changes
 * @returns hits so far; those of the search before until the first answer of the new one
 */
export function useSearch(host: Host, trace: string, query: string, generation: number): SearchResults | undefined {
  const results = useRef<SearchResults | undefined>(undefined);
  const lastSearch = useRef(0);
  const [, redraw] = useReducer((count: number) => count + 1, 0);

  // A new generation has other steps under the same numbers.
  useEffect(() => {
    if (!query) {
      results.current = undefined;
      redraw(undefined);
      return;
    }
    const search = ++lastSearch.current;
    const fresh = new SearchResults(query);
    if (results.current?.query !== query) results.current = fresh;
    const stop = host.onNews((news) => {
      if (news.type !== 'hits' || news.search !== search) return;
      fresh.add(news.hits);
      fresh.progress = news.progress;
      fresh.done = news.done;
      fresh.message = news.message;
      results.current = fresh;
      redraw(undefined);
    });
    host.note({ type: 'search', search, trace, query });
    redraw(undefined);
    return () => {
      stop();
      host.note({ type: 'endSearch' });
    };
  }, [host, trace, query, generation]);

  return results.current;
}
