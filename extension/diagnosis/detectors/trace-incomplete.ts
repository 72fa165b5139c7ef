import { missingFrom } from '../missing';
import { shortly } from '../text/quote';
import type { Detector } from './detector';

/** What the trace does not record, and so cannot be judged. */
export const traceIncomplete: Detector = {
  id: 'trace-incomplete',
  category: 'info',
  detect({ run }) {
    const missing = missingFrom(run);
    const [first] = run.steps;
    if (!first || missing.length === 0) {
      return [];
    }
    return [
      {
        id: 'trace-incomplete',
        category: 'info',
        severity: 'info',
        steps: [first.number],
        message: missing.join(' '),
        evidence: [{ step: first.number, quote: shortly(first.name) }],
        recovered: false,
      },
    ];
  },
};
