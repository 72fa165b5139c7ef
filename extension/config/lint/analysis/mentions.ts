import { allParameters, type Tool } from '../../agentConfig';
import { factsOf } from './toolFacts';
import { verbGroup } from './verbs';
import { splitName, stem } from './words';

export interface Mention {
  readonly name: string;
  /** Offsets into the description. */
  readonly from: number;
  readonly to: number;
}

const MOST_TEXT = 500_000;

/** An identifier in quotes or backticks, or one that can be nothing else. */
const QUOTED = '[`\'"]([A-Za-z_][\\w-]{1,60})[`\'"]';
const PARAMETER_PATTERNS = [
  new RegExp(`\\b(?:parameters?|arguments?|params?|fields?) ${QUOTED}`, 'gi'),
  new RegExp(`\\b(?:the|a|an|with|set|pass|using|via) ${QUOTED} (?:parameter|argument|param)\\b`, 'gi'),
  /\bthe ([a-z]+(?:_[a-z]+)+) (?:parameter|argument|param)\b/gi,
];
const TOOL_PATTERNS = [
  new RegExp(
    `\\b(?:use|call|run|invoke|try|see|with|from|by|via|using|the|to)(?: the)? ${QUOTED} (?:tool|function|command)\\b`,
    'gi',
  ),
  new RegExp(
    `\\b(?:call|invoke|use)(?: the)? ${QUOTED}(?= (?:first|before|instead|to (?:get|find|list|retrieve|obtain|look)|for that|afterwards))`,
    'gi',
  ),
  /\b(?:use|call|invoke|run|see)(?: the)? ([a-z]+(?:[_-][a-z]+)+) (?:tool|function)\b/gi,
];

/** No pattern matches a text without one of these. */
const SPEAKS_OF_NAMES = /param|argument|field|tool|function|command|call|invoke|\buse\b/i;

/** Parameters that the description speaks of as such and the tool does not have. */
export function unknownParameters(tool: Tool): Mention[] {
  if (!tool.listsParameters) {
    return [];
  }
  const mentions = find(PARAMETER_PATTERNS, factsOf(tool).text);
  if (mentions.length === 0) {
    return [];
  }
  const known = new Set(allParameters(tool).map(({ name }) => plain(name)));
  // A definition with no parameters at all is judged by what it needs, not name by name.
  return known.size === 0 ? [] : mentions.filter(({ name }) => !known.has(plain(name)));
}

/** Tools that the description speaks of as such and the set does not have. */
export function unknownTools(tool: Tool, isKnown: (name: string) => boolean): Mention[] {
  const mentions = namedTools(factsOf(tool).text, isKnown);
  if (mentions.length === 0) {
    return [];
  }
  const parameters = new Set(allParameters(tool).map(({ name }) => plain(name)));
  return mentions.filter(({ name }) => !parameters.has(plain(name)));
}

/** Tools that a text speaks of as such and that nobody knows. */
export function namedTools(text: string, isKnown: (name: string) => boolean): Mention[] {
  return find(TOOL_PATTERNS, text.slice(0, MOST_TEXT)).filter(({ name }) => !isKnown(name));
}

/** Whether a name is one of a set's, however it is spelled and with or without a server's prefix. */
export function knownNames(names: readonly string[]): (name: string) => boolean {
  // Most texts name no tool, so nothing is prepared before one does.
  let known: readonly string[] | undefined;
  let told = new Map<string, boolean>();
  return (name) => {
    if (known === undefined) {
      known = names.map(plain);
      told = new Map(known.map((word) => [word, true]));
    }
    const word = plain(name);
    let isKnown = told.get(word);
    if (isKnown === undefined) {
      isKnown = known.some((each) => each.endsWith(word) || word.endsWith(each));
      told.set(word, isKnown);
    }
    return isKnown;
  };
}

function find(patterns: readonly RegExp[], text: string): Mention[] {
  if (!SPEAKS_OF_NAMES.test(text)) {
    return [];
  }
  const found = new Map<string, Mention>();
  for (const pattern of patterns) {
    for (const match of text.matchAll(pattern)) {
      const name = match[1]!;
      const from = match.index + match[0].indexOf(name);
      found.set(name, found.get(name) ?? { name, from, to: from + name.length });
    }
  }
  return [...found.values()];
}

function plain(name: string): string {
  return splitName(name).map(stem).join('');
}

const NEEDS =
  /\b(?:an?|the|one|each) (?:specific|given|specified|provided|particular|certain|supplied|chosen) ((?:[\w-]+ ){0,2}[\w-]+)|\bspecific (\w+s)\b|\bby (?:its |their |an? |the |given |unique )?((?:\w+ )?(?:id|ids|name|url|uuid|slug|email|key|number|title)s?)\b(?! and)|\b(natural[- ]language (?:query|queries|question|questions))\b/i;
const ENDS = /\s(?:in|of|from|for|to|with|by|on|at|and|or|including|that|which|within|via|using)\b.*$/i;

/**
 * What the text says the tool is given, when the definition has an empty list of parameters.
 * @param text the description without what the whole set has in common
 */
export function missingInput(tool: Tool, text: string): string | undefined {
  if (!tool.listsParameters || tool.parameters.length > 0) {
    return undefined;
  }
  const match = NEEDS.exec(text.slice(0, 500));
  return match ? `"${match[0].replace(ENDS, '').slice(0, 60)}"` : undefined;
}

const NEEDS_INPUT = new Set(
  ['create', 'update', 'delete', 'send', 'search', 'write', 'cancel', 'pay', 'grant', 'convert'].flatMap(
    (verb) => verbGroup(verb) ?? [],
  ),
);

/** Whether no tool of a set of several has a parameter: an exporter has dropped them. */
export function hasLostInputs(tools: readonly Tool[]): boolean {
  return tools.length >= 3 && tools.every((tool) => tool.listsParameters && tool.parameters.length === 0);
}

/** The action of a tool that cannot be done without an input: something has to be created, sent or looked for. */
export function actionWithInput(tool: Tool): string | undefined {
  const { verb, textVerb } = factsOf(tool);
  return [verb, textVerb].find((each) => each !== undefined && NEEDS_INPUT.has(verbGroup(each) ?? ''));
}
