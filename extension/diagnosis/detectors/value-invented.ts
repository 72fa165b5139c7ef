import type { Lineage, TracedValue } from '../lineage';
import type { Finding } from '../run';
import { type Act, activityOf } from '../text/activity';
import { leavesOf } from '../text/plain';
import { quoteOf, shortly } from '../text/quote';
import { codeBlocksOf } from '../text/sentences';
import { isAddress, isIdentifier, isLongNumber, isTelling } from '../text/values';
import type { Detector } from './detector';

/** An argument or answer states a value that nothing before it contained. */
export const valueInvented: Detector = {
  id: 'value-invented',
  category: 'grounding',
  detect({ run, lineage }) {
    const { acts, answer, calls } = activityOf(run);
    return acts.flatMap((act): Finding[] => {
      const text = act.type === 'turn' ? act.text : act.askedText;
      const values = lineage.introducedBy(act.step.number).filter(isTelling);
      const value =
        act.type === 'turn'
          ? statedIn(text, values)
          : act.step.kind === 'model'
            ? undefined
            : askedWith(act.arguments, values);
      if (!value) {
        return [];
      }
      const later = lineage.whereTo(act.step.number, value.text);
      const isStated = act === answer && calls.length > 0;
      if (act.type === 'turn' && later.length === 0 && !isStated) {
        return [];
      }
      const where = act.type === 'call' ? `an argument of ${act.tool}` : `step ${act.step.number}`;
      const goes = later.length > 0 ? `; it goes on to step ${later[0]}` : '';
      return [
        {
          id: 'value-invented',
          category: 'grounding',
          severity: act.type === 'call' ? 'warning' : 'info',
          steps: [act.step.number, ...later.slice(0, 5)],
          message: `${shortly(value.text)} in ${where} stands in nothing that came before${goes}`,
          evidence: [quoteOf(act.step.number, text, Math.max(0, text.indexOf(value.text)), value.text.length)],
          recovered: act.type === 'call' && isReplaced(lineage, acts, act),
        },
      ];
    });
  },
};

/** A value in prose: in code, new values are the model's own business. */
function statedIn(text: string, values: readonly TracedValue[]): TracedValue | undefined {
  const blocks = codeBlocksOf(text);
  return values.find((value) => {
    const at = text.indexOf(value.text);
    return at >= 0 && !blocks.some((block) => at >= block.at && at < block.at + block.code.length);
  });
}

/** Keys whose values somebody must have given: nobody may choose them. */
const GIVEN =
  /(?:^|_)(?:id|ids|email|e_mail|phone|account|order|user|customer|number|reservation|invoice|ticket|iban|amount|price|total|balance|zip)$/i;

function askedWith(value: unknown, values: readonly TracedValue[]): TracedValue | undefined {
  for (const { key, leaf } of leavesOf(value)) {
    const text = typeof leaf === 'string' || typeof leaf === 'number' ? String(leaf).trim() : '';
    if (text.length < 3 || text.length > 100 || !GIVEN.test(key.replace(/([a-z])([A-Z])/g, '$1_$2'))) {
      continue;
    }
    if (isAddress(text) || isIdentifier(text) || isLongNumber(text)) {
      const found = values.find((known) => known.text === text || known.text === `#${text}`);
      if (found) {
        return found;
      }
    }
  }
  return undefined;
}

/** The tool was called again with values that were given. */
function isReplaced(lineage: Lineage, acts: readonly Act[], call: Act): boolean {
  return acts.some(
    (next) =>
      call.type === 'call' &&
      next.type === 'call' &&
      next.place > call.place &&
      next.place < call.place + 10 &&
      next.tool === call.tool &&
      !next.failure &&
      !lineage.introducedBy(next.step.number).some(isTelling),
  );
}
