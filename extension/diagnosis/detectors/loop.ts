import type { Finding } from '../run';
import { type Act, activityOf } from '../text/activity';
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
    const marks = acts.map(markOf);
    const found: Finding[] = [];
    let end = 0;
    for (let at = 0; at < marks.length; at++) {
      if (at < end) {
        continue;
      }
      const cycle = cycleAt(marks, at);
      if (cycle) {
        end = cycle.end;
        found.push(findingOf(acts.slice(at, cycle.end), cycle.length));
      }
    }
    return found;
  },
};

/** What an act comes to: marks are the same for acts that do the same and bring the same. */
interface Mark {
  /** Tool and arguments, or agent and the names of the tools asked for; of its own for an act that shows nothing. */
  readonly kind: string;
  /** What came back, or was said and asked, of which white space and case do not count. */
  readonly texts: readonly string[];
}

function markOf(act: Act): Mark {
  if (wordsOf(act) === '') {
    return { kind: `${act.step.number}`, texts: [] };
  }
  if (act.type === 'call') {
    return { kind: `c${act.tool}\n${act.key}`, texts: [act.failure?.words ?? act.resultText] };
  }
  const names = act.requests.map(({ name }) => name);
  return {
    kind: `t${[act.step.agent ?? '', ...names].join('\n')}`,
    texts: [act.text, ...act.requests.map(({ arguments: given }) => textOf(given))],
  };
}

function isSame(a: Mark | undefined, b: Mark | undefined): boolean {
  return a !== undefined && a.kind === b?.kind && a.texts.every((text, index) => isAlike(text, b.texts[index] ?? ''));
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
function cycleAt(marks: readonly Mark[], at: number): { readonly length: number; readonly end: number } | undefined {
  for (let length = 1; length <= LONGEST_CYCLE; length++) {
    let end = at + length;
    while (end < marks.length && isSame(marks[end], marks[end - length])) {
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
