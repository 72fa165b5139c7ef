import type { Finding } from '../run';
import { activityOf, isRepeatedWell } from '../text/activity';
import { isEmptyResult } from '../text/failure';
import { MENTIONS_NOTHING } from '../text/phrases';
import { quoteOf, shortly } from '../text/quote';
import { codeBlocksOf } from '../text/sentences';
import { isTelling } from '../text/values';
import type { Detector } from './detector';

/** A tool found nothing, and the model states a value all the same. */
export const toolEmptyResultUsed: Detector = {
  id: 'tool-empty-result-used',
  category: 'tool',
  detect({ run, lineage }) {
    const activity = activityOf(run);
    return activity.calls.flatMap((call): Finding[] => {
      const { reader } = call;
      if (
        !reader ||
        call.failure ||
        !call.isAnswered ||
        !isEmptyResult(call.step.kind === 'model' ? call.resultText : call.step.result)
      ) {
        return [];
      }
      const value = lineage.introducedBy(reader.step.number).find(isTelling);
      const at = value === undefined ? -1 : reader.text.indexOf(value.text);
      if (!value || at < 0 || MENTIONS_NOTHING.test(reader.text) || codeBlocksOf(reader.text).length > 0) {
        return [];
      }
      return [
        {
          id: 'tool-empty-result-used',
          category: 'tool',
          severity: 'error',
          steps: [reader.step.number, call.step.number],
          message: `${call.tool} found nothing, yet step ${reader.step.number} states ${shortly(value.text)}`,
          evidence: [
            quoteOf(call.step.number, call.resultText === '' ? 'null' : call.resultText),
            quoteOf(reader.step.number, reader.text, at, value.text.length),
          ],
          recovered: isRepeatedWell(activity, call),
        },
      ];
    });
  },
};
