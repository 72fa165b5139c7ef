import { readMarkdown } from '../parts/markdown';
import { isNamed, type Kind } from './kind';

/** `.github/copilot-instructions.md`. */
export const promptCopilotInstructions: Kind = {
  id: 'prompt-copilot-instructions',
  title: 'Copilot instructions',
  formats: ['markdown'],
  matches: (document) => isNamed(document, 'copilot-instructions.md'),
  read: (document) => readMarkdown(document, { purpose: 'instructions' }),
};
