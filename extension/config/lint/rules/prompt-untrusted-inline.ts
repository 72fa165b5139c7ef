import type { Prompt } from '../../agentConfig';
import { templateOf } from '../analysis/template';
import { splitName } from '../analysis/words';
import type { Problem, Rule } from './rule';

/** Names of what comes from users, tools and documents. */
const UNTRUSTED =
  /^(?:input|question|query|message|messages|email|comment|comments|feedback|review|document|documents|context|content|transcript|ticket|issue|snippet|article|webpage|page|results?|response|history|chat|conversation)$/;
const DELIMITED_BEFORE = /(?:["'`<>]|```[^\n]{0,20}\n|<[\w-]+>\s{0,5}|"""|###|---|\*\*|:[ \t]{0,3}\n?|^|\n[ \t]{0,8})$/;

/** Text from outside, in the middle of a sentence of the instructions, is read as part of them. */
export const promptUntrustedInline: Rule = {
  id: 'prompt-untrusted-inline',
  severity: 'warning',
  summary: 'User or tool text is put into system instructions with nothing around it.',
  hasFix: true,
  on: 'prompt',
  check(prompt) {
    const told = new Set<string>();
    return templateOf(prompt).variables.flatMap(({ name, from, to }): Problem[] => {
      if (
        told.has(name) ||
        !isUntrusted(prompt, name) ||
        roleAt(prompt, from) !== 'system' ||
        isDelimited(prompt.text, from, to)
      ) {
        return [];
      }
      told.add(name);
      const tag = name.replaceAll(/\W/g, '_');
      return [
        {
          at: { node: prompt.node, from, to },
          message: `"${name}" comes from outside and stands in the instructions with nothing around it: wrap it, so that it reads as data`,
          fixes: [
            {
              title: `Wrap in <${tag}>`,
              isSafe: false,
              edits: [
                {
                  op: 'replace-text',
                  node: prompt.node,
                  from,
                  to,
                  text: `<${tag}>${prompt.text.slice(from, to)}</${tag}>`,
                },
              ],
            },
          ],
        },
      ];
    });
  },
};

function isUntrusted(prompt: Prompt, name: string): boolean {
  return (
    splitName(name).some((word) => UNTRUSTED.test(word)) ||
    (prompt.inputs?.some((each) => each.untrusted && each.name.value === name) ?? false)
  );
}

function roleAt(prompt: Prompt, offset: number): string | undefined {
  // A template without roles is one message, mostly the user's own.
  return prompt.sections.length > 1 || prompt.purpose === 'agent'
    ? prompt.sections.find(({ start, end }) => start <= offset && offset < end)?.role
    : undefined;
}

function isDelimited(text: string, from: number, to: number): boolean {
  const before = text.slice(Math.max(0, from - 60), from);
  const after = text.slice(to, to + 20);
  return DELIMITED_BEFORE.test(before) || /^(?:["'`]|\s{0,5}<\/)/.test(after);
}
