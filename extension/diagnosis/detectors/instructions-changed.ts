import type { Finding, Passage } from '../run';
import { activityOf } from '../text/activity';
import { quoteOf } from '../text/quote';
import type { Detector } from './detector';

/** Two calls of one agent had different system instructions. */
export const instructionsChanged: Detector = {
  id: 'instructions-changed',
  category: 'instruction',
  detect({ run }) {
    const first = new Map<string, Passage>();
    return activityOf(run).turns.flatMap(({ step }): Finding[] => {
      const system = step.saw.find(({ author, text }) => author === 'system' && text.length > 40);
      if (!system) {
        return [];
      }
      const agent = step.agent ?? step.name;
      const before = first.get(agent);
      first.set(agent, system);
      const at = before ? placeOfChange(before.text, system.text) : undefined;
      // Texts that share no beginning are instructions for another job, not changed ones.
      if (!before || at === undefined || at < Math.min(80, before.text.length / 4)) {
        return [];
      }
      const isClock =
        /\d/.test(system.text.slice(Math.max(0, at - 2), at + 3)) &&
        withoutDigits(before.text) === withoutDigits(system.text);
      return [
        {
          id: 'instructions-changed',
          category: 'instruction',
          severity: isClock ? 'info' : 'warning',
          steps: [step.number, before.step],
          message: `The system instructions of ${agent} differ from those of step ${before.step}${isClock ? ' in figures only, such as a date' : ''}`,
          evidence: [quoteOf(before.step, before.text, at, 60), quoteOf(step.number, system.text, at, 60)],
          recovered: false,
        },
      ];
    });
  },
};

function placeOfChange(before: string, after: string): number | undefined {
  const most = Math.min(before.length, after.length);
  for (let at = 0; at < most; at++) {
    if (before.charCodeAt(at) !== after.charCodeAt(at)) {
      return at;
    }
  }
  return before.length === after.length ? undefined : most;
}

function withoutDigits(text: string): string {
  return text.replace(/\d+/g, '0');
}
