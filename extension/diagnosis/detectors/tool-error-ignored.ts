import { activityOf, type Call, failureQuote, isRepeatedWell, type Turn } from '../text/activity';
import { CLAIMS, LOOKS_UP, MENTIONS_TROUBLE, MUTATES, wordsOfName } from '../text/phrases';
import { quoteOf } from '../text/quote';
import { codeBlocksOf } from '../text/sentences';
import type { Detector } from './detector';

/** A tool failed and the model went on as if it had not: no retry, no other way, not a word about it. */
export const toolErrorIgnored: Detector = {
  id: 'tool-error-ignored',
  category: 'tool',
  detect({ run }) {
    const activity = activityOf(run);
    return activity.calls.flatMap((call) => {
      const { reader } = call;
      if (!call.failure || !reader || !goesOn(call, reader)) {
        return [];
      }
      const next = reader.text.trim() === '' ? (reader.requests[0]?.name ?? '') : reader.text;
      return {
        id: 'tool-error-ignored',
        category: 'tool',
        severity: 'error',
        steps: [reader.step.number, call.step.number],
        message: `${call.tool} failed, and step ${reader.step.number} went on without a word about it`,
        evidence: [failureQuote(call), quoteOf(reader.step.number, next)],
        recovered: isRepeatedWell(activity, call),
      };
    });
  },
};

function goesOn(call: Call, { text, requests }: Turn): boolean {
  const claim = CLAIMS.exec(text)?.[1];
  if (claim !== undefined && wordsOfName(call.tool).includes(claim.toLowerCase().slice(0, 5))) {
    return true;
  }
  if (MENTIONS_TROUBLE.test(text)) {
    return false;
  }
  if (requests.length === 0) {
    return text.trim() !== '' && codeBlocksOf(text).length === 0;
  }
  // A failed look-up followed by a change of the world is no other way of looking it up.
  const failed = wordsOfName(call.tool);
  return (
    LOOKS_UP.test(failed) && !MUTATES.test(failed) && requests.every(({ name }) => MUTATES.test(wordsOfName(name)))
  );
}
