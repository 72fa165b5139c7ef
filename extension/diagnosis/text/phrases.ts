/** Phrases that tell what a sentence does. Word lists only: none can take more than linear time. */
import { perText } from '../perText';

/** Says that something went wrong, or that it is being tried differently. */
export const MENTIONS_TROUBLE =
  /\b(?:errors?|fail(?:ed|s|ure|ing)?|exception|unable|could ?n[o']t|couldn['’]t|can ?not|can['’]t|unfortunately|sorry|apolog\w{1,6}|issues?|problems?|trouble|unsuccessful|retry|try(?:ing)? again|again|instead|however|invalid|incorrect|wrong|mistake|fix(?:ed|ing)?|correct(?:ed|ing)?|missing|alternative\w{0,3}|another|different(?:ly)?|denied|blocked|timed? ?out|timeout|rate.limit\w{0,3}|not (?:\w{1,12} )?(?:found|available|exist|work|supported|recognized|recognised|possible|accessible|installed|defined|valid|allowed|eligible|permitted)|does ?n[o']t|doesn['’]t|didn['’]t|did not|no longer|seems? (?:that|like|the|there)|debug|resolve|adjust|try|let['’]s|let me|limitations?|restrict\w{0,5}|transfer(?:red|ring)?|human agent|clarify|specify|provide)\b/i;

/** Says that there was nothing to be found. */
export const MENTIONS_NOTHING =
  /\b(?:no|none|not|nothing|empty|unable|couldn['’]t|could not|can['’]t|cannot|didn['’]t|did not|doesn['’]t|does not|isn['’]t|aren['’]t|without|missing|unavailable|unfortunately|failed?|sorry|zero|0|instead|however|another|different|try|let me)\b/i;

/** Gives the task up, or hands it back. */
export const GIVES_UP =
  /\b(?:i(?:['’]m| am| was)? (?:unable|not able|afraid)|(?:could|can)(?: ?not|n['’]t) (?:be )?(?:find|determine|complete|access|retrieve|verify|provide|answer|proceed|locate|resolve|finish|solve|fulfill|obtain)(?:ed|d)?|unable to (?:find|determine|complete|access|retrieve|verify|provide|answer|proceed|locate|resolve|finish|solve|fulfill|obtain)|(?:maximum|max) (?:number of )?(?:steps|turns|iterations|rounds)|(?:ran|run) out of (?:steps|time|turns|budget)|giv(?:e|ing) up|not possible to (?:complete|answer|determine)|i don['’]t know|no answer (?:could|can)|task (?:could not|cannot|can['’]t) be completed|step limit|iteration limit|recursion limit)\b/i;

/** Reports an action as done: the verb, and what it was done to, follow in the sentence. */
export const CLAIMS =
  /\b(?:(?:i|we)(?:['’]ve| have)(?: now| just| also| already| successfully)?|(?:has|have)(?: now| also| already)? been(?: now| successfully| fully)?|(?:was|were|is|are)(?: now)? successfully|i(?: just| successfully)?) (refunded|sent|e-?mailed|updated|cancell?ed|booked|deleted|removed|submitted|processed|scheduled|issued|transferred|charged|paid|approved|shipped|exchanged|returned|reserved|notified|deployed|uploaded|published|credited|rescheduled|escalated|verified|double-checked|tested)\b/i;

/** Stands for a value that nobody looked up. */
export const PLACEHOLDER =
  /\b(?:for (?:the purposes? of )?(?:this |the |an? )?(?:example|demonstration|demo|illustration|illustrative) purposes?|for the (?:purposes? of|sake of) (?:this |the |an? )?(?:example|demonstration|illustration)|for (?:this|demonstration|illustration),? (?:example|we assume)|(?:hypothetical|placeholder|dummy|mock(?:ed|-up)?|fictional|made-up) (?:data|values?|numbers?|results?|response|output|figures?|content|dataset|input|examples?|id|address|name|api|url|text|list)|(?:(?<!to )assume|assuming|suppose|let['’]s say|pretend(?:ing)?) (?:that |the |we |this |it |these |there )|as an example value|simulat(?:e|ed|ing) (?:the |a |some )?(?:data|results?|response|output|search|execution)|example (?:data|values?|output) (?:is|was|only)|replace (?:this )?with (?:the )?actual|your[_-](?:api[_-]?key|token|password|username)(?:[_-]here)?|sample (?:data|values?|results?|output) (?:is|was|for|used|to))\b/i;

/** A placeholder value itself, as a whole argument. */
export const PLACEHOLDER_VALUE =
  /^(?:<[a-z][a-z _-]{1,40}>|\[[a-z][a-z _-]{2,40}\]|\{\{[\w .]{1,40}\}\}|your[_-][\w-]{2,40}|todo|tbd|fixme|x{3,}|foo(?:bar)?|placeholder|dummy\w{0,20}|path\/to\/[\w./-]{0,60}|\/path\/to\/[\w./-]{0,60}|[\w.+-]{1,40}@example\.(?:com|org)|insert[_ -][\w -]{2,30}(?:here)?)$/i;

/** Tools that change something outside, by the words of their names. */
export const MUTATES =
  /(?:^|[^a-z])(?:refund|send|pay|charge|transfer|book|cancel|delete|remove|drop|update|submit|approve|issue|place|return|exchange|modify|reset|publish|deploy|revoke|terminate|purge|wipe|destroy|overwrite|close|ban|merge)(?:[^a-z]|$)/;

/** Tools that look something up. */
export const LOOKS_UP =
  /(?:^|[^a-z])(?:get|find|search|look|lookup|fetch|check|verify|validate|query|retrieve|list|calculate|read|load)(?:[^a-z]|$)/;

/** A tool's name as words in lower case: `issueRefund`, `issue-refund` and `issue_refund` alike. */
export const wordsOfName = perText((name) =>
  name
    .slice(0, 200)
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/[^A-Za-z0-9]+/g, ' ')
    .toLowerCase()
    .trim(),
);

/** Tools by which an agent hands in its answer. */
export const ANSWER_TOOLS: ReadonlySet<string> = new Set([
  ...['final_answer', 'submit', 'finish', 'answer', 'complete_task', 'attempt_completion'],
]);
/** The same, called from code. */
export const ANSWERS_IN_CODE = /\b(?:final_answer|submit_answer|complete_task)\s{0,4}\(/;
