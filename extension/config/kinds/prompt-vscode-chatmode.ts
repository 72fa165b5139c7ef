import { frontMatterAgent, readMarkdown } from '../parts/markdown';
import { fileName, type Kind } from './kind';

/** `*.chatmode.md`, the former name of `*.agent.md`. */
export const promptVscodeChatmode: Kind = {
  id: 'prompt-vscode-chatmode',
  title: 'VS Code chat mode',
  formats: ['markdown'],
  matches: (document) => fileName(document).endsWith('.chatmode.md'),
  read: (document) => ({
    ...readMarkdown(document, { purpose: 'agent', displayNames: true }),
    agents: frontMatterAgent(document),
  }),
};
