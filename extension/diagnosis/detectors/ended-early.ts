import type { Finding, Quote, Run } from '../run';
import { activityOf } from '../text/activity';
import { GIVES_UP } from '../text/phrases';
import { quoteOf } from '../text/quote';
import { sentencesOf } from '../text/sentences';
import type { Detector } from './detector';

/** A chat's word for its end says nothing about the task. */
const FAREWELL = /^\W*(?:terminate|done|exit|end|final answer)\W*$/i;
/** Advice to the user for the case that something does not work. */
const ABOUT_USER = /\b(?:if|in case|when|should) (?:you|they)\b/i;
const LIMIT =
  /\b(?:max(?:imum)?[ _](?:number of )?(?:steps|turns|iterations|rounds)|step limit|iteration limit|recursion ?(?:limit|error)|max_turns|max_iterations|turns? exceeded)\b/i;

/** The run ends with the task open: it gives up, runs into a limit, or stops in the middle of a call. */
export const endedEarly: Detector = {
  id: 'ended-early',
  category: 'control',
  detect({ run }): Finding[] {
    // A run recorded as good may end with a 'no' that was right.
    const severity = run.outcome.state === 'ok' ? 'info' : 'warning';
    return endingsOf(run).map((finding) => ({ ...finding, severity }));
  },
};

function endingsOf(run: Run): Finding[] {
  const { turns, calls } = activityOf(run);
  const answer = turns.findLast(
    ({ text, requests }) => requests.length > 0 || (text.trim() !== '' && !FAREWELL.test(text)),
  );
  const limit = run.steps.find(({ statusMessage }) => LIMIT.test(statusMessage ?? ''));
  if (limit) {
    return [
      ending(
        limit.number,
        `The run hit a limit at step ${limit.number}`,
        quoteOf(limit.number, limit.statusMessage ?? ''),
      ),
    ];
  }
  if (!answer) {
    return [];
  }
  const { step, text, requests } = answer;
  const asked = requests.find(
    ({ callId }) => callId !== undefined && !calls.some((call) => call.step.callId === callId),
  );
  const lastCall = calls.at(-1);
  if (
    asked &&
    calls.length > 0 &&
    text.trim() === '' &&
    !isFarewellCall(asked.name) &&
    !(lastCall && lastCall.step.number > step.number)
  ) {
    return [
      ending(
        step.number,
        `The run ends with a call to ${asked.name} that was never answered`,
        quoteOf(step.number, asked.name),
      ),
    ];
  }
  const given = sentencesOf(text).find((sentence) => GIVES_UP.test(sentence.text) && !ABOUT_USER.test(sentence.text));
  return given && requests.length === 0
    ? [
        ending(
          step.number,
          `The run ends at step ${step.number} without the task done`,
          quoteOf(step.number, text, given.at, Math.min(160, given.text.length)),
        ),
      ]
    : [];
}

/** Tools by which a run ends on purpose. */
function isFarewellCall(name: string): boolean {
  return /finish|done|submit|final|complete|terminate|exit|answer|transfer|handoff|escalat|attempt_completion|report/i.test(
    name,
  );
}

function ending(step: number, message: string, quote: Quote): Finding {
  return {
    id: 'ended-early',
    category: 'control',
    severity: 'warning',
    steps: [step],
    message,
    evidence: [quote],
    recovered: false,
  };
}
