import type { Lineage } from '../lineage';
import type { Finding } from '../run';
import { activityOf, type Call, isRepeatedWell, type Turn } from '../text/activity';
import { isEmptyResult } from '../text/failure';
import { LOOKS_UP, MENTIONS_NOTHING, MUTATES, wordsOfName } from '../text/phrases';
import { visitLeaves } from '../text/plain';
import { quoteOf, shortly } from '../text/quote';
import { codeBlocksOf } from '../text/sentences';
import { isTelling } from '../text/values';
import { textOf } from '../texts';
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
      // Tools that write or think return nothing on purpose.
      if (MENTIONS_NOTHING.test(reader.text) || !LOOKS_UP.test(wordsOfName(call.tool))) {
        return [];
      }
      const used = statedIn(reader, lineage) ?? actedOn(reader, call);
      if (!used) {
        return [];
      }
      return [
        {
          id: 'tool-empty-result-used',
          category: 'tool',
          severity: 'error',
          steps: [reader.step.number, call.step.number],
          message: `${call.tool} found nothing, yet step ${reader.step.number} ${used.does}`,
          evidence: [
            quoteOf(call.step.number, call.resultText === '' ? 'null' : call.resultText),
            quoteOf(reader.step.number, used.text, used.at, used.length),
          ],
          recovered: isRepeatedWell(activity, call),
        },
      ];
    });
  },
};

interface Use {
  /** What the step does all the same, as the end of a sentence. */
  readonly does: string;
  readonly text: string;
  readonly at: number;
  readonly length: number;
}

/** A value that the turn states and that nothing before it held. */
function statedIn({ step, text }: Turn, lineage: Lineage): Use | undefined {
  const value = codeBlocksOf(text).length > 0 ? undefined : lineage.introducedBy(step.number).find(isTelling);
  const at = value === undefined ? -1 : text.indexOf(value.text);
  return value && at >= 0 ? { does: `states ${shortly(value.text)}`, text, at, length: value.text.length } : undefined;
}

/** A change of the world with what was looked up and not found. */
function actedOn({ requests, text }: Turn, call: Call): Use | undefined {
  const asked = valuesIn(call.arguments);
  const action = requests.find(
    ({ name, arguments: given }) =>
      MUTATES.test(wordsOfName(name)) && [...valuesIn(given)].some((value) => asked.has(value)),
  );
  if (!action || MUTATES.test(wordsOfName(call.tool))) {
    return undefined;
  }
  const words = text === '' ? textOf(action.arguments) : text;
  return { does: `goes on to ${action.name}`, text: words, at: 0, length: words.length };
}

function valuesIn(value: unknown): Set<string> {
  const values = new Set<string>();
  visitLeaves(value, (leaf) => {
    if ((typeof leaf === 'string' && leaf.length > 2) || typeof leaf === 'number') {
      values.add(String(leaf));
    }
    return values.size > 50;
  });
  return values;
}
