import { readMarkdown } from '../parts/markdown';
import { isNamed, type Kind } from './kind';

/** `SKILL.md` with `name` and `description`. */
export const promptSkill: Kind = {
  id: 'prompt-skill',
  title: 'Agent skill',
  formats: ['markdown'],
  matches: (document) => isNamed(document, 'skill.md'),
  read: (document) => readMarkdown(document, { purpose: 'instructions' }),
};
