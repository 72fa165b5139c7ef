import { textOf } from '../agentConfig';
import { hasAny, readMarkdown } from '../parts/markdown';
import { isUnder, type Kind } from './kind';

/** `.claude/commands/*.md`: `allowed-tools` or `argument-hint` in front matter, or `$ARGUMENTS` in a `commands` folder. */
export const promptClaudeCommand: Kind = {
  id: 'prompt-claude-command',
  title: 'Claude Code command',
  formats: ['markdown'],
  matches: (document) =>
    hasAny(document, 'allowed-tools', 'argument-hint') ||
    (isUnder(document, 'commands') && (isUnder(document, '.claude') || textOf(document.body).includes('$ARGUMENTS'))),
  read: (document) => readMarkdown(document, { purpose: 'task' }),
};
