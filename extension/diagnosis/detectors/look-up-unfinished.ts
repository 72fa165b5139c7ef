import type { Finding } from '../run';
import { activityOf, type Call, type Turn } from '../text/activity';
import { wordsOfName } from '../text/phrases';
import { leavesOf, parsed } from '../text/plain';
import { quoteOf, shortly } from '../text/quote';
import { sentencesOf } from '../text/sentences';
import type { Detector } from './detector';

/** A result lists things, some are looked up one by one, and the answer counts them as if that were all. */
export const lookUpUnfinished: Detector = {
  id: 'look-up-unfinished',
  category: 'grounding',
  detect({ run }) {
    const { acts } = activityOf(run);
    const lists: List[] = [];
    const found: Finding[] = [];
    for (const act of acts) {
      if (act.type === 'call') {
        take(lists, act);
        continue;
      }
      const list = act.requests.length === 0 ? lists.findLast((each) => isBegun(each, act)) : undefined;
      const claim = list && claimIn(act, list);
      if (list && claim) {
        lists.splice(lists.indexOf(list), 1);
        found.push(findingOf(act, list, claim));
      }
    }
    return found;
  },
};

/** Ids that one field of one result lists. */
interface List {
  readonly key: string;
  readonly call: Call;
  readonly ids: ReadonlySet<string>;
  /** Those that a later call was made with. */
  readonly used: Set<string>;
  /** How the tool is called that they are looked up with. */
  tool: string;
}

/** Lists that are followed at a time. */
const MOST_LISTS = 8;
const FEWEST_IDS = 3;
const MOST_IDS = 40;
/** Looked up one by one. */
const FEWEST_USED = 2;

function take(lists: List[], call: Call): void {
  if (call.askedText.length < 2000) {
    for (const list of lists) {
      for (const id of list.ids) {
        if (call.askedText.includes(id)) {
          list.used.add(id);
          list.tool = call.tool;
        }
      }
    }
  }
  if (!call.failure) {
    lists.push(...listsIn(call));
    lists.splice(0, Math.max(0, lists.length - MOST_LISTS));
  }
}

/** Text of a result beyond which it is no profile or directory. */
const MOST_TEXT = 20_000;
/** A list that begins with a text. */
const TEXTS = /\[\s{0,40}"/;
const ID = /^(?=[\w#-]*\d)[\w#-]{4,40}$/;

/** Lists of plain ids: a list of records shows all of each already. */
function listsIn(call: Call): List[] {
  const { resultText } = call;
  const mayList = resultText.length <= MOST_TEXT && TEXTS.test(resultText);
  const value = mayList ? parsed(call.step.result ?? resultText) : undefined;
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  const byPath = new Map<string, { key: string; ids: string[] }>();
  for (const { path, key, leaf } of leavesOf(value)) {
    const list = /^(.*)\[\d+\]$/.exec(path)?.[1];
    if (list !== undefined && typeof leaf === 'string' && ID.test(leaf)) {
      const known = byPath.get(list) ?? { key, ids: [] };
      byPath.set(list, known);
      known.ids.push(leaf);
    }
  }
  return [...byPath.values()].flatMap(({ key, ids }) =>
    ids.length >= FEWEST_IDS && ids.length <= MOST_IDS
      ? [{ key, call, ids: new Set(ids), used: new Set<string>(), tool: '' }]
      : [],
  );
}

function isBegun({ ids, used }: List, { text }: Turn): boolean {
  return used.size >= FEWEST_USED && used.size < ids.size && text !== '';
}

/** Says how many there are, or that there are no others. */
const COUNTS =
  /\b(?:you (?:have|currently have)|there (?:is|are)|(?:i(?:['’]ve| have)? )?found|only|these are|here are|of your)\b.{0,40}\b(?:one|two|three|four|five|six|\d{1,2}|no (?:other|further|more)|all|both|the following|only)\b|\b(?:none of|no other|all (?:of )?(?:your|the)|each of your)\b/i;

function claimIn(turn: Turn, { ids, used, key }: List): { readonly text: string; readonly at: number } | undefined {
  const left = [...ids].filter((id) => !used.has(id));
  // Who names those that are left has not passed over them.
  return left.some((id) => turn.text.includes(id))
    ? undefined
    : sentencesOf(turn.text).find(
        ({ text }) => COUNTS.test(text) && !text.includes('?') && text.toLowerCase().includes(nounOf(key)),
      );
}

/** What a list's field calls its members, without the ending of the plural: a sentence about others counts others. */
function nounOf(key: string): string {
  const [noun = ''] = wordsOfName(key)
    .split(' ')
    .filter((word) => word !== 'ids' && word !== 'id' && word !== 'list')
    .slice(-1);
  return noun.length > 4 ? noun.replace(/i?e?s$/, '') : noun;
}

function findingOf(turn: Turn, { call, ids, used, tool, key }: List, claim: { text: string; at: number }): Finding {
  const left = [...ids].filter((id) => !used.has(id));
  const [first = ''] = left;
  return {
    id: 'look-up-unfinished',
    category: 'grounding',
    severity: 'warning',
    steps: [turn.step.number, call.step.number],
    message: `Step ${turn.step.number} says "${shortly(claim.text, 60)}" after ${tool} looked at ${used.size} of ${ids.size} ${key}; ${left.slice(0, 3).join(', ')}${left.length > 3 ? '…' : ''} were passed over`,
    evidence: [
      quoteOf(turn.step.number, turn.text, claim.at, Math.min(160, claim.text.length)),
      quoteOf(call.step.number, call.resultText, Math.max(0, call.resultText.indexOf(first)), first.length),
    ],
    recovered: false,
  };
}
