import { activityOf, failureQuote, isRepeatedWell } from '../text/activity';
import { shortly } from '../text/quote';
import type { Detector } from './detector';

/** A tool failed: by its status, or by the shape of what it returned. */
export const toolError: Detector = {
  id: 'tool-error',
  category: 'tool',
  detect({ run }) {
    const activity = activityOf(run);
    return activity.calls.flatMap((call) => {
      if (!call.failure) {
        return [];
      }
      const { words } = call.failure;
      const recovered = isRepeatedWell(activity, call);
      return {
        id: 'tool-error',
        category: 'tool',
        severity: recovered ? 'info' : 'error',
        steps: [call.step.number],
        message: `${call.tool} failed: ${shortly(words, 100)}`,
        evidence: [failureQuote(call)],
        recovered,
      };
    });
  },
};
