import type { Finding } from '../run';
import { activityOf } from '../text/activity';
import { quoteOf } from '../text/quote';
import { CHARACTERS_PER_TOKEN } from '../text/tokens';
import type { Detector } from './detector';

const SHARE = 0.1;
/** Tokens that count as oversized where the model's window is unknown. */
const TOKENS = 10_000;

/** One result that takes a large share of the window: everything after it has less room. */
export const toolResultOversized: Detector = {
  id: 'tool-result-oversized',
  category: 'context',
  detect({ run, options }) {
    const { calls } = activityOf(run);
    return calls.flatMap((call): Finding[] => {
      const tokens = Math.round(call.resultText.length / CHARACTERS_PER_TOKEN);
      if (tokens < TOKENS / 4) {
        return [];
      }
      const model = call.reader?.step.step.model;
      const id = model?.served ?? model?.requested;
      const window = id === undefined ? undefined : options.contextWindow?.(id);
      if (tokens < TOKENS && (window === undefined || tokens < window * SHARE)) {
        return [];
      }
      const share = window === undefined ? '' : `, ${Math.round((tokens / window) * 100)}% of the window of ${id}`;
      return [
        {
          id: 'tool-result-oversized',
          category: 'context',
          severity: window !== undefined && tokens > window / 4 ? 'warning' : 'info',
          steps: [call.step.number],
          message: `${call.tool} returned about ${tokens.toLocaleString('en')} tokens${share}`,
          evidence: [quoteOf(call.step.number, call.resultText)],
          recovered: false,
        },
      ];
    });
  },
};
