import { readMarkdown } from '../parts/markdown';
import { fileName, type Kind } from './kind';

/** `*.instructions.md` with `applyTo`. */
export const promptVscodeInstructions: Kind = {
  id: 'prompt-vscode-instructions',
  title: 'VS Code instructions',
  formats: ['markdown'],
  matches: (document) => fileName(document).endsWith('.instructions.md'),
  read: (document) => readMarkdown(document, { purpose: 'instructions', displayNames: true }),
};
