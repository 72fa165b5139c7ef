import type { Prompt } from '../../agentConfig';
import { resolvePath } from '../../agents';
import { promptTextOf } from '../analysis/promptText';
import type { Context, Problem, Rule } from './rule';

/** `[text](path)`, `![image](path)`, `@path` of Claude Code, `#file:path` of VS Code. */
const LINK =
  /\]\(([^()\s#?]{1,200})(?:[#?][^()\s]{0,200})?\)|(?:^|\s)@((?:\.{0,2}\/)?[\w.-]+(?:\/[\w.-]+)*\.[a-z]{1,5})\b|#file:['"]?([\w./-]{1,200}\.[a-z]{1,5})/g;
const ELSEWHERE = /^(?:[a-z][a-z0-9+.-]*:|\/|~|\$|<|\{|mailto|www\.)|[*{}<>$]|^[\w.-]+@/i;

/** The model, or the tool that puts the prompt together, finds nothing there. */
export const promptFileMissing: Rule = {
  id: 'prompt-file-missing',
  severity: 'error',
  summary: 'An include or link leads to a file that is not there.',
  on: 'prompt',
  check(prompt, context) {
    const path = context.fileOf(prompt.node)?.path;
    return path === undefined ? undefined : linksOf(prompt).flatMap((link) => problemOf(prompt, link, path, context));
  },
};

interface Link {
  readonly target: string;
  readonly from: number;
}

function linksOf(prompt: Prompt): Link[] {
  return promptTextOf(prompt).lines.flatMap(({ text, from }) => {
    const plain = text.replaceAll(/`[^`]*`/g, (code) => ' '.repeat(code.length));
    return [...plain.matchAll(LINK)].flatMap((match): Link[] => {
      const target = match[1] ?? match[2] ?? match[3]!;
      return ELSEWHERE.test(target) || !/\.[A-Za-z0-9]{1,8}$/.test(target)
        ? []
        : [{ target, from: from + match.index + match[0].indexOf(target) }];
    });
  });
}

function problemOf(prompt: Prompt, { target, from }: Link, path: string, context: Context): Problem[] {
  const decoded = target.replaceAll('%20', ' ');
  // Links are written from the file's folder or from the root of the workspace.
  const places = [resolvePath(path, decoded), decoded.replace(/^\.\//, '')];
  return places.every((place) => context.isFile(place) === false)
    ? [{ at: { node: prompt.node, from, to: from + target.length }, message: `there is no file "${target}"` }]
    : [];
}
