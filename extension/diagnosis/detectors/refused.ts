import type { Finding } from '../run';
import { activityOf } from '../text/activity';
import { quoteOf } from '../text/quote';
import type { Detector } from './detector';

const REASON =
  /^(?:content_?filter(?:ed)?|refusal|safety|recitation|blocklist|prohibited_content|spii|guardrail_intervened|image_safety)$/i;
const REFUSAL =
  /^\W{0,6}(?:i['’]m|i am) (?:really |very )?sorry,? (?:but )?(?:i|as an)\b[^.\n]{0,40}\b(?:can['’]?t|cannot|can not|am unable to|won['’]t) (?:assist|help|comply|fulfill|continue|provide (?:that|this)|do that)|^\W{0,6}(?:i (?:can['’]t|cannot|won['’]t|can not)|i['’]m (?:unable|not able) to) (?:assist|help|comply|fulfill) (?:you )?with (?:that|this)|^\W{0,6}as an ai (?:language )?model,? i (?:can['’]t|cannot|am unable)/i;

/** The model, or a filter before or after it, refused. */
export const refused: Detector = {
  id: 'refused',
  category: 'model',
  detect({ run }) {
    const { turns } = activityOf(run);
    return turns.flatMap(({ step, text, place }): Finding[] => {
      const reason = step.step.finishReason?.trim();
      const byReason = reason !== undefined && REASON.test(reason);
      const words = REFUSAL.exec(text.slice(0, 400))?.[0];
      if (!byReason && words === undefined) {
        return [];
      }
      const next = turns[place + 1];
      return [
        {
          id: 'refused',
          category: 'model',
          severity: byReason ? 'error' : 'warning',
          steps: [step.number],
          message: byReason
            ? `Step ${step.number} was refused or filtered (${reason})`
            : `The model refused at step ${step.number}`,
          evidence: [quoteOf(step.number, text === '' ? (reason ?? '') : text)],
          recovered:
            next !== undefined &&
            next.step.agent === step.agent &&
            !REFUSAL.test(next.text.slice(0, 400)) &&
            !REASON.test(next.step.step.finishReason ?? ''),
        },
      ];
    });
  },
};
