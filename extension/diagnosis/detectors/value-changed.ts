import type { Finding, RunStep } from '../run';
import { activityOf } from '../text/activity';
import { type AlteredMeasure, alteredMeasures } from '../text/measures';
import { quoteOf, quoteOfWords, shortly } from '../text/quote';
import { isAddress, isIdentifier, isLongNumber } from '../text/values';
import type { Detector } from './detector';

const HOW = {
  sign: 'with the other sign',
  digits: 'with other digits',
  unit: 'in another unit or currency',
  date: 'with another date',
  cut: 'cut short',
} as const;

/** A value that was carried came out different. */
export const valueChanged: Detector = {
  id: 'value-changed',
  category: 'grounding',
  detect({ run, lineage }) {
    const measures = alteredMeasures(activityOf(run)).slice(0, MOST).map(measured);
    const told = new Set(measures.map(({ steps: [step] }) => step));
    const others = lineage
      .alterations()
      .slice(0, MOST)
      .flatMap(({ kind, from, to, step }): Finding[] => {
        const [source, target] = [run.steps[from.origin - 1], run.steps[step - 1]];
        if (!target || told.has(step) || (kind === 'digits' && isShortNumber(from.text))) {
          return [];
        }
        return [
          {
            id: 'value-changed',
            category: 'grounding',
            severity: isSure(kind, from.text) ? 'warning' : 'info',
            steps: [step, ...(source ? [source.number] : [])],
            message: `${shortly(from.text)}${source ? ` of step ${source.number}` : ''} came back ${HOW[kind]} as ${shortly(to.text)}`,
            evidence: [...(source ? quotesIn(source, from.text) : []), ...quotesIn(target, to.text)],
            recovered: lineage.whereTo(step, to.text).length === 0 && lineage.whereTo(step, from.text).length > 0,
          },
        ];
      });
    return [...measures, ...others];
  },
};

/** The figure of a call that a result has under the same name in another form. */
function measured({ kind, key, from, to }: AlteredMeasure): Finding {
  const [source, target] = [from.call.step.number, to.call.step.number];
  return {
    id: 'value-changed',
    category: 'grounding',
    severity: kind === 'sign' ? 'warning' : 'info', // another unit is often meant
    steps: [target, source],
    message: `"${shortly(key)}" of step ${source}, ${from.text}, came back ${HOW[kind]} as ${to.text}`,
    evidence: [
      quoteOfWords(source, [from.call.resultText], from.text) ?? quoteOf(source, from.call.resultText),
      quoteOfWords(target, [to.call.askedText], to.text) ?? quoteOf(target, to.call.askedText),
    ],
    recovered: false,
  };
}

/** More than anybody reads. */
const MOST = 200;

/** Years and round figures differ by two digits all the time. */
function isShortNumber(text: string): boolean {
  return text.length < 6 && /^[\d.,]+$/.test(text);
}

/** Another date or unit is often meant; other digits of an id, or half of it, never are. */
function isSure(kind: string, text: string): boolean {
  return (kind === 'digits' || kind === 'cut') && (isIdentifier(text) || isAddress(text) || isLongNumber(text));
}

function quotesIn(step: RunStep, value: string): ReturnType<typeof quoteOf>[] {
  for (const { text } of [...step.asked, ...step.did, ...step.saw]) {
    const at = text.indexOf(value);
    if (at >= 0) {
      return [quoteOf(step.number, text, at, value.length)];
    }
  }
  return [];
}
