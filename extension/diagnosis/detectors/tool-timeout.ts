import type { Finding } from '../run';
import { activityOf, failureQuote, isRepeatedWell } from '../text/activity';
import { fieldsOf, own } from '../text/plain';
import { quoteOf, shortly } from '../text/quote';
import type { Detector } from './detector';

/** A tool ran into its time limit: it says so, or it took as long as the limit in its arguments. */
export const toolTimeout: Detector = {
  id: 'tool-timeout',
  category: 'tool',
  detect({ run }) {
    const activity = activityOf(run);
    return activity.calls.flatMap((call): Finding[] => {
      const limit = limitOf(call.arguments);
      const tookMs = call.step.kind === 'model' ? undefined : call.step.durationMs;
      const isAtLimit = limit !== undefined && tookMs !== undefined && tookMs >= limit && tookMs < limit * 1.2;
      if (call.failure?.kind !== 'timeout' && !isAtLimit) {
        return [];
      }
      const took = tookMs === undefined ? '' : ` after ${(tookMs / 1000).toFixed(1)} s`;
      const words = call.failure?.words ?? call.resultText;
      return [
        {
          id: 'tool-timeout',
          category: 'tool',
          severity: 'warning',
          steps: [call.step.number],
          message: `${call.tool} ran out of time${took}${call.failure ? `: ${shortly(words, 80)}` : ', the limit in its arguments'}`,
          evidence: [call.failure ? failureQuote(call) : quoteOf(call.step.number, call.askedText)],
          recovered: isRepeatedWell(activity, call),
        },
      ];
    });
  },
};

/** A time limit among the arguments, in ms. A bare `timeout` is in seconds below 1000 and in ms from there on. */
function limitOf(value: unknown): number | undefined {
  const fields = fieldsOf(value);
  if (!fields) {
    return undefined;
  }
  const ms = own(fields, 'timeout_ms') ?? own(fields, 'timeoutMs');
  const seconds = own(fields, 'timeout_s') ?? own(fields, 'timeout_seconds') ?? own(fields, 'timeout');
  if (typeof ms === 'number' && ms > 0) {
    return ms;
  }
  return typeof seconds === 'number' && seconds > 0 ? (seconds < 1000 ? seconds * 1000 : seconds) : undefined;
}
