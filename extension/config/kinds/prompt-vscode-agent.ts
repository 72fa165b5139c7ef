import { frontMatterAgent, readMarkdown } from '../parts/markdown';
import { fileName, type Kind } from './kind';

/** `*.agent.md`. */
export const promptVscodeAgent: Kind = {
  id: 'prompt-vscode-agent',
  title: 'VS Code custom agent',
  formats: ['markdown'],
  matches: (document) => fileName(document).endsWith('.agent.md'),
  read: (document) => ({
    ...readMarkdown(document, { purpose: 'agent', displayNames: true }),
    agents: frontMatterAgent(document),
  }),
};
