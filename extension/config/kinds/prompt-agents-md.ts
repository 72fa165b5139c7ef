import { readMarkdown } from '../parts/markdown';
import type { Kind } from './kind';

/** `AGENTS.md`, `CLAUDE.md`, `GEMINI.md`: house rules for whichever coding agent works in the folder. */
export const promptAgentsMd: Kind = {
  id: 'prompt-agents-md',
  title: 'Agent instructions of a repository',
  formats: ['markdown'],
  matches: (document) => /(?:^|\/|__)(?:AGENTS|CLAUDE|CLAUDE\.local|GEMINI)\.md$/.test(document.path),
  read: (document) => readMarkdown(document, { purpose: 'instructions' }),
};
