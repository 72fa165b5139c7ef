import { readMarkdown } from '../parts/markdown';
import { fileName, isUnder, type Kind } from './kind';

/** Plain prompt text by its name: `*.system.md`, `system_prompt.txt`, `appPackage/instructions.md`. */
export const promptText: Kind = {
  id: 'prompt-text',
  title: 'Prompt text',
  formats: ['markdown', 'text'],
  matches: (document) =>
    /(?:^|[._-])system(?:[._-]?prompt|[._-]?message|[._-]?instructions?)?\.(?:md|txt)$/.test(fileName(document)) ||
    /\.prompt\.txt$/.test(fileName(document)) ||
    (isUnder(document, 'apppackage') && /instructions?\.(?:md|txt)$/.test(fileName(document))),
  read: (document) => readMarkdown(document, { purpose: 'agent', language: 'none' }),
};
