import type { LostMessage } from '../ledger';
import type { Finding, Quote } from '../run';
import { activityOf, type Call } from '../text/activity';
import { quoteOf, shortly } from '../text/quote';
import { sentencesOf } from '../text/sentences';
import { slotAskedIn, slotsGivenIn } from '../text/slots';
import type { Detector } from './detector';

/** Something that fell out of the context. */
interface Lost {
  /** The first model step that was sent without it. */
  readonly at: number;
  readonly message: LostMessage;
}

/** A message fell out of the context, and a later step has to ask for, or fetch again, what it held. */
export const contextDropped: Detector = {
  id: 'context-dropped',
  category: 'context',
  detect({ run, ledger }) {
    const activity = activityOf(run);
    const slots = new Map<string, Lost & { readonly quote: Quote }>();
    const results = new Map<string, Lost>();
    const firstCalls = firstCallsByResult(activity.calls);
    const found: Finding[] = [];
    for (const act of activity.acts) {
      const { number } = act.step;
      if (act.type === 'call') {
        const lost = act.key === '' ? undefined : results.get(`${act.tool}\n${act.key}`);
        if (lost && lost.at < number) {
          results.delete(`${act.tool}\n${act.key}`);
          found.push(
            findingOf(lost, number, `the result of ${act.tool}`, 'fetches it again', quoteOf(number, act.askedText)),
          );
        }
        continue;
      }
      const entry = ledger.of(number);
      for (const message of entry ? [...entry.dropped, ...entry.cut] : []) {
        const lost = { at: number, message };
        const call = firstCalls.get(resultMark(message.text));
        if (call) {
          results.set(`${call.tool}\n${call.key}`, lost);
        }
        for (const { name, at, words } of message.role === 'user' ? slotsGivenIn(message.text) : []) {
          if (!message.now?.includes(words)) {
            slots.set(name, { ...lost, quote: quoteOf(message.heldBy, message.text, at, words.length) });
          }
        }
      }
      for (const sentence of slots.size > 0 && act.text.length < 5000 ? sentencesOf(act.text) : []) {
        const slot = slotAskedIn(sentence);
        const lost = slot === undefined ? undefined : slots.get(slot);
        if (slot !== undefined && lost) {
          slots.delete(slot);
          found.push(
            findingOf(
              lost,
              number,
              `the ${slot}`,
              'asks for it',
              quoteOf(number, act.text, sentence.at, 160),
              lost.quote,
            ),
          );
        }
      }
    }
    return found;
  },
};

function findingOf(lost: Lost, step: number, what: string, does: string, now: Quote, before?: Quote): Finding {
  const { heldBy, text } = lost.message;
  return {
    id: 'context-dropped',
    category: 'context',
    severity: 'warning',
    steps: [step, lost.at, heldBy],
    message: `${what.charAt(0).toUpperCase()}${shortly(what.slice(1), 80)} was in the context of step ${heldBy} and not of step ${lost.at}; step ${step} ${does}`,
    evidence: [before ?? quoteOf(heldBy, text), now],
    recovered: false,
  };
}

/** Which call a result came from; short results say nothing. */
function firstCallsByResult(calls: readonly Call[]): Map<string, Call> {
  const first = new Map<string, Call>();
  for (const call of calls) {
    const mark = resultMark(call.resultText);
    if (call.key !== '' && mark.length > 40 && !first.has(mark)) {
      first.set(mark, call);
    }
  }
  return first;
}

function resultMark(text: string): string {
  return text.slice(0, 400).trim();
}
