import type { Finding } from '../run';
import { type Act, activityOf, type Call } from '../text/activity';
import { spaced } from '../text/plain';
import { quoteOf } from '../text/quote';
import { textOf } from '../texts';
import type { Detector } from './detector';

const LONGEST_CYCLE = 8;
const TIMES = 3;

/** The run goes in a circle: the same steps with the same content, again and again. */
export const loop: Detector = {
  id: 'loop',
  category: 'control',
  detect({ run }) {
    const acts = activityOf(run).acts;
    const found: Finding[] = [];
    let end = 0;
    for (let at = 0; at < acts.length; at++) {
      if (at < end) {
        continue;
      }
      const cycle = cycleAt(acts, at);
      if (cycle) {
        end = cycle.end;
        found.push(findingOf(acts.slice(at, cycle.end), cycle.length));
      }
    }
    return found;
  },
};

/**
 * Whether two acts do the same and bring the same: the same tool with the same arguments, or the same agent asking for the
 * same tools; white space and case of what came back, or was said and asked, do not count. Acts that show nothing are
 * like no other.
 */
function isSame(a: Act, b: Act): boolean {
  if (a.type === 'call') {
    const isRepeated = b.type === 'call' && a.tool === b.tool && a.key === b.key;
    return isRepeated && wordsOf(a) !== '' && wordsOf(b) !== '' && isAlike(resultOf(a), resultOf(b));
  }
  const isRepeated =
    b.type === 'turn' &&
    (a.step.agent ?? '') === (b.step.agent ?? '') &&
    a.requests.length === b.requests.length &&
    a.requests.every(({ name }, index) => name === b.requests[index]?.name);
  return (
    isRepeated &&
    wordsOf(a) !== '' &&
    wordsOf(b) !== '' &&
    isAlike(a.text, b.text) &&
    a.requests.every((request, index) => isAlike(textOf(request.arguments), textOf(b.requests[index]?.arguments)))
  );
}

function resultOf({ failure, resultText }: Call): string {
  return failure?.words ?? resultText;
}

/** Where texts are compared: most differ in their first words. */
const BEGINNING = 60;
const MOST_TEXT = 2000;

function isAlike(a: string, b: string): boolean {
  const [one, other] = [plain(a, BEGINNING), plain(b, BEGINNING)];
  // Without the last character: what a cut leaves of it may differ.
  const shared = Math.min(one.length, other.length) - 1;
  return (shared < 1 || one.startsWith(other.slice(0, shared))) && plain(a, MOST_TEXT) === plain(b, MOST_TEXT);
}

function plain(text: string, most: number): string {
  return spaced(text.slice(0, most).toLowerCase()).trim();
}

/** The shortest cycle that begins here and is gone through at least three times. */
function cycleAt(acts: readonly Act[], at: number): { readonly length: number; readonly end: number } | undefined {
  for (let length = 1; length <= LONGEST_CYCLE; length++) {
    let end = at + length;
    while (end < acts.length && isSame(acts[end]!, acts[end - length]!)) {
      end++;
    }
    if (end - at >= length * TIMES) {
      return { length, end };
    }
  }
  return undefined;
}

function findingOf(acts: readonly Act[], length: number): Finding {
  const times = Math.floor(acts.length / length);
  const steps = [...new Set(acts.map(({ step }) => step.number))];
  return {
    id: 'loop',
    category: 'control',
    severity: 'warning',
    steps,
    message: `Steps ${steps[0]} to ${steps.at(-1)} repeat ${length === 1 ? 'one step' : `a cycle of ${length} steps`} ${times} times with nothing new`,
    evidence: [acts[0]!, acts[length]!].map((act) => quoteOf(act.step.number, wordsOf(act))),
    recovered: false,
  };
}

function wordsOf(act: Act): string {
  if (act.type === 'call') {
    return act.askedText || act.resultText || act.tool;
  }
  const asked = act.requests.map(({ arguments: given }) => textOf(given)).find((text) => text !== '');
  return act.text || asked || (act.requests[0]?.name ?? '');
}
