import type { Finding } from '../run';
import { activityOf } from '../text/activity';
import { quoteOf } from '../text/quote';
import type { Detector } from './detector';

/** Another model answered than was asked for, or than answered before. */
export const modelSwitched: Detector = {
  id: 'model-switched',
  category: 'model',
  detect({ run }) {
    const last = new Map<string, { readonly served: string; readonly step: number }>();
    const seen = new Set<string>();
    return activityOf(run).turns.flatMap(({ step }): Finding[] => {
      const { requested, served } = step.step.model ?? {};
      if (served === undefined) {
        return [];
      }
      // An agent may ask for several models on purpose: what is followed is one request's answer.
      const agent = `${step.agent ?? ''}\n${requested ?? ''}`;
      const before = last.get(agent);
      last.set(agent, { served, step: step.number });
      const pair = `${requested}\n${served}`;
      const isOther = requested !== undefined && !seen.has(pair) && !isSame(requested, served);
      seen.add(pair);
      const isMoved = before !== undefined && !isSame(before.served, served);
      if (!isOther && !isMoved) {
        return [];
      }
      return [
        {
          id: 'model-switched',
          category: 'model',
          severity: 'warning',
          steps: isMoved ? [step.number, before.step] : [step.number],
          message: isMoved
            ? `${served} answered at step ${step.number}; ${before.served} had answered at step ${before.step}`
            : `${requested} was asked for and ${served} answered`,
          evidence: [...(isMoved ? [quoteOf(before.step, before.served)] : []), quoteOf(step.number, served)],
          recovered: false,
        },
      ];
    });
  },
};

/** `gpt-4o` and `gpt-4o-2024-08-06`, or `models/x` and `x`, are one model to whoever asked. */
function isSame(a: string, b: string): boolean {
  if (a === b) {
    return true;
  }
  const [left, right] = [bare(a), bare(b)];
  return left === right || isSnapshotOf(left, right) || isSnapshotOf(right, left);
}

function isSnapshotOf(name: string, longer: string): boolean {
  return (
    longer.startsWith(name) &&
    /^[-@:](?:\d[\d-]*|latest|v\d[\d:.]*|preview[\d-]*)+$/.test(longer.slice(name.length, name.length + 40))
  );
}

function bare(id: string): string {
  const name = id.slice(0, 200).toLowerCase();
  return name
    .slice(name.lastIndexOf('/') + 1)
    .replace(/^(?:[a-z]{2,6}\.)?(?:anthropic|amazon|meta|mistral|openai|google)\./, '');
}
