import type { Finding, Run } from '../run';
import { activityOf, type Call, callsAfter } from '../text/activity';
import { fieldsOf, own, parsed, visitLeaves } from '../text/plain';
import { quoteOf, shortly } from '../text/quote';
import { userTextsOf } from '../text/slots';
import { isAddress, isIdentifier, isLongNumber } from '../text/values';
import type { Detector } from './detector';

/** Longer lists are search results to read, not matches to choose from. */
const MOST_MATCHES = 20;
/** How many calls later a match is still thought to be used because of this result. */
const CALLS_AHEAD = 20;
const MOST_LEAVES = 60;
const MOST_USER_TEXT = 100_000;

/**
 * A look-up returned several matches, the run went on with one of them without asking, and what the user said stands in
 * another of them.
 */
export const ambiguousMatchTaken: Detector = {
  id: 'ambiguous-match-taken',
  category: 'grounding',
  detect({ run }) {
    const activity = activityOf(run);
    return activity.calls.flatMap((call): Finding[] => {
      const matches = call.failure ? [] : matchesIn(call.step.kind === 'model' ? call.resultText : call.step.result);
      if (matches.length < 2) {
        return [];
      }
      const later = callsAfter(activity, call.step.number).slice(0, CALLS_AHEAD);
      const taken = firstTaken(matches, later, nextUserStep(run, call.step.number));
      const said = taken && saidOfAnother(matches, taken.match, wordsOfUser(run, call.step.number));
      if (!taken || !said) {
        return [];
      }
      const chosen = String(taken.match.id);
      return [
        {
          id: 'ambiguous-match-taken',
          category: 'grounding',
          severity: 'error',
          steps: [call.step.number, taken.call.step.number],
          message: `${call.tool} returned ${matches.length} matches and ${shortly(chosen)} was taken without asking, though ${shortly(said.value)}, which the user named, stands in another`,
          evidence: [
            quoteOf(call.step.number, call.resultText, Math.max(0, call.resultText.indexOf(chosen)), chosen.length),
            quoteOf(said.step, said.text, said.at, said.value.length),
            quoteOf(taken.call.step.number, taken.call.askedText, 0),
          ],
          recovered: later.some((use) => !use.failure && onlyUsed(use, matches) === said.match),
        },
      ];
    });
  },
};

/** One of several objects a look-up returned, with what tells it from the others. */
interface Match {
  readonly id: string | number;
  readonly leaves: ReadonlySet<string>;
}

/** The objects of a list of matches; none when the result is something else or the objects have no ids that differ. */
function matchesIn(result: unknown): Match[] {
  const value = parsed(result);
  const lists = Array.isArray(value)
    ? [value]
    : Object.values(fieldsOf(value) ?? {}).filter((member): member is unknown[] => Array.isArray(member));
  const [items] = lists;
  if (lists.length !== 1 || !items || items.length < 2 || items.length > MOST_MATCHES) {
    return [];
  }
  const key = Object.keys(Object(items[0]) as object).find((name) =>
    /(?:^|_|[a-z])(?:id|ID|Id|key|code|number)$/.test(name),
  );
  const matches = items.flatMap((item): Match[] => {
    const id = key === undefined ? undefined : own(Object(item) as Record<string, unknown>, key);
    return (typeof id === 'string' && id.length > 1) || (typeof id === 'number' && id > 9)
      ? [{ id, leaves: leafTexts(item) }]
      : [];
  });
  return matches.length === items.length && new Set(matches.map(({ id }) => id)).size === items.length ? matches : [];
}

function leafTexts(value: unknown): Set<string> {
  const texts = new Set<string>();
  visitLeaves(value, (leaf) => {
    if (typeof leaf === 'string' || typeof leaf === 'number') {
      texts.add(String(leaf));
    }
    return texts.size >= MOST_LEAVES;
  });
  return texts;
}

/** The first call that goes on with exactly one of the matches, before the user says anything more. */
function firstTaken(
  matches: readonly Match[],
  later: readonly Call[],
  before: number,
): { readonly match: Match; readonly call: Call } | undefined {
  for (const call of later) {
    if (call.step.number >= before) {
      return undefined;
    }
    const match = onlyUsed(call, matches);
    if (match) {
      return { match, call };
    }
  }
  return undefined;
}

/** The one match whose id the call was given, when it is given no other's. */
function onlyUsed(call: Call, matches: readonly Match[]): Match | undefined {
  const given = leafTexts(call.arguments);
  const used = matches.filter(({ id }) => given.has(String(id)));
  return used.length === 1 ? used[0] : undefined;
}

function nextUserStep(run: Run, after: number): number {
  for (let number = after + 1; number <= run.steps.length; number++) {
    if (userTextsOf(run.steps[number - 1]!).length > 0) {
      return number;
    }
  }
  return run.steps.length + 1;
}

interface UserText {
  readonly step: number;
  readonly text: string;
}

function wordsOfUser(run: Run, upTo: number): UserText[] {
  const texts = run.steps
    .slice(0, upTo)
    .flatMap((step) => userTextsOf(step).map((text) => ({ step: step.number, text })));
  return run.question === undefined ? texts : [{ step: 1, text: run.question }, ...texts];
}

/** A telling value of the user's that another match holds and the one taken does not. */
function saidOfAnother(
  matches: readonly Match[],
  taken: Match,
  said: readonly UserText[],
): ({ readonly value: string; readonly match: Match; readonly at: number } & UserText) | undefined {
  for (const match of matches) {
    for (const value of match === taken ? [] : match.leaves) {
      if (taken.leaves.has(value) || !(isAddress(value) || isIdentifier(value) || isLongNumber(value))) {
        continue;
      }
      for (const { step, text } of said) {
        const at = text.slice(0, MOST_USER_TEXT).indexOf(value);
        if (at >= 0) {
          return { value, match, step, text, at };
        }
      }
    }
  }
  return undefined;
}
