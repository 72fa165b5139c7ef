import type { ToolFacts } from './toolFacts';
import { canonical, isVerb, verbGroup } from './verbs';
import { contentStems, stem, wordsOf } from './words';

/** Words that add nothing to the name of a thing. */
const FILLER = new Set(
  [
    'new',
    'existing',
    'detail',
    'information',
    'info',
    'data',
    'content',
    'specific',
    'single',
    'list',
    'list',
    'user',
    'item',
    'object',
    'entry',
    'record',
    'value',
    'result',
    'tool',
    'function',
    'api',
    'endpoint',
    'method',
    'call',
    'request',
    'simple',
    'system',
    'available',
    'current',
    'full',
    'complete',
    'basic',
    'general',
    'various',
    'different',
  ].map(stem),
);

/** Whether a description has no word that the tool's name does not have, fillers and synonyms of the verb aside. */
export function restatesName({ name, nameWords, docstring, stems: words, verb }: ToolFacts): boolean {
  if (words.length === 0 || words.length > 8) {
    return false;
  }
  // Listing or checking all there is needs no more words than the name has, and what it does to the world is something said.
  const group = verb === undefined ? undefined : verbGroup(verb);
  const looksAtAll =
    (group === 'list' || group === 'search' || group === 'check') && !/\bspecific\b/i.test(docstring.summary);
  if (looksAtAll || /\b(?:read-only|destructive|write operation)\b/i.test(docstring.summary)) {
    return false;
  }
  const known = new Set(nameWords.map(stem));
  const synonyms = new Set(nameWords.map(canonical));
  const spelled = name.toLowerCase();
  return words.every(
    (word) =>
      known.has(word) ||
      FILLER.has(word) ||
      synonyms.has(canonical(word)) ||
      (word.length > 3 && spelled.includes(word)),
  );
}

/** Whether a parameter's description has no word that its name does not have. */
export function restatesParameter(nameStems: readonly string[], text: string): boolean {
  const words = wordsOf(text);
  const known = new Set(nameStems);
  const meaningful = contentStems(text);
  return (
    words.length <= 6 &&
    meaningful.length > 0 &&
    meaningful.every((word) => known.has(word) || (PARAMETER_FILLER.has(word) && !isVerb(word)))
  );
}

const PARAMETER_FILLER = new Set(
  ['parameter', 'param', 'argument', 'value', 'input', 'field', 'string', 'number', 'boolean', 'option'].map(stem),
);
