import type { Finding } from '../run';
import { activityOf } from '../text/activity';
import { quoteOf } from '../text/quote';
import type { Detector } from './detector';

const NEAR = 0.75;
const FULL = 0.95;

/** The context fills the model's window: what comes next is cut, forgotten or refused. */
export const contextNearLimit: Detector = {
  id: 'context-near-limit',
  category: 'context',
  detect({ run, ledger, options }) {
    const reached = new Map<string, number>();
    return activityOf(run).turns.flatMap(({ step }): Finding[] => {
      const id = step.step.model?.served ?? step.step.model?.requested;
      const window = id === undefined ? undefined : options.contextWindow?.(id);
      const entry = ledger.of(step.number);
      const input = step.step.usage?.input ?? entry?.inputTokens;
      if (window === undefined || input === undefined || window <= 0) {
        return [];
      }
      const fill = input / window;
      const level = fill >= FULL ? 2 : fill >= NEAR ? 1 : 0;
      const agent = step.agent ?? '';
      if (level <= (reached.get(agent) ?? 0)) {
        return [];
      }
      reached.set(agent, level);
      return [
        {
          id: 'context-near-limit',
          category: 'context',
          severity: level === 2 ? 'error' : 'warning',
          steps: [step.number],
          message: `The context fills ${entry?.estimated ? 'about ' : ''}${Math.round(fill * 100)}% of the window of ${id} (${input.toLocaleString('en')} of ${window.toLocaleString('en')} tokens)`,
          evidence: [quoteOf(step.number, `${input} input tokens`)],
          recovered: false,
        },
      ];
    });
  },
};
