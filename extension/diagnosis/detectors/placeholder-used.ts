import type { Lineage } from '../lineage';
import { perText } from '../perText';
import type { Finding, Quote } from '../run';
import { type Act, activityOf, callsAfter } from '../text/activity';
import { PLACEHOLDER, PLACEHOLDER_VALUE } from '../text/phrases';
import { visitLeaves } from '../text/plain';
import { quoteOf, shortly } from '../text/quote';
import type { Detector } from './detector';

/** The model assumed, simulated or left a placeholder where a looked-up value belongs. */
export const placeholderUsed: Detector = {
  id: 'placeholder-used',
  category: 'grounding',
  detect({ run, lineage }) {
    const activity = activityOf(run);
    return activity.acts.flatMap((act): Finding[] => {
      const quote = act.type === 'turn' ? phraseIn(act.step.number, act.text) : valueIn(act, lineage);
      return quote
        ? [
            {
              id: 'placeholder-used',
              category: 'grounding',
              severity: 'warning',
              steps: [act.step.number],
              message: `Step ${act.step.number} works with an assumed or made-up value: "${shortly(quote.words)}"`,
              evidence: [quote.quote],
              recovered:
                act.type === 'call' &&
                callsAfter(activity, act.step.number).some((next) => next.tool === act.tool && !next.failure),
            },
          ]
        : [];
    });
  },
};

interface Words {
  readonly words: string;
  readonly quote: Quote;
}

/** Text beyond this is not prose. */
const MOST_TEXT = 40_000;

const placeholderIn = perText((text) => PLACEHOLDER.exec(text.slice(0, MOST_TEXT)));

function phraseIn(step: number, text: string): Words | undefined {
  const match = placeholderIn(text);
  return match ? { words: match[0], quote: quoteOf(step, text, match.index, match[0].length) } : undefined;
}

function valueIn(act: Act & { type: 'call' }, lineage: Lineage): Words | undefined {
  let words: string | undefined;
  visitLeaves(act.arguments, (leaf) => {
    if (
      typeof leaf === 'string' &&
      leaf.length < 80 &&
      PLACEHOLDER_VALUE.test(leaf.trim()) &&
      lineage.find(leaf)?.role !== 'given'
    ) {
      words = leaf;
    }
    return words !== undefined;
  });
  if (words === undefined) {
    return undefined;
  }
  const at = Math.max(0, act.askedText.indexOf(words));
  return { words, quote: quoteOf(act.step.number, act.askedText, at, words.length) };
}
