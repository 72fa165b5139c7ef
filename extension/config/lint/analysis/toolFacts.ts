import { type Parameter, type Tool, textOf, toolName } from '../../agentConfig';
import { type Docstring, readDocstring } from './docstring';
import { canonical, leadingVerb, nameVerb } from './verbs';
import { contentStems, isForeign, MOST_TEXT, splitName, stem } from './words';

/** What several rules need to know about one tool's words; worked out once per tool. */
export interface ToolFacts {
  readonly name: string;
  /** Words of the name in lower case. */
  readonly nameWords: readonly string[];
  /** Stems of the name's words, verbs replaced by the word for their synonyms. */
  readonly nameStems: readonly string[];
  readonly verb: string | undefined;
  readonly text: string;
  readonly docstring: Docstring;
  /** Stems of the meaningful words before the sections. */
  readonly stems: readonly string[];
  readonly textVerb: string | undefined;
  readonly isForeign: boolean;
}

const cache = new WeakMap<Tool, ToolFacts>();

export function factsOf(tool: Tool): ToolFacts {
  let facts = cache.get(tool);
  if (!facts) {
    facts = readFacts(tool);
    cache.set(tool, facts);
  }
  return facts;
}

function readFacts(tool: Tool): ToolFacts {
  const name = toolName(tool);
  const text = textOf(tool.description).slice(0, MOST_TEXT);
  const docstring = readDocstring(text);
  const nameWords = splitName(name);
  return {
    name,
    nameWords,
    nameStems: nameWords.map(canonical),
    verb: nameVerb(name),
    text,
    docstring,
    stems: contentStems(docstring.summary),
    textVerb: leadingVerb(docstring.summary),
    isForeign: isForeign(text),
  };
}

/** What is said about a parameter: its own description, else its entry in the tool's `Args:` section. */
export function parameterText(parameter: Parameter, tool: Tool): string {
  const own = textOf(parameter.description).slice(0, MOST_TEXT);
  return own.trim() === '' ? (factsOf(tool).docstring.args.get(parameter.name) ?? '') : own;
}

/** Whether the tool's own description speaks of a parameter by its name. */
export function isMentioned(parameter: Parameter, tool: Tool): boolean {
  const { text, docstring } = factsOf(tool);
  const name = parameter.name;
  if (docstring.args.has(name)) {
    return true;
  }
  if (/[_A-Z\d-]/.test(name) && name.length > 3) {
    return text.includes(name);
  }
  return (
    ['`', "'", '"'].some((quote) => text.includes(quote + name + quote)) ||
    text.includes(`${name}=`) ||
    text.includes(`${name} parameter`) ||
    text.includes(`parameter ${name}`)
  );
}

/** Stems of a parameter's name. */
export function nameStemsOf(parameter: Parameter): string[] {
  return splitName(parameter.name).map(stem);
}

/** More parameters than this are no tool any more; comparing each with all would take too long. */
const MOST_SIBLINGS = 300;

/** The parameters to look at beside one of them. */
export function siblingsOf(tool: Tool): readonly Parameter[] {
  return tool.parameters.length > MOST_SIBLINGS ? tool.parameters.slice(0, MOST_SIBLINGS) : tool.parameters;
}
