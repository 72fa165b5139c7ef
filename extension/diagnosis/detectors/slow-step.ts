import type { Finding } from '../run';
import { type Act, activityOf } from '../text/activity';
import { quoteOf } from '../text/quote';
import type { Detector } from './detector';

const LEAST = 8;
const FACTOR = 5;
const LEAST_MS = 5000;

/** A step took far longer than its like: same tool, or same model. */
export const slowStep: Detector = {
  id: 'slow-step',
  category: 'control',
  detect({ run }) {
    const groups = new Map<string, Act[]>();
    for (const act of activityOf(run).acts) {
      if (act.step.durationMs !== undefined && (act.type === 'turn') === (act.step.kind === 'model')) {
        const name = nameOf(act);
        const group = groups.get(name) ?? [];
        groups.set(name, group);
        group.push(act);
      }
    }
    return [...groups].flatMap(([name, acts]) => outliersOf(name, acts));
  },
};

function nameOf(act: Act): string {
  return act.type === 'call'
    ? act.tool
    : (act.step.step.model?.served ?? act.step.step.model?.requested ?? act.step.name);
}

function outliersOf(name: string, acts: readonly Act[]): Finding[] {
  const times = acts.map(({ step }) => step.durationMs ?? 0).sort((a, b) => a - b);
  const at = (share: number): number => times[Math.floor((times.length - 1) * share)]!;
  const [low, middle, high] = [at(0.25), at(0.5), at(0.75)];
  const bar = Math.max(LEAST_MS, middle * FACTOR, high + 3 * (high - low));
  if (times.length < LEAST) {
    return [];
  }
  return acts
    .filter(({ step }) => (step.durationMs ?? 0) > bar)
    .map(({ step }): Finding => {
      const figures = `${seconds(step.durationMs ?? 0)}; the median of ${times.length} is ${seconds(middle)}`;
      return {
        id: 'slow-step',
        category: 'control',
        severity: 'info',
        steps: [step.number],
        message: `${name} took ${figures}`,
        evidence: [quoteOf(step.number, seconds(step.durationMs ?? 0))],
        recovered: false,
      };
    });
}

function seconds(ms: number): string {
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
}
