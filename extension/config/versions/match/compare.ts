import { templateOf } from '../../lint/analysis/template';
import { likeness } from '../changes/likeness';
import type { Version } from '../history';
import { type AgentMeaning, meaningOf, type PromptMeaning } from '../meaning';
import { asPlain, canonicalText } from '../plain';
import type { Recorded } from './recorded';

/** How well a version fits what a trace recorded. */
export interface Comparison {
  /** 0 to 1: the weighted share of what was recorded that the version says the same of. */
  readonly score: number;
  readonly agreed: readonly string[];
  readonly disagreed: readonly string[];
  /** Prompts or tools were compared: a model and its settings alone tell little. */
  readonly isTelling?: boolean;
}

/** What each part says about which version it was: texts say most, a model little. */
const WEIGHTS = { prompts: 4, tools: 4, model: 1, parameters: 1 } as const;

interface Part {
  readonly weight: number;
  readonly share: number;
  readonly agreed: readonly string[];
  readonly disagreed: readonly string[];
}

export function compareWith(recorded: Recorded, version: Version): Comparison {
  const meaning = meaningOf(version.agent.config);
  const parts = [
    comparePrompts(recorded, meaning),
    compareTools(recorded, meaning),
    compareModels(recorded, meaning),
    compareParameters(recorded, meaning),
  ].filter((part) => part !== undefined);
  const weight = parts.reduce((sum, part) => sum + part.weight, 0);
  return {
    score: weight === 0 ? 0 : parts.reduce((sum, part) => sum + part.weight * part.share, 0) / weight,
    agreed: parts.flatMap(({ agreed }) => agreed),
    disagreed: parts.flatMap(({ disagreed }) => disagreed),
    isTelling: parts.some((part) => part.weight >= WEIGHTS.tools),
  };
}

/** System prompts of a run that are compared: the rest are the same one with other values in it. */
const MOST_PROMPTS = 16;

function comparePrompts(recorded: Recorded, meaning: AgentMeaning): Part | undefined {
  const own = meaning.prompts.filter(({ role }) => role === 'system');
  const prompts = linesOf(recorded);
  if (prompts.length === 0 || own.length === 0) {
    return undefined;
  }
  let share = 0;
  const agreed: string[] = [];
  const disagreed: string[] = [];
  for (const prompt of own) {
    const fit = bestFit(prompt, prompts);
    const name = prompt.name === '' ? 'system prompt' : `prompt ${prompt.name}`;
    share += fit / own.length;
    fit === 1 ? agreed.push(name) : disagreed.push(`${name} (${Math.round(fit * 100)}% alike)`);
  }
  return { weight: WEIGHTS.prompts, share, agreed, disagreed };
}

/** A recorded prompt, and the same with its white space made even. */
interface RecordedText {
  readonly text: string;
  readonly line: string;
}

const recordedLines = new WeakMap<Recorded, readonly RecordedText[]>();

function linesOf(recorded: Recorded): readonly RecordedText[] {
  let lines = recordedLines.get(recorded);
  if (!lines) {
    lines = recorded.prompts.slice(0, MOST_PROMPTS).map((text) => ({ text, line: oneLine(text) }));
    recordedLines.set(recorded, lines);
  }
  return lines;
}

function bestFit(prompt: PromptMeaning, recorded: readonly RecordedText[]): number {
  let best = 0;
  for (const text of recorded) {
    best = Math.max(best, fitOf(prompt, text));
    if (best === 1) {
      break;
    }
  }
  return best;
}

/** 1 when the text is the prompt, its variables filled in, alone or inside a longer one; else how alike they are. */
function fitOf(prompt: PromptMeaning, { text, line }: RecordedText): number {
  const { whole, pieces } = literalsOf(prompt);
  if (whole === line || (whole.length > 40 && line.includes(whole))) {
    return 1;
  }
  let at = 0;
  for (const { literal, isOptional } of pieces) {
    const found = line.indexOf(literal, at);
    if (found >= 0) {
      at = found + literal.length;
    } else if (!isOptional) {
      // A little short of the real thing, whatever the words.
      return Math.min(likeness(prompt.text, text), 0.99);
    }
  }
  return pieces.some(({ isOptional }) => !isOptional) ? 1 : 0;
}

/** A prompt's text on one line, and what of it stands between variables. */
interface Literals {
  readonly whole: string;
  readonly pieces: readonly Piece[];
}

const literals = new WeakMap<PromptMeaning, Literals>();

function literalsOf(prompt: PromptMeaning): Literals {
  let known = literals.get(prompt);
  if (!known) {
    known = { whole: oneLine(prompt.text), pieces: literalPieces(prompt) };
    literals.set(prompt, known);
  }
  return known;
}

interface Piece {
  readonly literal: string;
  /** It stands in a block, such as `{% if %}` or `{{#each}}`, that decides whether it is shown. */
  readonly isOptional: boolean;
}

const BLOCK = /\{%[^{}]{0,500}%\}|\{\{[#/^~-]?[^{}]{0,500}\}\}/g;
const OPENS = /^\{%-?\s{0,9}(?:if|for|unless|macro|call|filter)\b|^\{\{~?[#^]/;
const CLOSES = /^\{%-?\s{0,9}end|^\{\{~?\//;
/** Shorter stretches between variables stand anywhere. */
const SHORTEST = 4;

/** What stands between the variables and blocks of a template. A prompt without any is one piece. */
function literalPieces({ source, text }: PromptMeaning): Piece[] {
  const { variables } = templateOf(source);
  const marks = new Set(variables.map(({ from, to }) => source.text.slice(from, to)));
  const isBraces = source.language === 'braces';
  const pieces: Piece[] = [];
  let depth = 0;
  const take = (stretch: string): void => {
    let parts = [stretch];
    for (const mark of isBraces ? marks : []) {
      parts = parts.flatMap((part) => part.split(mark));
    }
    for (const literal of parts.map(oneLine)) {
      if (literal.length >= SHORTEST) {
        pieces.push({ literal, isOptional: depth > 0 });
      }
    }
  };
  let start = 0;
  for (const match of isBraces || source.language === 'none' ? [] : text.matchAll(BLOCK)) {
    take(text.slice(start, match.index));
    start = match.index + match[0].length;
    depth = Math.max(0, depth + (OPENS.test(match[0]) ? 1 : CLOSES.test(match[0]) ? -1 : 0));
  }
  take(text.slice(start));
  return pieces;
}

function oneLine(text: string): string {
  return text.split(/\s+/).filter(Boolean).join(' ');
}

function compareTools({ tools }: Recorded, meaning: AgentMeaning): Part | undefined {
  if (tools.size === 0 || meaning.tools.length === 0) {
    return undefined;
  }
  const own = new Map(meaning.tools.map((tool) => [tool.name, tool]));
  const agreed: string[] = [];
  const disagreed: string[] = [];
  let score = 0;
  for (const [name, tool] of tools) {
    const version = own.get(name);
    if (!version) {
      disagreed.push(`tool ${name} (not in this version)`);
      continue;
    }
    const isDescribed = tool.description === version.description;
    const isShaped = canonicalText(tool.parameters) === canonicalText(version.parameters);
    score += 0.2 + (isDescribed ? 0.4 : 0) + (isShaped ? 0.4 : 0);
    isDescribed && isShaped
      ? agreed.push(`tool ${name}`)
      : disagreed.push(
          `tool ${name} (its ${isDescribed ? 'parameters' : isShaped ? 'description' : 'description and parameters'})`,
        );
  }
  for (const name of own.keys()) {
    if (!tools.has(name)) {
      disagreed.push(`tool ${name} (not in the trace)`);
    }
  }
  return { weight: WEIGHTS.tools, share: score / Math.max(tools.size, own.size), agreed, disagreed };
}

function compareModels({ models }: Recorded, meaning: AgentMeaning): Part | undefined {
  const own = meaning.models.map(({ id }) => id).filter((id) => id !== '');
  if (models.length === 0 || own.length === 0) {
    return undefined;
  }
  const known = new Set(own.flatMap((id) => [id, bare(id)]));
  const isKnown = (id: string): boolean => known.has(id) || known.has(bare(id));
  const agreed = models.filter(isKnown).map((id) => `model ${id}`);
  const disagreed = models.filter((id) => !isKnown(id)).map((id) => `model ${id} (the version says ${own[0]})`);
  return { weight: WEIGHTS.model, share: agreed.length / models.length, agreed, disagreed };
}

/** Without a host's or provider's prefix. */
function bare(id: string): string {
  return id.slice(Math.max(id.lastIndexOf('/'), id.lastIndexOf(':')) + 1).toLowerCase();
}

const SPELLINGS: Readonly<Record<string, readonly string[]>> = {
  temperature: ['temperature'],
  topP: ['top_p', 'topP'],
  topK: ['top_k', 'topK'],
  maxTokens: ['max_tokens', 'maxTokens', 'max_output_tokens', 'max_completion_tokens', 'maxOutputTokens'],
  seed: ['seed'],
  frequencyPenalty: ['frequency_penalty', 'frequencyPenalty'],
  presencePenalty: ['presence_penalty', 'presencePenalty'],
};

function compareParameters({ parameters }: Recorded, meaning: AgentMeaning): Part | undefined {
  const own = meaning.models[0]?.parameters ?? {};
  const agreed: string[] = [];
  const disagreed: string[] = [];
  for (const [name, spellings] of Object.entries(SPELLINGS)) {
    const spelling = spellings.find((each) => parameters.has(each));
    const value = own[name];
    if (spelling === undefined || value === undefined) {
      continue;
    }
    const sent = asPlain(parameters.get(spelling));
    String(sent) === String(value)
      ? agreed.push(`${spelling} ${String(sent)}`)
      : disagreed.push(`${spelling} ${String(sent)} (the version says ${String(value)})`);
  }
  const count = agreed.length + disagreed.length;
  return count === 0 ? undefined : { weight: WEIGHTS.parameters, share: agreed.length / count, agreed, disagreed };
}
