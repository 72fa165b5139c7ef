import type { Finding } from '../run';
import { activityOf } from '../text/activity';
import { nearest } from '../text/nearest';
import { quoteOf } from '../text/quote';
import type { Detector } from './detector';

/** A model asked for a tool it was not offered. */
export const toolUnknown: Detector = {
  id: 'tool-unknown',
  category: 'tool',
  detect({ run }) {
    const { turns, calls } = activityOf(run);
    const ran = new Set(calls.filter(({ failure }) => !failure).map(({ tool }) => tool));
    return turns.flatMap(({ step, requests, place }) => {
      if (step.offered.length === 0) {
        return [];
      }
      const names = step.offered.map(({ name }) => name);
      return requests.flatMap(({ name }): Finding[] => {
        // Tools that ran were there, whatever the record of the offer says (hosted tools are often left out).
        if (names.some((offered) => bare(offered) === bare(name)) || ran.has(name)) {
          return [];
        }
        const close = nearest(name, names);
        return [
          {
            id: 'tool-unknown',
            category: 'tool',
            severity: 'error',
            steps: [step.number],
            message: `The model called ${name}, which it was not offered${close === undefined ? '' : `; ${close} is close`}`,
            evidence: [quoteOf(step.number, name)],
            recovered: turns[place + 1]?.requests.some((next) => names.includes(next.name)) === true,
          },
        ];
      });
    });
  },
};

/** The name without what hosts put before it: `functions.search`, `mcp__docs__search`. */
function bare(name: string): string {
  const [long, short] = [name.lastIndexOf('__'), Math.max(name.lastIndexOf('.'), name.lastIndexOf('/'))];
  return name.slice(Math.max(long < 0 ? 0 : long + 2, short + 1)).toLowerCase();
}
