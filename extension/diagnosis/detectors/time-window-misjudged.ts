import type { Finding, Quote, RunStep } from '../run';
import { activityOf, type Call } from '../text/activity';
import { leavesOf, parsed } from '../text/plain';
import { quoteOf, shortly } from '../text/quote';
import { sentencesOf } from '../text/sentences';
import { type Moment, momentIn, nowIn, type Span, spanIn } from '../text/times';
import type { Detector } from './detector';

/** A step says that something happened within (or not within) a time, and the recorded times say otherwise. */
export const timeWindowMisjudged: Detector = {
  id: 'time-window-misjudged',
  category: 'grounding',
  detect({ run }) {
    const { turns, calls } = activityOf(run);
    let open = 0;
    let event: Event | undefined;
    const told = new Set<Event>();
    return turns.flatMap((turn): Finding | [] => {
      for (; open < calls.length && calls[open]!.step.number < turn.step.number; open++) {
        event = eventIn(calls[open]!) ?? event;
      }
      const sentence = event && HAS_SPAN.test(turn.text) ? sentencesOf(turn.text).find(claims) : undefined;
      const span = sentence && spanIn(sentence.text);
      const now = span && lastNow(run.steps, turn.step.number);
      if (!event || !sentence || !now || !isWrong(span, now.moment.ms - event.moment.ms, event.moment.hasTime)) {
        return [];
      }
      if (told.has(event)) {
        return []; // said once more
      }
      told.add(event);
      const where = span.isInside ? `within ${span.words}` : `more than ${span.words} ago`;
      return {
        id: 'time-window-misjudged',
        category: 'grounding',
        severity: 'error',
        steps: [turn.step.number, event.quote.step],
        message: `Step ${turn.step.number} says "${shortly(sentence.text, 80)}"; ${event.key} is ${event.moment.words} and it is ${now.moment.words}, which is not ${where}`,
        evidence: [
          quoteOf(turn.step.number, turn.text, sentence.at, Math.min(160, sentence.text.length)),
          event.quote,
          now.quote,
        ],
        recovered: false,
      };
    });
  },
};

const HAS_SPAN = /\d[- ]?(?:minute|hour|day|week|month)/i;
/** What happened, as fields name it. */
const HAPPENED =
  /^(?:(?:\w{1,30}_)?(?:created|booked|booking|ordered|order|purchased|purchase|placed|bought|reserved|reservation|issued|submitted|delivered|signed)(?:_?(?:at|on|date|time|datetime|timestamp))|created|ordered|purchased|booked)$/i;
/** What happened, as sentences name it. */
const SPEAKS_OF_IT =
  /\b(?:made|booked|booking|created|placed|ordered|order|purchased?|bought|reserved|reservation|issued|submitted|delivered|delivery|signed|cancellation)\b/i;
/** Says that it is so. */
const ASSERTS = /\b(?:since|because|as|was|were|is|are|it['’]s|has been|falls?|made)\b/i;
/** A rule, a condition, a promise or a question claims nothing of this case. */
const CLAIMS_NOTHING =
  /\b(?:if|unless|whether|must|should|could|would|will|might|only|all|any|every|policy|policies|please|can be|typically|usually|generally|processed|business|ensure|verify|check|let me|to see)\b|\?/i;
/** The month is no 'may'. */
const MAY = /\bmay\b/;

function claims({ text }: { readonly text: string }): boolean {
  return (
    HAS_SPAN.test(text) &&
    SPEAKS_OF_IT.test(text) &&
    ASSERTS.test(text) &&
    !CLAIMS_NOTHING.test(text) &&
    !MAY.test(text) &&
    spanIn(text) !== undefined
  );
}

interface Event {
  readonly key: string;
  readonly moment: Moment;
  readonly quote: Quote;
}

/** The one moment of this kind that a result states; of several, none is meant for sure. */
function eventIn({ step, resultText, failure, arguments: given }: Call): Event | undefined {
  if (failure || given === undefined || !/\d{4}-\d{2}-\d{2}/.test(resultText)) {
    return undefined;
  }
  const value = parsed(step.kind === 'model' ? resultText : (step.result ?? resultText));
  const found = new Map<string, Event>();
  for (const { key, leaf } of typeof value === 'object' && value !== null ? leavesOf(value) : []) {
    const moment = typeof leaf === 'string' && HAPPENED.test(key.slice(0, 60)) ? momentIn(leaf) : undefined;
    if (moment) {
      const at = Math.max(0, resultText.indexOf(moment.words));
      found.set(moment.words, { key, moment, quote: quoteOf(step.number, resultText, at, moment.words.length) });
    }
  }
  return found.size === 1 ? [...found.values()][0] : undefined;
}

/** The last time stated before a step. */
function lastNow(steps: readonly RunStep[], before: number): { moment: Moment; quote: Quote } | undefined {
  for (let at = before - 1; at >= 0; at--) {
    const step = steps[at]!;
    for (const { author, text } of [...step.saw, ...step.did]) {
      const moment = author === 'model' ? undefined : nowIn(text);
      if (moment) {
        return { moment, quote: quoteOf(step.number, text, moment.at, moment.words.length) };
      }
    }
  }
  return undefined;
}

/** Time zones are seldom written, and days have no hour. */
const ZONES = 14 * 36e5;
const DAY = 24 * 36e5;

function isWrong({ isInside, ms }: Span, elapsed: number, hasTime: boolean): boolean {
  const unsure = ZONES + (hasTime ? 0 : DAY);
  return isInside ? elapsed > ms + unsure : elapsed >= 0 && elapsed + unsure < ms;
}
