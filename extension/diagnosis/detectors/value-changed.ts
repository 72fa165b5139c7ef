import type { Finding, RunStep } from '../run';
import { quoteOf, shortly } from '../text/quote';
import { isAddress, isIdentifier, isLongNumber } from '../text/values';
import type { Detector } from './detector';

const HOW = {
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
    return lineage
      .alterations()
      .slice(0, MOST)
      .flatMap(({ kind, from, to, step }): Finding[] => {
        const [source, target] = [run.steps[from.origin - 1], run.steps[step - 1]];
        if (!target || (kind === 'digits' && isShortNumber(from.text))) {
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
  },
};

/** More than anybody reads. */
const MOST = 200;

/** Years and round figures differ by two digits all the time. */
function isShortNumber(text: string): boolean {
  return text.length < 6 && /^[\d.,]+$/.test(text);
}

/** Another date or unit is often meant; other digits of an id, or half of it, never are. */
function isSure(kind: keyof typeof HOW, text: string): boolean {
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
