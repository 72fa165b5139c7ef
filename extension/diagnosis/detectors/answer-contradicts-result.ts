import type { Finding } from '../run';
import { activityOf } from '../text/activity';
import { wordsOfName } from '../text/phrases';
import { parsed, visitLeaves } from '../text/plain';
import { quoteOf } from '../text/quote';
import { sentencesOf } from '../text/sentences';
import type { Detector } from './detector';

/** The answer names a field of the result and states another figure for it. */
export const answerContradictsResult: Detector = {
  id: 'answer-contradicts-result',
  category: 'grounding',
  detect({ run, lineage }) {
    const { calls, turns } = activityOf(run);
    return calls.flatMap((call): Finding[] => {
      const { reader } = call;
      if (!reader || call.failure || reader.text === '') {
        return [];
      }
      const figures = figuresOf(
        parsed(call.step.kind === 'model' ? call.resultText : (call.step.result ?? call.resultText)),
      );
      if (figures.size === 0) {
        return [];
      }
      for (const sentence of sentencesOf(reader.text)) {
        const stated = contradictionIn(
          sentence.text,
          figures,
          (text) => lineage.find(text)?.origin === reader.step.number,
        );
        if (stated) {
          return [
            {
              id: 'answer-contradicts-result',
              category: 'grounding',
              severity: 'error',
              steps: [reader.step.number, call.step.number],
              message: `Step ${reader.step.number} says ${stated.name} is ${stated.says}; ${call.tool} returned ${stated.value}`,
              evidence: [
                quoteOf(
                  call.step.number,
                  call.resultText,
                  Math.max(0, call.resultText.indexOf(String(stated.value))),
                  String(stated.value).length,
                ),
                quoteOf(reader.step.number, reader.text, sentence.at, Math.min(sentence.text.length, 160)),
              ],
              recovered: turns
                .slice(reader.place + 1, reader.place + 30)
                .some(({ text }) => text.includes(stated.name) && text.includes(String(stated.value))),
            },
          ];
        }
      }
      return [];
    });
  },
};

/** Figures of a result by the words of their keys, where one key has one figure. */
function figuresOf(result: unknown): Map<string, number> {
  const figures = new Map<string, number>();
  const double = new Set<string>();
  if (typeof result !== 'object' || result === null) {
    return figures;
  }
  let count = 0;
  visitLeaves(result, (leaf, key) => {
    const name = wordsOfName(key);
    const value =
      typeof leaf === 'number'
        ? leaf
        : typeof leaf === 'string' && /^[$€£]?\d[\d,]*(?:\.\d+)?$/.test(leaf)
          ? toNumber(leaf)
          : undefined;
    if (value !== undefined && name.length >= 4) {
      if (figures.has(name) && figures.get(name) !== value) {
        double.add(name);
      }
      figures.set(name, value);
    }
    return ++count > MOST_LEAVES;
  });
  if (count > MOST_LEAVES) {
    return new Map();
  }
  for (const name of double) {
    figures.delete(name);
  }
  return figures;
}

/** Says in words, or with a sign, that a figure is below zero. */
const SAYS_NEGATIVE =
  /\b(?:negative|minus|loss(?:es)?|lost|deficit|down|decreas\w{1,4}|reduc\w{1,5}|drop\w{0,4}|fell|fall\w{0,3}|declin\w{1,3}|below|under|less|ow(?:e[sd]?|ing)|overdrawn|short|refund\w{0,3}|credit\w{0,3}|west|south)\b|[-−–] ?[$€£]?\d/i;
/** A result with more leaves is data, not an answer. */
const MOST_LEAVES = 500;

const NUMBER = /[$€£]?\d[\d,]{0,20}(?:\.\d{1,10})?/g;

function contradictionIn(
  sentence: string,
  figures: ReadonlyMap<string, number>,
  isNew: (text: string) => boolean,
): { name: string; value: number; says: string } | undefined {
  const lower = sentence.toLowerCase();
  const numbers = lower.match(NUMBER) ?? [];
  if (numbers.length === 0 || numbers.length > 4) {
    return undefined;
  }
  for (const [name, value] of figures) {
    const at = lower.indexOf(name);
    const rest = at < 0 ? '' : lower.slice(at + name.length, at + name.length + 24);
    const says =
      /^[*_: ]{0,6}(?:is|was|of|are|=|:)?[*_: ]{0,6}([$€£]?\d[\d,]{0,20}(?:\.\d{1,10})?)(?!\d|[-/]\d|%)/.exec(
        rest,
      )?.[1];
    const isStated = numbers.some((number) => Math.abs(toNumber(number) - value) < 0.01 + Math.abs(value) * 0.005);
    const hasLostSign = value < 0 && says !== undefined && toNumber(says) === -value && !SAYS_NEGATIVE.test(sentence);
    if (says !== undefined && (hasLostSign || (!isStated && isNew(says)))) {
      return { name, value, says };
    }
  }
  return undefined;
}

function toNumber(text: string): number {
  return Number(text.replace(/[^\d.]/g, ''));
}
