import { perText } from '../perText';
import type { Quote } from '../run';
import { activityOf } from '../text/activity';
import { quoteOf } from '../text/quote';
import type { Detector } from './detector';

const TIMES = 3;
const STALLED =
  /\bstalled\b[^\n]{0,40}\breplan|"?is_progress_being_made"?\s{0,4}:\s{0,4}\{[^}]{0,1500}"answer"\s{0,4}:\s{0,4}false|"?is_in_loop"?\s{0,4}:\s{0,4}\{[^}]{0,1500}"answer"\s{0,4}:\s{0,4}true|\bno (?:further )?progress (?:is being|has been|was) made\b|\b(?:we are|we['’]re|i am|i['’]m) (?:stuck|going in circles|not making (?:any )?progress)\b|\bthere is no code (?:from|in) the last\b/i;

const stallIn = perText((text) => STALLED.exec(text.slice(0, 20_000)));

/** The run says again and again that it does not get on. */
export const stalled: Detector = {
  id: 'stalled',
  category: 'control',
  detect({ run }) {
    const quotes: Quote[] = [];
    for (const act of activityOf(run).acts) {
      const text = act.type === 'turn' ? act.text : act.resultText.slice(0, 500);
      const match = stallIn(text);
      if (match) {
        const tail = match[0].slice(-120);
        quotes.push(quoteOf(act.step.number, text, match.index + match[0].length - tail.length, tail.length));
      }
    }
    if (quotes.length < TIMES) {
      return [];
    }
    return [
      {
        id: 'stalled',
        category: 'control',
        severity: 'warning',
        steps: quotes.map(({ step }) => step),
        message: `The run says ${quotes.length} times that it makes no progress, first at step ${quotes[0]!.step}`,
        evidence: [quotes[0]!, quotes.at(-1)!],
        recovered: run.outcome.state === 'ok',
      },
    ];
  },
};
