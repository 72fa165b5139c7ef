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
    const told = new Set<string>();
    const events = new Map<Call, Event | undefined>();
    let nows: readonly Now[] | undefined;
    let before = 0;
    return turns.flatMap((turn): Finding | [] => {
      while (before < calls.length && calls[before]!.step.number < turn.step.number) {
        before++;
      }
      const sentence = HAS_SPAN.test(turn.text) ? sentencesOf(turn.text).find(claims) : undefined;
      const span = sentence && spanIn(sentence.text);
      const event = span && lastEvent(calls.slice(Math.max(0, before - MOST_BACK), before), events);
      if (!sentence || !span || !event) {
        return [];
      }
      nows ??= nowsIn(run.steps);
      const now = nows.findLast(({ quote }) => quote.step < turn.step.number);
      if (!now || !isWrong(span, now.moment.ms - event.moment.ms, event.moment.hasTime)) {
        return [];
      }
      const key = `${event.quote.step} ${event.key}`;
      if (told.has(key)) {
        return []; // said once more
      }
      told.add(key);
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

/** Calls back in which the event may stand. */
const MOST_BACK = 30;

/** @param known events of the calls that were looked at before */
function lastEvent(calls: readonly Call[], known: Map<Call, Event | undefined>): Event | undefined {
  for (const call of calls.toReversed()) {
    const event = known.has(call) ? known.get(call) : eventIn(call);
    known.set(call, event);
    if (event) {
      return event;
    }
  }
  return undefined;
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

interface Now {
  readonly moment: Moment;
  readonly quote: Quote;
}

/** What time it is, by everybody but the model. */
function nowsIn(steps: readonly RunStep[]): Now[] {
  return steps.flatMap((step) =>
    [...step.saw, ...step.did].flatMap(({ author, text }): Now | [] => {
      const moment = author === 'model' ? undefined : nowIn(text);
      return moment ? { moment, quote: quoteOf(step.number, text, moment.at, moment.words.length) } : [];
    }),
  );
}

/** Time zones are seldom written, and days have no hour. */
const ZONES = 14 * 36e5;
const DAY = 24 * 36e5;

function isWrong({ isInside, ms }: Span, elapsed: number, hasTime: boolean): boolean {
  const unsure = ZONES + (hasTime ? 0 : DAY);
  return isInside ? elapsed > ms + unsure : elapsed >= 0 && elapsed + unsure < ms;
}
