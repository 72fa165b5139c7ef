import { readMarkdown } from '../parts/markdown';
import { fileName, type Kind } from './kind';

/** `*.prompt.md`; `${input:name}` asks the user. */
export const promptVscodePrompt: Kind = {
  id: 'prompt-vscode-prompt',
  title: 'VS Code prompt file',
  formats: ['markdown'],
  matches: (document) => fileName(document).endsWith('.prompt.md'),
  read: (document) => readMarkdown(document, { purpose: 'task', displayNames: true }),
};
