import { wordsOfName } from './phrases';

/** Sentences that say yes. */
const SAYS_YES =
  /(?:^|[.!?,;\n]\s{0,8})["'(]?(?:yes|yeah|yep|yup|sure|ok(?:ay)?|correct|confirm(?:ed|ing)?|absolutely|definitely|agreed|right|perfect|great|alright|of course|certainly|please (?:do|go|proceed|continue)|do it|fine|(?:that|this|it|everything|all)(?:['’]s| is| looks| sounds| works| would be| seems) (?:all )?(?:fine|good|great|ok(?:ay)?|correct|right|perfect|for me)|looks? (?:good|great|correct|right|fine)|sounds? (?:good|great|right|fine|perfect))\b/i;
/** Words that say yes wherever they stand. */
const GOES_AHEAD =
  /\b(?:go ahead|please proceed|proceed with|you (?:can|may) (?:proceed|go)|i (?:do )?(?:confirm|agree|approve|accept|consent)|i['’]m (?:ok(?:ay)?|fine|good|happy) with|let['’]s (?:do|go|proceed|book|cancel|make|change|take)|works for me|i['’]ll take|as you (?:say|suggest|propose))\b/i;
/** A yes that is taken back in the same breath. */
const HOLDS_BACK = /\b(?:wait|hold on|not yet|don['’]t|do not|before (?:you|we|i)|instead|actually no)\b/i;
/** Characters of a message in which somebody says yes. */
const MOST_TEXT = 2000;

/** Whether a person's words agree to what was proposed. */
export function affirms(text: string): boolean {
  const part = text.slice(0, MOST_TEXT);
  return (SAYS_YES.test(part) || GOES_AHEAD.test(part)) && !HOLDS_BACK.test(part);
}

/** Letters by which a verb is known in another form: 'cancelling' asks for `cancel_order`. */
const STEM = 5;

/** Whether a text asks for what a tool does, by the first word of the tool's name. */
export function ordersWork(text: string, tool: string): boolean {
  const [verb = ''] = wordsOfName(tool).split(' ');
  return verb.length > 2 && text.slice(0, MOST_TEXT).toLowerCase().includes(verb.slice(0, STEM));
}
