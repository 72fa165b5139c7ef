import { sentencesIn } from '../analysis/promptText';
import type { Problem, Rule } from './rule';

const DATE =
  '(?:(?:january|february|march|april|may|june|july|august|september|october|november|december)\\s{1,3}(?:\\d{1,2}(?:st|nd|rd|th)?,?\\s{1,3})?\\d{4}|\\d{1,2}\\s(?:january|february|march|april|may|june|july|august|september|october|november|december)\\s\\d{4}|\\d{4}-\\d{2}(?:-\\d{2})?|20\\d{2})';
const NOW = new RegExp(
  `\\b(?:today(?:'s date)?(?: is|:)|(?:the )?current (?:date|year|time|month)(?: and time)?(?: is|:)|it is (?:currently|now)|the year is|as of today,?)\\s{1,3}(?:\\w+,? )?${DATE}\\b`,
  'i',
);

/** A prompt is read on other days than the one it was written on. */
export const promptHardcodedDate: Rule = {
  id: 'prompt-hardcoded-date',
  severity: 'info',
  summary: "The prompt says what day or year it is: 'today is ...'.",
  on: 'prompt',
  check: (prompt) =>
    sentencesIn(prompt).flatMap(({ text, from }): Problem[] => {
      const match = NOW.exec(text);
      return match
        ? [
            {
              at: { node: prompt.node, from: from + match.index, to: from + match.index + match[0].length },
              message: `"${match[0]}" is true on one day only: pass the date in`,
            },
          ]
        : [];
    }),
};
