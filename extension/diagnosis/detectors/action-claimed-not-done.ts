import { perText } from '../perText';
import type { Finding } from '../run';
import { activityOf, type Call, callsAfter } from '../text/activity';
import { CLAIMS, MUTATES, wordsOfName } from '../text/phrases';
import { quoteOf, shortly } from '../text/quote';
import { type Sentence, sentencesOf } from '../text/sentences';
import type { Detector } from './detector';

/** The output says that something was done, and no tool that could have done it succeeded. */
export const actionClaimedNotDone: Detector = {
  id: 'action-claimed-not-done',
  category: 'grounding',
  detect({ run }) {
    const activity = activityOf(run);
    // A trace without any record of tools cannot tell what was done.
    let hasTools = false;
    const done = new Done();
    const found: Finding[] = [];
    for (const act of activity.acts) {
      if (act.type === 'call') {
        hasTools = true;
        done.add(act);
        continue;
      }
      hasTools ||= act.step.offered.length > 0;
      for (const { author, text } of act.step.saw) {
        // The instructions say how to report an action, not that one took place.
        if (author !== 'system') {
          done.heard(text);
        }
      }
      const claim = hasTools ? claimIn(act.text, done) : undefined;
      if (claim) {
        found.push({
          id: 'action-claimed-not-done',
          category: 'grounding',
          severity: 'error',
          steps: [act.step.number, ...(done.failed === undefined ? [] : [done.failed])],
          message: `Step ${act.step.number} says something was ${claim.verb}, and no tool did it: "${shortly(claim.text, 80)}"`,
          evidence: [quoteOf(act.step.number, act.text, claim.at, Math.min(claim.text.length, 160))],
          recovered: callsAfter(activity, act.step.number).some(
            (next) => !next.failure && isFor(next.tool, claim.verb),
          ),
        });
      }
    }
    return found;
  },
};

/** Tools that can do anything: what they did is in their arguments. */
const DOES_ANYTHING =
  /(?:^| )(?:bash|shell|terminal|execute|executor|exec|run|python|code|command|browser|click|computer|interpreter|sql|agent|task|delegate|call)(?: |$)/;
/** Characters of one text that are listened to. */
const MOST_TEXT = 20_000;
/** What any tool may have done. */
const CHECKS = new Set(['verified', 'double-checked', 'tested']);
/** An offer, a condition, a question or a denial claims nothing. */
const NO_CLAIM =
  /\b(?:if|once|when|after|before|until|unless|would|will|can|could|should|may|might|not|n['’]t|never|whether|please|want|need|let me|to be)\b|\?/i;

/** What the tools of a run did until now. */
class Done {
  failed: number | undefined;
  private readonly tools: string[] = [];
  private readonly texts: string[] = [];
  /** How many of the texts are in lower case: those that some verb was looked for in. */
  private lowerCase = 0;
  /** For each verb looked for: whether it was heard, and how many texts were searched for it. */
  private readonly verbs = new Map<string, { heard: boolean; searched: number }>();
  private anything = false;
  private succeeded = false;

  add({ tool, failure, step, resultText, isAnswered }: Call): void {
    this.heard(resultText);
    if (failure || !isAnswered) {
      this.failed = step.number;
      return;
    }
    const words = wordsOfName(tool);
    this.succeeded = true;
    this.anything ||= DOES_ANYTHING.test(words);
    if (!this.tools.includes(words) && this.tools.length < 500) {
      this.tools.push(words);
    }
  }

  /** What a tool or user said: 'cancelled' in a result is a state that may be reported. */
  heard(text: string): void {
    this.texts.push(text.length > MOST_TEXT ? text.slice(0, MOST_TEXT) : text);
  }

  covers(verb: string): boolean {
    if (CHECKS.has(verb)) {
      return this.succeeded;
    }
    return this.anything || this.isHeard(verb) || this.tools.some((tool) => isFor(tool, verb) || MUTATES.test(tool));
  }

  private isHeard(verb: string): boolean {
    const known = this.verbs.get(verb) ?? { heard: false, searched: 0 };
    this.verbs.set(verb, known);
    for (; !known.heard && known.searched < this.texts.length; known.searched++) {
      known.heard = this.lowered(known.searched).includes(verb);
    }
    return known.heard;
  }

  private lowered(place: number): string {
    for (; this.lowerCase <= place; this.lowerCase++) {
      this.texts[this.lowerCase] = this.texts[this.lowerCase]!.toLowerCase();
    }
    return this.texts[place]!;
  }
}

function isFor(tool: string, verb: string): boolean {
  const stem = verb === 'sent' ? 'send' : verb === 'paid' ? 'pay' : verb.replace(/[^a-z]/g, '').slice(0, 5);
  return wordsOfName(tool).includes(stem);
}

interface Claim extends Sentence {
  readonly verb: string;
}

function claimIn(text: string, done: Done): Claim | undefined {
  return claimsIn(text).find(({ verb }) => !done.covers(verb));
}

const claimsIn = perText((text): readonly Claim[] =>
  sentencesOf(text).flatMap((sentence) => {
    const verb = CLAIMS.exec(sentence.text)?.[1]?.toLowerCase();
    return verb === undefined || NO_CLAIM.test(sentence.text) ? [] : { ...sentence, verb };
  }),
);
