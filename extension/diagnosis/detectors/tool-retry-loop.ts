import type { Finding } from '../run';
import { activityOf, type Call } from '../text/activity';
import { quoteOf } from '../text/quote';
import type { Detector } from './detector';

const TIMES = 3;
/** Calls to other tools that may stand between two of the same. */
const BETWEEN = 6;

/** The same call again and again, and the same came back every time. */
export const toolRetryLoop: Detector = {
  id: 'tool-retry-loop',
  category: 'control',
  detect({ run }) {
    const { calls } = activityOf(run);
    const series = new Map<string, Call[]>();
    const found: Finding[] = [];
    const close = (same: readonly Call[]): void => {
      if (same.length >= TIMES) {
        found.push(findingOf(same, calls));
      }
    };
    for (const call of calls) {
      const key = `${call.step.agent ?? ''}\n${call.tool}\n${call.key}`;
      const same = series.get(key);
      const last = same?.at(-1);
      if (call.key === '') {
        continue;
      }
      if (same && last && call.place - last.place <= BETWEEN && resultOf(last) === resultOf(call)) {
        same.push(call);
        continue;
      }
      close(same ?? []);
      series.set(key, [call]);
    }
    for (const same of series.values()) {
      close(same);
    }
    return found.sort((a, b) => a.steps[0]! - b.steps[0]!);
  },
};

function findingOf(same: readonly Call[], calls: readonly Call[]): Finding {
  const [first, last] = [same[0]!, same.at(-1)!];
  return {
    id: 'tool-retry-loop',
    category: 'control',
    severity: 'warning',
    steps: same.map(({ step }) => step.number),
    message: `${first.tool} was called ${same.length} times with the same arguments, and nothing new came back`,
    evidence: [
      quoteOf(first.step.number, first.askedText || first.key),
      ...(last.resultText === '' ? [] : [quoteOf(last.step.number, last.resultText)]),
    ],
    recovered: calls
      .slice(last.place + 1, last.place + 30)
      .some((call) => call.tool === last.tool && call.isAnswered && !call.failure && call.key !== last.key),
  };
}

/** What came back, without the times and ids that differ between equal failures. */
function resultOf({ failure, resultText }: Call): string {
  return (failure?.words ?? resultText.slice(0, 4000)).replace(/\d+/g, '0');
}
