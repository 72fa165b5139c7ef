import { sentencesIn } from '../analysis/promptText';
import { numberOption, type Rule } from './rule';

const EXCEPTION = /\b(?:unless|except (?:when|if|for|in)|but if|however,? if|with the exception|only if|even if)\b/gi;
const LEAST = 6;

/** Exceptions pile up where each failure was patched with a clause. */
export const promptPatchwork: Rule = {
  id: 'prompt-patchwork',
  severity: 'info',
  summary: 'More exception clauses (`unless`, `except when`) than the option `share` of its sentences.',
  options: { share: 0.15 },
  on: 'prompt',
  check(prompt, context) {
    const sentences = sentencesIn(prompt);
    const clauses = sentences.reduce((sum, { text }) => sum + (text.match(EXCEPTION)?.length ?? 0), 0);
    return clauses >= LEAST && clauses > sentences.length * numberOption(context, 'share')
      ? {
          at: { node: prompt.node, from: 0, to: Math.min(prompt.text.length, 80) },
          message: `${clauses} exception clauses in ${sentences.length} sentences: restate the rules they patch`,
        }
      : undefined;
  },
};
