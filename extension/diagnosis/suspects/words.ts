/** What the words of a turn tell about it. Word lists only: each looks at a bounded number of characters per match. */
import { perText } from '../perText';

/** Takes something as given that nobody looked up. */
export const ASSUMES =
  /\b(?:assum(?:e|es|ed|ing|ptions?)|suppos(?:e|ing)|hypothetical(?:ly)?|presum(?:e|ably|ing)|for (?:the )?(?:sake|purposes?) of|let['’]s say|pretend|for (?:example|demonstration|illustration|illustrative) purposes|as an example)\b/gi;

/** Puts invented data in the place of real data. */
export const SIMULATES =
  /\b(?:simulat(?:e|ed|es|ing|ion)|mock(?:ed|-up)?|dummy|placeholders?|fictional|made-up|fabricat\w{1,4}|(?:sample|example) (?:data|dataset|values?|results?|list|output|input)|your[_-]?(?:bing[_-])?(?:api[_-]?key|token)|path[_/]to[_/]|replace (?:this |it |these )?with)\b/gi;

/** Cannot do what was asked. */
export const GIVES_UP =
  /\b(?:unable to|not able to|can ?not (?:access|find|retrieve|determine|directly|browse|execute|provide|complete)|can['’]t (?:access|find|directly|browse)|could(?: not|n['’]t) (?:find|access|retrieve|determine|locate|be (?:found|determined))|unfortunately|manual(?:ly)?|do(?:es)? not have (?:access|the ability)|limitations?|not (?:available|accessible|possible)|no (?:direct|specific|relevant) (?:information|access|results?|data)|give up|apologi[sz]e)\b/gi;

/** Says that something was checked, or that the task is done. */
export const CLAIMS =
  /\b(?:verif(?:ied|ies)|confirm(?:ed|s)|validated|double-checked|cross-(?:checked|verified)|successfully|is (?:correct|accurate|valid)|are (?:correct|accurate)|correctly|accurately|conclud(?:e|ed)|final (?:answer|result|solution)|task (?:is )?(?:complete|completed|done)|request (?:is )?satisfied)\b/gi;

/** A plan, a list of what is known, or a task handed on: words of those who lead. */
export const PLANS =
  /(?:^|\n)\s{0,4}(?:#{1,4} {0,2}|\*\*)?(?:initial plan|new plan|updated? (?:plan|ledger|facts)|(?:here is|here['’]s) (?:the|an) (?:initial|updated?|new) (?:plan|fact)|(?:\d\. )?facts (?:given|to (?:look up|derive)|that)|plan\b|steps? to (?:solve|take)|given or verified facts|<end_plan>)|\bwe are working to address\b/i;
/** A ledger of an orchestrator, as JSON. */
export const LEDGER = /"is_request_satisfied"|"is_progress_being_made"|"next_speaker"/;
/** Drops a plan and makes another. */
export const REPLANS =
  /\b(?:re-?plan(?:ning|ned)?|stalled|updated? plan|new plan|revis(?:e|ed|ing) (?:the |our |my )?plan)\b/i;
const ANSWER = String.raw`"?\s{0,4}:\s{0,4}\{[^}]{0,1500}"answer"\s{0,4}:\s{0,4}`;
/** Takes the task for done. */
export const SATISFIED = new RegExp(
  `"is_request_satisfied${ANSWER}true|\\brequest (?:is |has been )?(?:fully )?satisfied\\b`,
  'i',
);
/** Names of agents that lead others. */
export const LEADER = /orchestrat|planner|manager|supervisor|coordinator|router/i;
/** An orchestrator's note of who comes next, or a chat's word for its end. */
export const MERE_NOTE =
  /^\W*(?:next speaker\b[^\n]{0,60}|terminate|done|exit|request satisfied|end|continue|no agent selected)\W*$/i;

/** Asks a person for what the task needs. A proposal that waits for a yes is none: it has decided something. */
export const ASKS_FOR =
  /\b(?:(?:could|can|would|will) you (?:please |kindly )?(?:provide|tell|share|give|send|specify)|(?:please|kindly) (?:provide|tell|share|give|send|specify)|may i have|let me know your|what(?:['’]s| is| are) your|(?:i['’]ll|i will|i) (?:also )?need your)\b/i;

/** Part of a page that was seen. */
export const VIEWPORT = /viewport shows (\d{1,3})% of/i;

/** The answer of the run, as agents and harnesses announce it. */
export const FINAL_ANSWER = /final[ _]answer\W{0,6}/gi;

/** Occurrences that are counted: more of the same say nothing new. */
const MOST_COUNTED = 4;

/** Makes a counter of how often a pattern stands in texts. The pattern must be global, and no match go over a line's end. */
export function counterOf(pattern: RegExp): (texts: readonly string[]) => number {
  const countIn = perText((text) => {
    pattern.lastIndex = 0;
    let count = 0;
    while (count < MOST_COUNTED && pattern.exec(text)) {
      count++;
    }
    pattern.lastIndex = 0;
    return count;
  });
  return (texts) =>
    Math.min(
      MOST_COUNTED,
      texts.reduce((sum, text) => sum + countIn(text), 0),
    );
}
