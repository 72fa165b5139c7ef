import { promptTextOf } from '../analysis/promptText';
import { countTokens } from '../analysis/words';
import { numberOption, type Rule } from './rule';

/** What stands in the middle of a long prompt is followed least. */
export const promptTooLong: Rule = {
  id: 'prompt-too-long',
  severity: 'warning',
  summary: 'More tokens than the option `tokens` allows.',
  options: { tokens: 10_000 },
  on: 'prompt',
  check(prompt, context) {
    const most = numberOption(context, 'tokens');
    const tokens = countTokens(prompt.text);
    if (tokens <= most) {
      return undefined;
    }
    const headings = promptTextOf(prompt).lines.filter(({ text }) => /^#{1,3} /.test(text));
    const sections = headings
      .map(({ text, from }, index) => ({
        name: text.replace(/^#+ /, '').trim(),
        size: countTokens(prompt.text.slice(from, headings[index + 1]?.from)),
      }))
      .sort((a, b) => b.size - a.size);
    const shares = sections
      .slice(0, 3)
      .map(({ name, size }) => `${name.slice(0, 40)} ${Math.round((100 * size) / tokens)}%`);
    const first = prompt.text.indexOf('\n');
    return {
      at: { node: prompt.node, from: 0, to: first < 0 ? Math.min(prompt.text.length, 80) : first },
      message: `this prompt has about ${tokens} tokens, more than ${most}${shares.length > 0 ? `; the largest sections: ${shares.join(', ')}` : ''}`,
    };
  },
};
