import type { Finding } from '../run';
import { type Act, activityOf } from '../text/activity';
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
    const marks = acts.map((act) => markOf(act) ?? `${act.step.number}`);
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

/** What an act comes to: equal for acts that do the same and bring the same; undefined for one that shows nothing. */
function markOf(act: Act): string | undefined {
  if (wordsOf(act) === '') {
    return undefined;
  }
  if (act.type === 'call') {
    return `c${act.tool}\n${act.key}\n${plain(act.failure?.words ?? act.resultText)}`;
  }
  const asked = act.requests.map(
    ({ name, arguments: given }) =>
      `${name} ${plain(typeof given === 'string' ? given : (JSON.stringify(given) ?? ''))}`,
  );
  return `t${act.step.agent ?? ''}\n${plain(act.text)}\n${asked.join('\n')}`;
}

function plain(text: string): string {
  return text.slice(0, 2000).toLowerCase().replace(/\s+/g, ' ').trim();
}

/** The shortest cycle that begins here and is gone through at least three times. */
function cycleAt(marks: readonly string[], at: number): { readonly length: number; readonly end: number } | undefined {
  for (let length = 1; length <= LONGEST_CYCLE; length++) {
    let end = at + length;
    while (end < marks.length && marks[end] === marks[end - length]) {
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
