import { readMarkdown } from '../parts/markdown';
import { fileName, type Kind } from './kind';

/** `.cursor/rules/*.mdc`. */
export const promptCursorRule: Kind = {
  id: 'prompt-cursor-rule',
  title: 'Cursor rule',
  formats: ['markdown'],
  matches: (document) => fileName(document).endsWith('.mdc'),
  read: (document) => readMarkdown(document, { purpose: 'instructions' }),
};
