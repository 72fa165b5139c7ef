import type { TracedValue } from '../lineage';
import type { Finding } from '../run';
import { type Act, activityOf, type Call, callsAfter } from '../text/activity';
import { visitLeaves } from '../text/plain';
import { quoteOf, shortly } from '../text/quote';
import { codeBlocksOf } from '../text/sentences';
import { isAddress, isIdentifier, isLongNumber, isTelling } from '../text/values';
import { textOf } from '../texts';
import type { Detector } from './detector';

/** An argument or answer states a value that nothing before it contained. */
export const valueInvented: Detector = {
  id: 'value-invented',
  category: 'grounding',
  detect({ run, lineage }) {
    const activity = activityOf(run);
    const { acts, answer, calls } = activity;
    return acts.flatMap((act): Finding[] => {
      const values = lineage.introducedBy(act.step.number).filter(isTelling).slice(0, MOST_VALUES);
      const asked = values.length === 0 ? undefined : askedFor(act, values);
      const value = asked?.value ?? (act.type === 'turn' ? statedIn(act.text, values) : undefined);
      if (!value) {
        return [];
      }
      const later = lineage.whereTo(act.step.number, value.text);
      if (!asked && later.length === 0 && (act !== answer || calls.length === 0)) {
        return [];
      }
      const text = asked?.text ?? (act.type === 'turn' ? act.text : '');
      const where = asked ? `an argument of ${asked.tool}` : `step ${act.step.number}`;
      const goes = later.length > 0 ? `; it goes on to step ${later[0]}` : '';
      return [
        {
          id: 'value-invented',
          category: 'grounding',
          severity: asked && !isLongNumber(value.text) ? 'warning' : 'info', // a figure may have been worked out
          steps: [act.step.number, ...later.slice(0, 5)],
          message: `${shortly(value.text)} in ${where} stands in nothing that came before${goes}`,
          evidence: [quoteOf(act.step.number, text, Math.max(0, text.indexOf(value.text)), value.text.length)],
          recovered: asked !== undefined && isReplaced(callsAfter(activity, act.step.number), asked),
        },
      ];
    });
  },
};

/** New values of one step that are looked at. */
const MOST_VALUES = 50;

/** A call as it was asked for, with a value in it. */
interface Asked {
  readonly tool: string;
  readonly text: string;
  readonly value: TracedValue;
}

/** A call of this turn, or this call, with one of the values where a given one belongs. */
function askedFor(act: Act, values: readonly TracedValue[]): Asked | undefined {
  const asked =
    act.type === 'turn'
      ? act.requests.map(({ name, arguments: given }) => ({ tool: name, given, text: textOf(given) }))
      : act.step.kind === 'model'
        ? []
        : [{ tool: act.tool, given: act.arguments, text: act.askedText }];
  for (const { tool, given, text } of asked) {
    const value = askedWith(given, values);
    if (value) {
      return { tool, text, value };
    }
  }
  return undefined;
}

/** A value in prose: in code, new values are the model's own business. */
function statedIn(text: string, values: readonly TracedValue[]): TracedValue | undefined {
  if (values.length === 0) {
    return undefined;
  }
  const blocks = codeBlocksOf(text);
  return values.find((value) => {
    const at = text.indexOf(value.text);
    return (
      at >= 0 &&
      !isRoundable(value.text) &&
      !blocks.some((block) => at >= block.at && at < block.at + block.code.length) &&
      !isWorkedOut(value.text, text)
    );
  });
}

/** Keys whose values somebody must have given: nobody may choose them. */
const GIVEN =
  /(?:^|_)(?:id|ids|email|e_mail|phone|account|order|user|customer|number|reservation|invoice|ticket|iban|amount|price|total|balance|zip)$/i;

function askedWith(value: unknown, values: readonly TracedValue[]): TracedValue | undefined {
  let found: TracedValue | undefined;
  visitLeaves(value, (leaf, key) => {
    const text = typeof leaf === 'string' || typeof leaf === 'number' ? String(leaf).trim() : '';
    const isGiven = text.length >= 3 && text.length <= 100 && GIVEN.test(key.replace(/([a-z])([A-Z])/g, '$1_$2'));
    if (isGiven && (isAddress(text) || isIdentifier(text) || isLongNumber(text))) {
      found = values.find((known) => known.text === text || known.text === `#${text}`);
    }
    return found !== undefined;
  });
  return found;
}

/** Decimals and small figures in prose are rounded or worked out from what was seen more often than made up. */
function isRoundable(text: string): boolean {
  return isLongNumber(text) && (text.includes('.') || text.replace(/\D/g, '').length < 4);
}

/** A figure that two others of the same text come to. */
function isWorkedOut(value: string, text: string): boolean {
  const result = toNumber(value);
  if (Number.isNaN(result)) {
    return false;
  }
  const figures = (text.slice(0, 4000).match(/\d[\d,]{0,15}(?:\.\d{1,8})?/g) ?? []).slice(0, 60).map(toNumber);
  const known = new Set(figures);
  return figures.some(
    (figure) =>
      figure > 1 &&
      figure !== result &&
      (known.has(result - figure) || known.has(figure - result) || known.has(result / figure)),
  );
}

function toNumber(text: string): number {
  return Number(text.replace(/[,$€£%]/g, ''));
}

/** The tool was called again without the value, and succeeded. */
function isReplaced(calls: readonly Call[], { tool, value }: Asked): boolean {
  return calls.some((call) => call.tool === tool && !call.failure && !call.askedText.includes(value.text));
}
