import type { Finding } from '../run';
import { activityOf, type Call } from '../text/activity';
import { isEmptyResult } from '../text/failure';
import { LOOKS_UP, wordsOfName } from '../text/phrases';
import { visitLeaves } from '../text/plain';
import { quoteOf } from '../text/quote';
import type { Detector } from './detector';

/** A call brought nothing, and the next went to a sibling of that tool with the same arguments. */
export const toolConfused: Detector = {
  id: 'tool-confused',
  category: 'tool',
  detect({ run }) {
    const { calls } = activityOf(run);
    return calls.flatMap((call, index): Finding[] => {
      const next = calls[index + 1];
      const isUseless =
        call.failure !== undefined || (call.isAnswered && isEmptyResult(call.step.result ?? call.resultText));
      if (!next || !isUseless || next.step.agent !== call.step.agent || !areSiblings(call, next)) {
        return [];
      }
      return [
        {
          id: 'tool-confused',
          category: 'tool',
          severity: 'info',
          steps: [call.step.number, next.step.number],
          message: `${call.tool} brought nothing, and ${next.tool} was tried with the same arguments: the two are easily confused`,
          evidence: [
            quoteOf(call.step.number, call.askedText || call.tool),
            quoteOf(next.step.number, next.askedText || next.tool),
          ],
          recovered: next.isAnswered && !next.failure,
        },
      ];
    });
  },
};

/** Tools that share a word of their names, called with the same values. */
function areSiblings(a: Call, b: Call): boolean {
  if (a.tool === b.tool) {
    return false;
  }
  const [name, other] = [wordsOfName(a.tool), wordsOfName(b.tool)];
  const words = new Set(name.split(' '));
  const sameIntent = name.split(' ')[0] === other.split(' ')[0] || (LOOKS_UP.test(name) && LOOKS_UP.test(other));
  const [left, right] = [valuesOf(a), valuesOf(b)];
  return (
    sameIntent &&
    other.split(' ').some((word) => word.length > 2 && words.has(word)) &&
    left.length > 0 &&
    right.length > 0 &&
    left.some((value) => right.includes(value)) &&
    (left.every((value) => right.includes(value)) || right.every((value) => left.includes(value)))
  );
}

function valuesOf({ arguments: given }: Call): string[] {
  const values: string[] = [];
  visitLeaves(given, (leaf) => {
    if (typeof leaf === 'string' || typeof leaf === 'number') {
      values.push(String(leaf).trim().toLowerCase());
    }
    return values.length > 20;
  });
  return values;
}
