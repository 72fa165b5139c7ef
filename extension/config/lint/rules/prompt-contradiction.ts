import { findContradictions } from '../analysis/contradiction';
import { sentencesIn } from '../analysis/promptText';
import type { Rule } from './rule';

/** Of two rules that exclude each other the model follows one, and not always the same. */
export const promptContradiction: Rule = {
  id: 'prompt-contradiction',
  severity: 'warning',
  summary: 'Always and never about the same thing, or two limits for one thing.',
  on: 'prompt',
  check: (prompt) =>
    findContradictions(sentencesIn(prompt)).map(({ first, second, why }) => ({
      at: { node: prompt.node, from: second.from, to: second.from + second.text.length },
      message: `this contradicts an earlier sentence: ${why}`,
      related: [
        {
          at: { node: prompt.node, from: first.from, to: first.from + first.text.length },
          message: first.text.slice(0, 100),
        },
      ],
    })),
};
