import type { Tool } from '../../agentConfig';
import { factsOf, type ToolFacts } from './toolFacts';
import { verbGroup } from './verbs';
import { splitName, stem } from './words';

/** What makes an action hard to take back, by verb. */
const EFFECTS: Readonly<Record<string, string>> = {
  delete: 'deletes',
  send: 'sends or publishes',
  pay: 'pays or orders',
  cancel: 'cancels or revokes',
};

/** Verbs of those groups that by themselves do nothing anyone would regret. */
const HARMLESS = new Set(
  [
    'clear',
    'notify',
    'share',
    'forward',
    'reply',
    'subscribe',
    'block',
    'disable',
    'deactivate',
    'expire',
    'abort',
    'suspend',
    'drop',
    'order',
    'book',
    'place',
    'trade',
    'charge',
    'transfer',
    'email',
    'post',
  ].map(stem),
);
/** Of those, the ones that count with certain objects. */
const WITH_OBJECT: readonly (readonly [verb: RegExp, object: RegExp, effect?: string])[] = [
  [
    /^(?:place|submit|modify|update|amend|change|execute)$/,
    /\b(?:orders?|trades?|payments?)\b/,
    'changes orders or payments',
  ],
  [
    /^(?:book|order|reserve)$/,
    /\b(?:flights?|hotels?|rooms?|tickets?|rides?|tables?|trips?|food|pizza|items?|cars?)\b/,
  ],
  [
    /^(?:transfer|charge|withdraw|deposit)$/,
    /\b(?:money|funds?|payments?|cards?|amounts?|accounts?|balances?|tokens?|credits?|usd|eth|btc|crypto\w*)\b/,
  ],
  [/^(?:clear|drop)$/, /\b(?:all|tables?|databases?|memory|memories|carts?|history|data|indexe?s?|collections?)\b/],
  [
    /^(?:share|post|email|reply|forward)$/,
    /\b(?:tweets?|messages?|mails?|emails?|publicly|channels?|threads?|public)\b/,
  ],
  [/^(?:deactivate|disable|suspend|block)$/, /\b(?:users?|accounts?|cards?|customers?|services?)\b/],
  [/^(?:grant|assign)$/, /\b(?:permissions?|access|roles?|admins?|privileges?)\b/],
  [/^(?:deploy|release)$/, /\b(?:production|prod|live)\b/],
  [/^(?:create|issue|make)$/, /\b(?:refunds?|payouts?|charges?|withdrawals?)\b/, 'pays or orders'],
  [/^(?:merge)$/, /\bpull requests?\b/],
  [/^(?:trade|sell)$/, /./],
];

/** `Runs UPDATE and DELETE statements`: SQL that changes data, named in capitals. */
const CHANGES_DATA = /\b(?:[Ee]xecut|[Rr]un|[Pp]erform)\w{0,4}\b[^.\n]{0,60}\b(?:UPDATE|DELETE|DROP|TRUNCATE)\b/;

/** Removing these takes nothing away that cannot be put back. */
const REVERSIBLE =
  /\b(?:reactions?|labels?|tags?|filters?|stars?|favou?rites?|likes?|bookmarks?|watch ?lists?|highlights?|selections?|whitespace|duplicates|backgrounds?|formatting|assignees?|notifications?)\b/;
const LOOKS = new Set(['get', 'list', 'search', 'check', 'convert']);

/** What a tool does that cannot be taken back, in words; undefined when nothing. */
export function destructiveEffect(tool: Tool): string | undefined {
  const facts = factsOf(tool);
  const about = `${facts.nameWords.join(' ')} ${facts.docstring.summary.slice(0, 300).toLowerCase()}`;
  for (const verb of verbsOf(facts)) {
    const effect = effectOf(verb, about);
    if (effect) {
      return effect;
    }
  }
  return CHANGES_DATA.test(facts.docstring.summary.slice(0, 300)) ? 'changes or deletes data' : undefined;
}

/** The name's verb; the text's when the name has none or says the same. A name that reads is believed. */
function verbsOf({ verb, textVerb }: ToolFacts): string[] {
  if (verb !== undefined && LOOKS.has(verbGroup(verb) ?? '')) {
    return [];
  }
  return [verb, textVerb].filter((each) => each !== undefined);
}

function effectOf(verb: string, about: string): string | undefined {
  const group = verbGroup(verb) ?? '';
  const base = verb.replace(/(?:ies)$/, 'y').replace(/([^s])s$/, '$1');
  const match = WITH_OBJECT.find(([verbs, objects]) => verbs.test(base) && objects.test(about));
  if (match) {
    return EFFECTS[group] ?? match[2] ?? 'changes what others rely on';
  }
  if (HARMLESS.has(stem(verb)) || (group === 'delete' && REVERSIBLE.test(about))) {
    return undefined;
  }
  return EFFECTS[group];
}

const MARKS =
  /\b(?:reversible|write operation|caution|careful(?:ly)?|warn(?:ing|s)?|irreversibl[ey]|permanent(?:ly)?|can(?:no|')t be (?:undone|reversed|recovered|restored)|not be (?:undone|reversed|recovered)|no undo|undone|destructive|danger(?:ous)?|destroys?|(?:ask|request|require|need|get|obtain|after|with|without)(?:s|ed)?\b.{0,40}\b(?:confirm(?:ation|ed|s)?|approv(?:al|ed)|consent|permission)|confirm (?:with|before|first|that)|must be confirmed|non-production|sandbox|test mode|dry[- ]?run|soft[- ]delete|recoverable|trash|recycle bin|only if the user|real money|use with care|overwrit\w+ .{0,30}without)/i;
const MARKS_CJK = /不可(?:撤销|恢复|逆)|谨慎|注意|警告|确认/;

/** Whether text, annotation or a parameter marks the tool as one to be careful with. */
export function isMarked(tool: Tool): boolean {
  const { annotations } = tool;
  if (
    [annotations.readOnly, annotations.destructive, annotations.confirmation].some(
      (node) => node && node.type !== 'null',
    )
  ) {
    return true;
  }
  const { text } = factsOf(tool);
  return (
    MARKS.test(text) ||
    MARKS_CJK.test(text) ||
    tool.parameters.some(({ name }) =>
      /^(?:confirm|dry ?run|approved?|approval|force|simulate)/.test(splitName(name).join(' ')),
    )
  );
}
