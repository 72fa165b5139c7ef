import type { Tool } from '../../agentConfig';
import { factsOf, parameterText, type ToolFacts } from './toolFacts';
import { isVerb, verbGroup } from './verbs';
import { stem, wordsOf } from './words';

/** Verbs that say nothing, and nouns that name nothing. */
const GENERIC = new Set(
  [
    'do',
    'handle',
    'process',
    'manage',
    'perform',
    'execute',
    'run',
    'work',
    'help',
    'helper',
    'utility',
    'util',
    'tool',
    'function',
    'method',
    'operation',
    'action',
    'task',
    'stuff',
    'thing',
    'something',
    'anything',
    'data',
    'information',
    'info',
    'item',
    'object',
    'entity',
    'resource',
    'input',
    'output',
    'request',
    'response',
    'result',
    'value',
    'service',
    'api',
    'system',
    'various',
    'general',
    'generic',
    'useful',
    'common',
    'misc',
    'miscellaneous',
    'related',
    'different',
    'several',
    'many',
    'user',
    'provide',
    'support',
    'allow',
    'use',
    'access',
    'etc',
    'query',
    'string',
  ].map(stem),
);

/** Whether a short description has only generic words, or its only other words are names that the reader cannot know. */
export function isVague(tool: Tool): boolean {
  const facts = factsOf(tool);
  const { stems } = facts;
  if (stems.length > 10) {
    return false;
  }
  const name = new Set(facts.nameWords.map(stem));
  const telling = stems.filter((word) => !GENERIC.has(word) && !name.has(word));
  if (telling.length === 0) {
    return stems.every((word) => GENERIC.has(word)) && !hasTellingName(facts);
  }
  // `Query the X system with a query string`: a proper name and nothing about what it holds.
  const isOnlyName =
    new Set(telling).size === 1 &&
    new RegExp(`\\b${escapePattern(telling[0]!)}\\w*`, 'i').test(properNames(facts.docstring.summary));
  return (
    isOnlyName &&
    !hasTellingName(facts) &&
    !tool.parameters.some((parameter) => wordsOf(parameterText(parameter, tool)).length > 10)
  );
}

/** Whether the name has a word that is neither generic nor a verb. */
function hasTellingName({ nameWords }: ToolFacts): boolean {
  return nameWords.some((word) => !GENERIC.has(stem(word)) && !isVerb(word));
}

/** Words with a capital inside a sentence. */
function properNames(text: string): string {
  return (text.match(/(?<=[\w,] )[A-Z]\w+/g) ?? []).join(' ');
}

function escapePattern(text: string): string {
  return text.replaceAll(/[^\w]/g, '\\$&');
}

/** `A helper for invoices`, `Weather tool`: a noun phrase with no verb in it. */
export function isNotAboutActing({ docstring, stems, nameWords }: ToolFacts): boolean {
  if (stems.length === 0 || stems.length > 6) {
    return false;
  }
  const words = wordsOf(docstring.summary);
  return (
    words.length <= 6 &&
    /\b(?:tool|helper|utility|function|endpoint|api|wrapper|class|module)\b/i.test(docstring.summary) &&
    !words.some(isVerb) &&
    !nameWords.some(isVerb)
  );
}

/** Actions that exclude each other: a tool that searches does not translate. */
const EXCLUSIVE = new Set(['search', 'convert', 'delete', 'create', 'send', 'update', 'list']);

/** The name's and the text's action, where both are plain and they exclude each other. */
export function otherAction({
  verb,
  textVerb,
  docstring,
}: ToolFacts): { readonly name: string; readonly text: string } | undefined {
  const [named, told] = [group(verb), group(textVerb)];
  if (verb === undefined || textVerb === undefined || named === undefined || told === undefined || named === told) {
    return undefined;
  }
  const bothLook = ['search', 'list', 'get'].includes(named) && ['search', 'list', 'get'].includes(told);
  const isTransform = told === 'convert' && EXCLUSIVE.has(named);
  const reverses =
    (named === 'delete' && told === 'create') ||
    (named === 'create' && told === 'delete') ||
    (LOOKS.has(named) && told === 'delete');
  if (
    bothLook ||
    !(isTransform || reverses) ||
    new RegExp(`\\b${verb.slice(0, 4)}`, 'i').test(withoutThing(docstring.summary))
  ) {
    return undefined;
  }
  return { name: verb, text: textVerb.replace(/s$/, '') };
}

const LOOKS = new Set(['get', 'list', 'search']);

function group(verb: string | undefined): string | undefined {
  return verb === undefined ? undefined : verbGroup(verb);
}

/** The text without `search syntax`, `query language`: there the verb is a thing. */
function withoutThing(text: string): string {
  return text.replaceAll(/\b(?:search|query|filter) (?:syntax|language|string|expression|query)\b/gi, '');
}

/** Tools whose description is word for word that of another, whose name fits it better. */
export function copiedFrom(tools: readonly Tool[]): Map<Tool, Tool> {
  const byText = new Map<string, Tool[]>();
  for (const tool of tools) {
    const key = factsOf(tool).text.trim().toLowerCase();
    const group = key.length < 12 ? undefined : byText.get(key);
    if (group) {
      group.push(tool);
    } else if (key.length >= 12) {
      byText.set(key, [tool]);
    }
  }
  const copies = new Map<Tool, Tool>();
  for (const group of byText.values()) {
    if (group.length < 2) {
      continue;
    }
    const fits = group.map((tool) => ({ tool, fit: nameFit(factsOf(tool)) })).sort((a, b) => b.fit - a.fit);
    const [best] = fits;
    for (const { tool, fit } of fits.slice(1)) {
      if (fit < best!.fit) {
        copies.set(tool, best!.tool);
      }
    }
  }
  return copies;
}

/** Share of the name's words that the description has. */
function nameFit({ nameWords, stems }: ToolFacts): number {
  const known = new Set(stems);
  return nameWords.filter((word) => known.has(stem(word))).length / Math.max(1, nameWords.length);
}
