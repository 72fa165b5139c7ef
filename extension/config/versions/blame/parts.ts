import type { ConfigFile, ModelSettings, Prompt, Tool } from '../../agentConfig';
import { formatPath, memberOf, type Node, pathOf } from '../../document/node';
import { parametersOf } from '../changes/parameters';
import { canonicalText, plainOf, tidyText } from '../plain';
import { meaningOfTool } from '../toolMeaning';
import { sentenceParts } from './sentenceParts';

/** The smallest things of a config that each have an origin of their own, wherever and however they are written. */
export interface ConfigPart {
  /** The tool it belongs to; tools are followed when they are renamed. */
  readonly tool: string | undefined;
  /** Which part it is, of the tool or of the agent: the same in every version that has it. */
  readonly key: string;
  /** What it says, in one spelling. */
  readonly value: string;
  /** In words: `tool find_customer`, `sentence`. */
  readonly what: string;
  /** Where it stands in its file, by UTF-16 offsets. */
  readonly start: number;
  readonly end: number;
}

/** Parts of one file are not looked for beyond these. */
const MOST_PARTS = 20_000;

/** What a part is looked for by in another version. @param tool what its tool is called there */
export function identityOf(key: string, tool: string | undefined): string {
  return `${tool ?? ''}\n${key}`;
}

const known = new WeakMap<ConfigFile, ReadonlyMap<string, ConfigPart>>();

/** The parts of a file by {@link identityOf}; of two with one identity, the first. The same file gives the same map. */
export function partsOf(file: ConfigFile): ReadonlyMap<string, ConfigPart> {
  let parts = known.get(file);
  if (!parts) {
    parts = readParts(file);
    known.set(file, parts);
  }
  return parts;
}

function readParts(file: ConfigFile): Map<string, ConfigPart> {
  const all = [
    ...file.tools.flatMap(toolParts),
    ...file.prompts.flatMap((prompt) => promptParts(prompt, file)),
    ...file.models.flatMap(modelParts),
    ...valueParts(file),
  ];
  const parts = new Map<string, ConfigPart>();
  for (const part of all.slice(0, MOST_PARTS)) {
    const identity = identityOf(part.key, part.tool);
    // A sentence that is said twice is two parts.
    const isSecond = part.what === SENTENCE && parts.has(identity);
    const own = isSecond ? { ...part, key: `${part.key} ${parts.size}` } : part;
    const key = identityOf(own.key, own.tool);
    if (!parts.has(key)) {
      parts.set(key, own);
    }
  }
  return parts;
}

const SENTENCE = 'sentence';

function toolParts(tool: Tool): ConfigPart[] {
  const meaning = meaningOfTool(tool);
  const { name } = meaning;
  const part = (key: string, value: string, what: string, node: Node): ConfigPart => ({
    tool: name,
    key,
    value,
    what,
    ...rangeOf(node),
  });
  const parts = [part('tool', name, `tool ${name}`, tool.node)];
  if (tool.description) {
    parts.push(part('description', meaning.description, `description of tool ${name}`, tool.description));
  }
  if (tool.output) {
    parts.push(part('output', canonicalText(meaning.output ?? null), `output of tool ${name}`, tool.output));
  }
  for (const { path, facts, required, node } of parametersOf(meaning).values()) {
    if (path !== '' && node && node !== tool.schema) {
      const value = canonicalText([facts, required]);
      parts.push(part(`parameter ${path}`, value, `parameter ${path} of tool ${name}`, node));
    }
  }
  return parts;
}

function promptParts(prompt: Prompt, { document }: ConfigFile): ConfigPart[] {
  return sentenceParts(prompt, document.text).map(({ role, text, start, end }) => ({
    tool: undefined,
    key: `sentence ${role} ${text}`,
    value: '',
    what: SENTENCE,
    start,
    end,
  }));
}

function modelParts(model: ModelSettings, at: number): ConfigPart[] {
  const name = at === 0 ? 'model' : `fallback model ${at}`;
  const part = (key: string, value: string, what: string, node: Node): ConfigPart => ({
    tool: undefined,
    key: `model ${at} ${key}`,
    value,
    what,
    ...rangeOf(node),
  });
  const settings = Object.entries(model.parameters).map(([key, node]) =>
    part(key, canonicalText(plainOf(node)), `${key} of the ${name}`, node),
  );
  const { id } = model;
  return id && !id.isKey ? [part('id', id.value.trim(), name, id.node), ...settings] : settings;
}

/** Every other value of a data file, by its path. Of lists of names each name is itself, wherever it stands. */
function valueParts(file: ConfigFile): ConfigPart[] {
  const { root } = file.document;
  if (!root || root.type === 'string' || file.kind.startsWith('tools-')) {
    return [];
  }
  const covered = coveredNodes(file);
  const parts: ConfigPart[] = [];
  const stack: Node[] = [root];
  for (let node = stack.pop(); node && parts.length < MOST_PARTS; node = stack.pop()) {
    if (covered.has(node)) {
      continue;
    }
    // An empty list says something too.
    if (node.members.length + node.items.length > 0) {
      stack.push(...node.members.map(({ value }) => value), ...node.items);
      continue;
    }
    const value = typeof node.value === 'string' ? tidyText(node.value) : `${node.type} ${canonicalText(node.value)}`;
    const isItem = typeof node.key === 'number' && node.parent !== undefined;
    const path = isItem ? formatPath(pathOf(node.parent!)) : formatPath(pathOf(node));
    const key = isItem ? `item ${path} ${value}` : `value ${path}`;
    const what = isItem ? `${value.slice(0, 60)} in ${path}` : path;
    parts.push({ tool: undefined, key, value, what, ...rangeOf(node) });
  }
  return parts;
}

/** The nodes that other parts were read from. */
function coveredNodes({ tools, prompts, models }: ConfigFile): ReadonlySet<Node> {
  return new Set([
    ...tools.map(({ node }) => node),
    ...prompts.map(({ node }) => node),
    ...models.flatMap(({ id, parameters }) => [...(id && !id.isKey ? [id.node] : []), ...Object.values(parameters)]),
  ]);
}

/** A value with its key. */
function rangeOf(node: Node): { readonly start: number; readonly end: number } {
  return { start: memberOf(node)?.keyStart ?? node.start, end: node.end };
}
