import type { Finding } from '../run';
import { activityOf, failureQuote, isRepeatedWell } from '../text/activity';
import { failureOf } from '../text/failure';
import { quoteOf, shortly } from '../text/quote';
import type { Detector } from './detector';

/** A tool or model refused because it was asked too often, or had no capacity. */
export const toolRateLimited: Detector = {
  id: 'tool-rate-limited',
  category: 'tool',
  detect({ run }) {
    const activity = activityOf(run);
    const found: Finding[] = [];
    for (const act of activity.acts) {
      const failure =
        act.type === 'call' ? act.failure : act.step.status === 'error' ? failureOf(act.step, act.text) : undefined;
      if (failure?.kind !== 'rate-limit') {
        continue;
      }
      const name = act.type === 'call' ? act.tool : (act.step.step.model?.requested ?? act.step.name);
      const text = act.type === 'call' ? act.resultText || failure.words : failure.words;
      const wait = /retry.?after\W{0,5}(\d{1,6})/i.exec(text.slice(0, 2000))?.[1];
      found.push({
        id: 'tool-rate-limited',
        category: 'tool',
        severity: 'warning',
        steps: [act.step.number],
        message: `${name} was rate limited${wait === undefined ? '' : ` (retry after ${wait})`}: ${shortly(failure.words, 80)}`,
        evidence: [act.type === 'call' ? failureQuote(act) : quoteOf(act.step.number, failure.words)],
        recovered:
          act.type === 'call'
            ? isRepeatedWell(activity, act)
            : activity.turns.slice(act.place + 1, act.place + 6).some(({ step }) => step.status !== 'error'),
      });
    }
    return found;
  },
};
