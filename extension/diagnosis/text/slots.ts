import type { RunStep } from '../run';
import type { Sentence } from './sentences';

/** Something people are asked for, how asking for it sounds, and what having given it looks like. */
interface Slot {
  readonly name: string;
  readonly asked: RegExp;
  readonly given: RegExp;
}

const SLOTS: readonly Slot[] = [
  { name: 'e-mail address', asked: /\be-?mail\b/i, given: /[\w.+-]{1,64}@[\w-]{1,64}\.[a-z]{2,10}\b/i },
  {
    name: 'order number',
    asked: /\border (?:number|id|#)/i,
    given: /\border\b[^\n\d]{0,20}#?[A-Z]{0,4}-?\d{3,}|#[A-Z]{0,3}\d{4,}/i,
  },
  {
    name: 'user id',
    asked: /\b(?:user|customer|account|member) ?(?:id|number)\b/i,
    given: /\b(?:user|customer|account|member) ?(?:id|number)?\b[^\n\d]{0,24}\d{3,}|\b[a-z]+_[a-z]+_\d{3,}\b/i,
  },
  {
    name: 'reservation',
    asked: /\b(?:reservation|booking|confirmation) (?:id|number|code)\b/i,
    given: /\b(?:reservation|booking|confirmation)\b[^\n]{0,24}\b(?=[A-Z0-9]{0,8}\d)[A-Z0-9]{5,8}\b/,
  },
  { name: 'phone number', asked: /\bphone(?: number)?\b/i, given: /\+?\d[\d ()-]{7,16}\d/ },
  {
    name: 'zip code',
    asked: /\b(?:zip|postal|post) ?code\b/i,
    given: /\b(?:zip|postal|post) ?(?:code)?\b[^\n\d]{0,16}\d{4,5}\b|\b[A-Z]{2} \d{5}\b/i,
  },
];

const ASKS =
  /\b(?:what(?:['’]s| is| are)|(?:could|can|would|will) you (?:please )?(?:provide|tell|share|give|send|specify)|(?:please|kindly) (?:provide|tell|share|give|send|specify|enter)|i(?:['’]ll)? need (?:your|the)|may i have|let me know your)\b/i;
/** A check of what is known, or a question for something else of the kind, is no repetition. */
const NO_REPETITION =
  /\b(?:confirm|verify|correct|again|another|other|new|different|additional|alternative|instead|or|full|double.?check|associated|not (?:found|match))\b/i;

/** What a sentence asks for, when it asks for one of the usual things. */
export function slotAskedIn({ text }: Sentence): string | undefined {
  return ASKS.test(text) && !NO_REPETITION.test(text) ? SLOTS.find(({ asked }) => asked.test(text))?.name : undefined;
}

/** The usual things a text gives, with where it gives them. */
export function slotsGivenIn(text: string): { readonly name: string; readonly at: number; readonly words: string }[] {
  const part = text.slice(0, 20_000);
  return SLOTS.flatMap(({ name, given }) => {
    const match = given.exec(part);
    return match ? [{ name, at: match.index, words: match[0] }] : [];
  });
}

/** What people said at this step: a user's words, or words a model call was newly sent. */
export function userTextsOf(step: RunStep): string[] {
  const passages = step.kind === 'user' ? step.did : step.saw;
  return passages.filter(({ author }) => author === 'user').map(({ text }) => text);
}
