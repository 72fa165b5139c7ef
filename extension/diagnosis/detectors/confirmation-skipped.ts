import type { Finding, Passage, Run, RunStep } from '../run';
import { activityOf, type Call } from '../text/activity';
import { affirms, ordersWork } from '../text/approval';
import { MUTATES, wordsOfName } from '../text/phrases';
import { quoteOf, shortly } from '../text/quote';
import { type Sentence, sentencesOf } from '../text/sentences';
import { userTextsOf } from '../text/slots';
import type { Detector } from './detector';

/** What a rule that asks for confirmation is made of. */
const DEMANDS = /\b(?:must|always|never|only|need to|required?|obtain|ensure|do not|don['’]t|should|make sure|ask)\b/i;
const FIRST = /\b(?:before|prior to|without|until|unless|first)\b/i;
const CONFIRMED =
  /\b(?:confirm\w{0,6}|approv(?:al|e|ed|es)|consent|permission|explicit(?:ly)? (?:yes|agree\w{0,4}))\b/i;
/** What it is about: actions, not values ('confirm the address before you read it out'). */
const ACTIONS =
  /\b(?:actions?|tools?|calls?|chang\w{1,4}|updat\w{1,4}|modif\w{1,6}|book\w{0,4}|cancel\w{0,6}|refund\w{0,4}|delet\w{1,4}|pay\w{0,5}|send\w{0,3}|transfer\w{0,4}|purchas\w{1,4}|orders?|exchang\w{1,4}|return\w{0,4}|writ\w{1,4}|deploy\w{0,4}|proceed\w{0,3}|execut\w{1,4})\b/i;
/** A longer text is a manual, not a prompt. */
const MOST_TEXT = 60_000;
const CHANGES = /(?:^| )(?:update|create|add|edit|change|write|set|insert|move|rename)(?: |$)/;
/** Hands the conversation to a person, which is a confirmation's opposite. */
const HANDS_OVER = /\b(?:human|agent|transfer to|escalate)\b/;
/** English is all that the words for yes are known of. */
const ENGLISH = /\b(?:the|i|my|you|to|is|it|a|please|for|and)\b/i;

interface Rule {
  readonly agent: string;
  readonly passage: Passage;
  readonly sentence: Sentence;
}

/** The prompt says to get a person's yes before a change, and a change was made without one. */
export const confirmationSkipped: Detector = {
  id: 'confirmation-skipped',
  category: 'instruction',
  detect({ run }) {
    const rules = rulesOf(run);
    if (rules.length === 0) {
      return [];
    }
    const heard = run.steps.filter((step) => userTextsOf(step).length > 0);
    let count = 0;
    const told = new Set<number>();
    return activityOf(run).calls.flatMap((call): Finding | [] => {
      while ((heard[count]?.number ?? Number.POSITIVE_INFINITY) < call.step.number) {
        count++;
      }
      const rule = rules.find(({ agent }) => agent === (call.step.agent ?? ''));
      const user = heard[count - 1];
      // Who never hears from a person again cannot wait for one; calls after the same words are one matter.
      if (!rule || !user || heard.length === 1 || told.has(user.number) || !isChange(call)) {
        return [];
      }
      const finding = skippedBy(call, rule, user, count === 1);
      if (finding) {
        told.add(user.number);
      }
      return finding ?? [];
    });
  },
};

function rulesOf({ steps }: Run): Rule[] {
  return steps.flatMap((step) => {
    const system = [...step.saw, ...step.did].filter(
      ({ author, text }) => author === 'system' && text.length < MOST_TEXT && CONFIRMED.test(text),
    );
    return system.flatMap((passage) => {
      const sentence = sentencesOf(passage.text).find(
        ({ text }) => CONFIRMED.test(text) && FIRST.test(text) && DEMANDS.test(text) && ACTIONS.test(text),
      );
      return sentence ? { agent: step.agent ?? '', passage, sentence } : [];
    });
  });
}

function isChange({ tool, failure, isAnswered }: Call): boolean {
  const words = wordsOfName(tool);
  return !failure && isAnswered && (MUTATES.test(words) || CHANGES.test(words)) && !HANDS_OVER.test(words);
}

/** Whether the rule speaks of what the tool does. */
function isNamed(tool: string, rule: string): boolean {
  const lower = rule.toLowerCase();
  return wordsOfName(tool)
    .split(' ')
    .some((word) => word.length > 3 && lower.includes(word.slice(0, 5)));
}

/** @param user the last words of a person before the call */
function skippedBy(call: Call, { passage, sentence }: Rule, user: RunStep, isFirst: boolean): Finding | undefined {
  const said = userTextsOf(user).join('\n');
  if ((!isFirst && affirms(said)) || !ENGLISH.test(said)) {
    return undefined;
  }
  // Who asks for a change in so many words may be taken to agree to it, and other changes may need no yes.
  const isSure = isNamed(call.tool, sentence.text) && !ordersWork(said, call.tool);
  return {
    id: 'confirmation-skipped',
    category: 'instruction',
    severity: isSure ? 'warning' : 'info',
    steps: [call.step.number, user.number, passage.step],
    message: `${call.tool} ran without a yes from the user, against the rule "${shortly(sentence.text, 100)}"`,
    evidence: [
      quoteOf(passage.step, passage.text, sentence.at, Math.min(160, sentence.text.length)),
      quoteOf(user.number, said),
      quoteOf(call.step.number, call.askedText || call.tool),
    ],
    recovered: false,
  };
}
