import type { Finding } from '../run';
import { activityOf } from '../text/activity';
import { quoteOf } from '../text/quote';
import type { Detector } from './detector';

/** A model asked for a tool with arguments that are no JSON. */
export const toolCallUnparsable: Detector = {
  id: 'tool-call-unparsable',
  category: 'tool',
  detect({ run }) {
    const { turns } = activityOf(run);
    return turns.flatMap(({ step, requests, place }) =>
      requests.flatMap(({ name, arguments: given }): Finding[] => {
        // Tools of free text (patches, shell lines) are called with text on purpose; braces announce JSON.
        if (typeof given !== 'string' || !/^\s*[{[]/.test(given)) {
          return [];
        }
        const next = turns[place + 1];
        return [
          {
            id: 'tool-call-unparsable',
            category: 'tool',
            severity: 'error',
            steps: [step.number],
            message: `The arguments of the call to ${name} are not valid JSON`,
            evidence: [quoteOf(step.number, given)],
            recovered:
              next?.requests.some((again) => again.name === name && typeof again.arguments === 'object') === true,
          },
        ];
      }),
    );
  },
};
