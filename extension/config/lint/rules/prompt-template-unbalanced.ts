import type { Prompt } from '../../agentConfig';
import { promptTextOf } from '../analysis/promptText';
import { templateOf } from '../analysis/template';
import type { Problem, Rule } from './rule';

/** Everything after an unclosed block or fence is read as part of it. */
export const promptTemplateUnbalanced: Rule = {
  id: 'prompt-template-unbalanced',
  severity: 'error',
  summary: 'A tag, fence or template block is not closed.',
  on: 'prompt',
  check(prompt) {
    const { node } = prompt;
    const problems: Problem[] = templateOf(prompt).problems.map(({ message, from, to }) => ({
      at: { node, from, to },
      message,
    }));
    const { openFence } = promptTextOf(prompt);
    if (openFence) {
      problems.push({
        at: { node, ...openFence },
        message: 'this code fence is never closed: everything after it reads as code',
      });
    }
    return [...problems, ...tagProblems(prompt)];
  },
};

/** Tags of a prompt's own: lower case with an underscore or dash, or one of those that prompts are divided with. */
const TAG =
  /<(\/?)([a-z][a-z0-9]*(?:[_-][a-z0-9]+)+|context|instructions?|examples?|rules?|documents?|task|output|input|thinking|reasoning|guidelines|constraints|role|important|reminder|system)>/g;

/** A tag that is closed more or less often than it is opened. One that is never closed may be a placeholder. */
function tagProblems(prompt: Prompt): Problem[] {
  const opened = new Map<string, { from: number; to: number }[]>();
  const closes = new Map<string, number>();
  const spokenOf = new Set<string>();
  const problems: Problem[] = [];
  for (const line of promptTextOf(prompt).lines) {
    const plain = line.text.replaceAll(/`[^`]*`/g, (code) => ' '.repeat(code.length));
    for (const match of plain.matchAll(TAG)) {
      const [tag, slash, name] = match as unknown as [string, string, string];
      const place = { from: line.from + match.index, to: line.from + match.index + tag.length };
      const stack = opened.get(name) ?? [];
      opened.set(name, stack);
      if (slash === '') {
        // In the middle of a sentence a tag is spoken of, not opened.
        if (plain.slice(0, match.index).trim() === '' || plain.includes(`</${name}>`)) {
          stack.push(place);
        } else {
          spokenOf.add(name);
        }
      } else {
        closes.set(name, (closes.get(name) ?? 0) + 1);
        if (stack.pop() === undefined && !spokenOf.has(name)) {
          problems.push({ at: { node: prompt.node, ...place }, message: `</${name}> closes a tag that is not open` });
        }
      }
    }
  }
  for (const [name, left] of opened) {
    const [first] = left;
    if (first && (closes.get(name) ?? 0) > 0) {
      problems.push({ at: { node: prompt.node, ...first }, message: `<${name}> is not closed` });
    }
  }
  return problems;
}
