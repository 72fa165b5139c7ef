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

function comparePrompts({ prompts }: Recorded, meaning: AgentMeaning): Part | undefined {
  const own = meaning.prompts.filter(({ role }) => role === 'system');
  if (prompts.length === 0 || own.length === 0) {
    return undefined;
  }
  let share = 0;
  const agreed: string[] = [];
  const disagreed: string[] = [];
  for (const prompt of own) {
    const fit = Math.max(...prompts.map((text) => fitOf(prompt, text)));
    const name = prompt.name === '' ? 'system prompt' : `prompt ${prompt.name}`;
    share += fit / own.length;
    fit === 1 ? agreed.push(name) : disagreed.push(`${name} (${Math.round(fit * 100)}% alike)`);
  }
  return { weight: WEIGHTS.prompts, share, agreed, disagreed };
}

/** 1 when the text is the prompt, its variables filled in, alone or inside a longer one; else how alike they are. */
function fitOf(prompt: PromptMeaning, recorded: string): number {
  const wanted = oneLine(prompt.text);
  const text = oneLine(recorded);
  if (wanted === text || (wanted.length > 40 && text.includes(wanted))) {
    return 1;
  }
  const pieces = literalPieces(prompt);
  let at = 0;
  for (const piece of pieces) {
    const found = text.indexOf(piece, at);
    if (found < 0) {
      // A little short of the real thing, whatever the words.
      return Math.min(likeness(prompt.text, recorded), 0.99);
    }
    at = found + piece.length;
  }
  return pieces.length > 0 ? 1 : 0;
}

/** What stands between the variables of a template. A prompt without variables is one piece. */
function literalPieces({ source, text }: PromptMeaning): string[] {
  const { variables } = templateOf(source);
  const marks = variables.map(({ from, to }) => source.text.slice(from, to)).filter((mark) => text.includes(mark));
  let pieces = [text];
  for (const mark of new Set(marks)) {
    pieces = pieces.flatMap((piece) => piece.split(mark));
  }
  // Blocks such as `{% if %}` or `{{#each}}` decide what is shown: what is inside may be missing or repeated.
  const plain = pieces.flatMap((piece) => piece.split(/\{\{?[#/^%]?|[#%]?\}\}?/));
  return plain.map(oneLine).filter((piece) => piece.length > 3);
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
