import { sentencesOf } from './sentences';

/** A chat's word for its end. */
const CLOSING = /^\W*(?:terminate|exit|done|stop|end)\W*$/i;
/** Longer texts say something beside being kind. */
const LONGEST = 700;

/** How sentences begin that thank, greet, wish well or offer more help. */
const KIND =
  /^\W*(?:(?:you['’]re|you are) (?:very |most )?welcome|welcome\b|thanks?(?: you)?\b|have an? (?:great|good|nice|lovely|wonderful|fantastic|pleasant|safe|blessed|fun)|safe (?:travels?|trip|flight|journey)|enjoy\b|good ?bye|bye\b|farewell|take care|see you|until next time|no problem|no worries|my pleasure|(?:i['’]m |i am |we['’]re )?(?:glad|happy|pleased) (?:i|to|we|that)|(?:i )?hope (?:you|that|your|to|the|this|it|everything)|(?:i['’]m |i['’]ll be |we['’]re |i am )?(?:always )?(?:here|available)\b|(?:please )?(?:feel free|(?:do not|don['’]t) hesitate)|(?:please )?let me know\b|let us know\b|(?:i['’]m )?looking forward|best (?:wishes|regards|of luck)|good luck|sounds (?:good|great)|take your time|wishing you|talk to you)/i;
/** Offers that begin with their condition, and questions after more. */
const OFFERS =
  /^\W*(?:(?:if|should|whenever|when|once|in case|as soon as) (?:you|there|anything)\b.{0,120}\b(?:feel free|hesitate|let me know|let us know|reach out|(?:i['’]m|i am|i['’]ll be|we['’]re) (?:always )?here|contact (?:me|us)\b|(?:just )?ask\b|happy to (?:help|assist))|(?:is there )?anything else\b.{0,80}\?|(?:how|what) (?:else )?(?:can|may) i (?:help|assist)\b.{0,60}\?)/i;
/** Hands the conversation over. */
const HANDS_OVER =
  /^\W*(?:you are (?:now )?being (?:transferred|connected)|(?:please )?hold on\b|please (?:wait|hold|stand by)\b|transferr?(?:ing|ed)? (?:you|successful)|transfer successful|(?:i['’]ll|i will|i am|i['’]m|let me) (?:now )?(?:transfer(?:ring)?|connect(?:ing)?) you\b)/i;
/** Single words that only acknowledge, and signs without words. */
const NODS =
  /^\W*(?:great|perfect|ok(?:ay)?|sure|alright|got it|understood|of course|certainly|absolutely|wonderful)?[^\p{L}\p{N}]*$/iu;

/**
 * Whether a text only ends a conversation: a closing word, thanks, good wishes, an offer of more help, a hand-over. It
 * answers nothing, so no failure shows in it.
 */
export function isCourtesy(text: string): boolean {
  const trimmed = text.trim();
  if (trimmed.length > LONGEST) {
    return false;
  }
  const sentences = sentencesOf(trimmed);
  return (
    (trimmed.length < 40 && CLOSING.test(trimmed)) ||
    (sentences.length > 0 &&
      sentences.every(
        ({ text: words }) => KIND.test(words) || OFFERS.test(words) || HANDS_OVER.test(words) || NODS.test(words),
      ))
  );
}

/** Advice for the case that something does not work. */
const FOR_USER = /\bif you\b/i;
/** Says that the request is not, or not yet, met. */
const REFUSES =
  /\b(?:unfortunately|unable|not able|can(?:not|['’]t| not)|could(?: not|n['’]t)|not (?:possible|allowed|permitted|eligible|available)|without (?:the|your|it|this|that)|i need (?:the|your|to know)|(?:i['’]m|i am) (?:sorry|afraid)(?! (?:to hear|for|about))|apologi[sz]e(?! for))\b/i;
/** Words too short or too common to tell one refusal from another. */
const SHORTEST_WORD = 5;
const ALIKE = 0.5;

/** The words of the first sentence that refuses; undefined when none does. */
export function refusalIn(text: string): ReadonlySet<string> | undefined {
  const sentence = sentencesOf(text).find(({ text: words }) => REFUSES.test(words) && !FOR_USER.test(words));
  return sentence && wordsOf(sentence.text);
}

/** Whether two refusals refuse the same. */
export function isSameRefusal(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const shared = [...a].filter((word) => b.has(word)).length;
  return shared > 0 && shared >= ALIKE * Math.min(a.size, b.size);
}

function wordsOf(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  return new Set(words.filter((word) => word.length >= SHORTEST_WORD && word !== 'unfortunately'));
}
