import { sentencesIn } from '../analysis/promptText';
import { wordsOf } from '../analysis/words';
import type { Problem, Rule } from './rule';

const LEAST_WORDS = 8;

/** Said twice, it is changed in one place and forgotten in the other. */
export const promptDuplicateInstruction: Rule = {
  id: 'prompt-duplicate-instruction',
  severity: 'warning',
  summary: 'The same instruction stands twice.',
  on: 'prompt',
  check(prompt) {
    const first = new Map<string, { readonly from: number; readonly to: number }>();
    return sentencesIn(prompt).flatMap(({ text, from }): Problem[] => {
      const words = wordsOf(text);
      // Examples and output formats repeat by nature.
      if (words.length < LEAST_WORDS || /[:,\]}>)]$|[{}<>|]|\[[A-Z]/.test(text)) {
        return [];
      }
      const key = words.join(' ');
      const place = { from, to: from + text.length };
      const before = first.get(key);
      if (!before) {
        first.set(key, place);
        return [];
      }
      return [
        {
          at: { node: prompt.node, ...place },
          message: `"${text.slice(0, 60)}${text.length > 60 ? '...' : ''}" stands earlier in this prompt too`,
          related: [{ at: { node: prompt.node, ...before }, message: 'the first time' }],
        },
      ];
    });
  },
};
