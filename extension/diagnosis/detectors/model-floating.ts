import type { Finding } from '../run';
import { activityOf } from '../text/activity';
import { quoteOf } from '../text/quote';
import type { Detector } from './detector';

/** The requested model id is an alias that the provider moves: the run cannot be repeated as it was. */
export const modelFloating: Detector = {
  id: 'model-floating',
  category: 'model',
  detect({ run, options }) {
    const seen = new Set<string>();
    return activityOf(run).turns.flatMap(({ step }): Finding[] => {
      const id = step.step.model?.requested;
      if (id === undefined || seen.has(id)) {
        return [];
      }
      seen.add(id);
      if (options.classifyModel?.(id) !== 'floating') {
        return [];
      }
      return [
        {
          id: 'model-floating',
          category: 'model',
          severity: 'info',
          steps: [step.number],
          message: `The model id ${id} is a floating alias: what it means can change without notice`,
          evidence: [quoteOf(step.number, id)],
          recovered: false,
        },
      ];
    });
  },
};
