import type { Finding } from '../run';
import { activityOf } from '../text/activity';
import { quoteOf } from '../text/quote';
import type { Detector } from './detector';

const CUT = /^(?:length|max_?tokens|max_output_tokens|model_length|incomplete|model_context_window_exceeded)$/i;

/** The model ran into its output limit: the text or call ends in the middle. */
export const outputTruncated: Detector = {
  id: 'output-truncated',
  category: 'model',
  detect({ run }) {
    const { turns } = activityOf(run);
    return turns.flatMap(({ step, text, place }): Finding[] => {
      const reason = step.step.finishReason;
      if (reason === undefined || !CUT.test(reason.trim())) {
        return [];
      }
      const next = turns[place + 1];
      return [
        {
          id: 'output-truncated',
          category: 'model',
          severity: 'error',
          steps: [step.number],
          message: `The output of step ${step.number} was cut at the token limit (${reason})`,
          evidence: [quoteOf(step.number, text === '' ? reason : text, Math.max(0, text.length - 120))],
          recovered:
            next !== undefined && next.step.agent === step.agent && !CUT.test(next.step.step.finishReason ?? ''),
        },
      ];
    });
  },
};
