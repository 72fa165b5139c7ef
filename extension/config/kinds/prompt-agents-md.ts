import { readMarkdown } from '../parts/markdown';
import { isNamed, type Kind } from './kind';

/** `AGENTS.md`, `CLAUDE.md`, `GEMINI.md`: house rules for whichever coding agent works in the folder. */
export const promptAgentsMd: Kind = {
  id: 'prompt-agents-md',
  title: 'Agent instructions of a repository',
  formats: ['markdown'],
  matches: (document) =>
    ['agents.md', 'claude.md', 'gemini.md', 'agent.md', 'claude.local.md'].some((name) => isNamed(document, name)),
  read: (document) => readMarkdown(document, { purpose: 'instructions' }),
};
