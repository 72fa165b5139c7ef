import type { Finding } from '../run';
import { activityOf, isRepeatedWell } from '../text/activity';
import { quoteOf, shortly } from '../text/quote';
import type { Detector } from './detector';

/** A result that begins as JSON and does not parse: cut on the way, or put together by hand. */
export const toolResultMalformed: Detector = {
  id: 'tool-result-malformed',
  category: 'tool',
  detect({ run }) {
    const activity = activityOf(run);
    const clipped = new Set(run.clipped);
    return activity.calls.flatMap((call): Finding[] => {
      const text = call.resultText.trim();
      // Reading left the middle of such a result out by itself.
      if (typeof call.step.result === 'object' || call.failure || clipped.has(call.step.number)) {
        return [];
      }
      const broken = breakOf(text);
      if (!broken) {
        return [];
      }
      const at = Math.min(broken.at, text.length);
      return [
        {
          id: 'tool-result-malformed',
          category: 'tool',
          severity: 'warning',
          steps: [call.step.number],
          message: `${call.tool} returned JSON that ${broken.isCut ? `is cut after ${text.length} characters` : `does not parse: ${shortly(broken.why, 90)}`}`,
          evidence: [quoteOf(call.step.number, text, Math.max(0, at - 80), Math.min(80, at))],
          recovered: isRepeatedWell(activity, call),
        },
      ];
    });
  },
};

/** A JSON object or list of objects begins like this; Python's and JavaScript's own notations do not. */
const JSON_OPENING = /^(?:\{\s*"[^"\n]{1,80}"\s*:|\[\s*\{\s*"[^"\n]{1,80}"\s*:)/;

function breakOf(text: string): { at: number; why: string; isCut: boolean } | undefined {
  if (text.length > 2_000_000 || !JSON_OPENING.test(text.slice(0, 200))) {
    return undefined;
  }
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    const why = error instanceof Error ? error.message : '';
    const at = Number(/position (\d+)/.exec(why)?.[1] ?? text.length);
    const isCut = /end of JSON|unterminated/i.test(why) || at >= text.length - 1;
    // Lines of JSON, or JSON with words after it, are whole values all the same.
    return isCut || !/after JSON/i.test(why) ? { at, why: why.replace(/, ?"[\s\S]*$/, ''), isCut } : undefined;
  }
}
