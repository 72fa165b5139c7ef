import type { AgentConfig, AgentDefinition, ConfigFile, ModelSettings, Prompt, Role } from '../agentConfig';
import { textOf } from '../agentConfig';
import { referencedFiles } from '../agents';
import { get, getAny, type Node } from '../document/node';
import { templateOf } from '../lint/analysis/template';
import { canonicalText, mapFields, type Plain, plainOf, tidyText, wellFormed } from './plain';
import { otherSettings, type Setting } from './settings';
import { meaningOfTool, plainTool, type ToolMeaning } from './toolMeaning';

/** What decides an agent's behaviour, in one spelling: what fingerprints hash and changes are looked for in. */
export interface AgentMeaning {
  readonly agents: readonly AgentPart[];
  /** First the model that is used, then its fallbacks. */
  readonly models: readonly ModelMeaning[];
  readonly prompts: readonly PromptMeaning[];
  /** In the order of the files; order says nothing. */
  readonly tools: readonly ToolMeaning[];
  readonly servers: readonly Setting[];
  /** Everything else in the files that is not known to be without effect: front matter, a framework's own keys. */
  readonly settings: readonly Setting[];
  /** Who answers for it, how it is tested: without effect on runs. */
  readonly notes: readonly Setting[];
  /** Parts that are missing or cannot be read; the fingerprint is made of the rest. */
  readonly missing: readonly MissingPart[];
}

export interface MissingPart {
  readonly path: string;
  readonly why: string;
}

export interface AgentPart {
  readonly name: string;
  readonly description: string;
  /** Sorted; undefined when the agent does not list any. */
  readonly tools: readonly string[] | undefined;
  readonly handoffs: readonly string[];
  readonly kind: string;
  readonly limits: readonly Setting[];
  /** Tools whose calls a human confirms, sorted. */
  readonly approvals: readonly string[];
  readonly escalation: Plain;
  readonly source: AgentDefinition;
}

export interface ModelMeaning {
  readonly id: string;
  readonly provider: string;
  readonly parameters: { readonly [parameter: string]: Plain };
  readonly source: ModelSettings;
}

/** A stretch of prompt that one role says. */
export interface PromptMeaning {
  readonly name: string;
  readonly role: Role;
  readonly text: string;
  /** Declared inputs and the variables of the text, sorted; only whole prompts have them, on their first stretch. */
  readonly variables: readonly string[];
  readonly source: Prompt;
}

const NOTES = ['owner', 'evals', 'production'];
const meanings = new WeakMap<AgentConfig, AgentMeaning>();

/** The plain meaning of an agent's config. Never throws; the same config gives the same object. */
export function meaningOf(config: AgentConfig): AgentMeaning {
  let meaning = meanings.get(config);
  if (!meaning) {
    meaning = readMeaning(config);
    meanings.set(config, meaning);
  }
  return meaning;
}

function readMeaning(config: AgentConfig): AgentMeaning {
  const manifests = config.agents.flatMap(({ manifest }) => manifest ?? []);
  return {
    agents: config.agents.map(meaningOfAgent),
    models: config.models.map(meaningOfModel),
    prompts: config.prompts.flatMap(meaningOfPrompt),
    tools: config.tools.map(meaningOfTool),
    servers: config.servers.map(({ name, node }) => ({ path: name.value, value: plainServer(node), node })),
    settings: config.files.flatMap((file) => otherSettings(file, manifests)),
    notes: manifests.flatMap((manifest) => settingsAt(manifest, NOTES)),
    missing: missingParts(config),
  };
}

/**
 * The part of a meaning that is hashed, as canonical JSON (RFC 8785): two configs with the same one behave the same.
 * Put together from the canonical texts of its parts, which versions have in common; keys are in their order.
 */
export function behaviourText(meaning: AgentMeaning): string {
  const sorted = (values: readonly Plain[]): string => `[${values.map(canonicalText).sort().join(',')}]`;
  const pairs = (settings: readonly Setting[]): Plain[] => settings.map(({ path, value }) => [path, value]);
  const agents = meaning.agents.map((agent) => ({
    name: agent.name,
    description: agent.description,
    tools: agent.tools ?? null,
    handoffs: agent.handoffs,
    kind: agent.kind,
    limits: pairs(agent.limits).sort((a, b) => (canonicalText(a) < canonicalText(b) ? -1 : 1)),
    approvals: agent.approvals,
    escalation: agent.escalation,
  }));
  const models = meaning.models.map(({ id, provider, parameters }) => ({ id, provider, parameters }));
  const prompts = meaning.prompts.map(({ name, role, text, variables }) => ({ name, role, text, variables }));
  const parts = {
    agents: canonicalText(agents),
    models: canonicalText(models),
    prompts: canonicalText(prompts),
    servers: sorted(pairs(meaning.servers)),
    settings: sorted(pairs(meaning.settings)),
    tools: sorted(meaning.tools.map(plainTool)),
  };
  return `{${Object.entries(parts)
    .map(([key, text]) => `"${key}":${text}`)
    .join(',')}}`;
}

function meaningOfAgent(source: AgentDefinition): AgentPart {
  const { manifest } = source;
  const limits = get(manifest, 'limits');
  const escalation = get(manifest, 'escalation');
  return {
    name: source.name?.value ?? '',
    description: tidyText(textOf(source.description)),
    tools: source.tools && sortedNames(source.tools.map(({ value }) => value)),
    handoffs: sortedNames(source.handoffs.map(({ value }) => value)),
    kind: textOf(get(manifest, 'kind')),
    limits: (limits?.members ?? []).map(({ key, value }) => ({ path: key, value: plainOf(value), node: value })),
    approvals: sortedNames((get(manifest, 'approvals')?.items ?? []).map((item) => String(item.value))),
    escalation: escalation ? plainOf(escalation) : null,
    source,
  };
}

function meaningOfModel(source: ModelSettings): ModelMeaning {
  const parameters: Record<string, Node | undefined> = { ...source.parameters };
  return {
    id: source.id?.value.trim() ?? '',
    provider: source.provider?.trim().toLowerCase() ?? '',
    parameters: mapFields(parameters, (node) => (node === undefined ? undefined : plainOf(node as Node))),
    source,
  };
}

function meaningOfPrompt(source: Prompt): PromptMeaning[] {
  const declared = (source.inputs ?? []).map(({ name }) => name.value);
  const variables = sortedNames([...declared, ...templateOf(source).variables.map(({ name }) => name)]);
  return source.sections
    .map(({ role, start, end }) => ({ role, text: tidyText(source.text.slice(start, end)) }))
    .filter(({ text }) => text !== '')
    .map(({ role, text }, at) => ({ name: source.name, role, text, variables: at === 0 ? variables : [], source }));
}

/** A server without the values of its environment and headers: they hold secrets, and differ by machine. */
function plainServer(node: Node): Plain {
  const secrets = new Set(['env', 'environment', 'headers', 'http_headers']);
  return mapFields(Object.fromEntries(node.members.map(({ key, value }) => [key, value])), (value, key) =>
    secrets.has(key) ? (value as Node).members.map((member) => member.key).sort() : plainOf(value as Node),
  );
}

function settingsAt(node: Node, keys: readonly string[]): Setting[] {
  return keys.flatMap((key) => {
    const value = getAny(node, key);
    return value ? [{ path: key, value: plainOf(value), node: value }] : [];
  });
}

function sortedNames(names: readonly string[]): string[] {
  return [...new Set(names.map((name) => wellFormed(name)))].sort();
}

function missingParts(config: AgentConfig): MissingPart[] {
  const there = new Set(config.files.map(({ path }) => path));
  const named = config.files.flatMap((file) =>
    file.agents.flatMap((agent) => (agent.manifest ? referencedFiles(file.path, agent) : [])),
  );
  const gone = [...new Set(named)].filter((path) => !there.has(path));
  return [
    ...gone.map((path) => ({ path, why: 'it is missing, or holds no agent config' })),
    ...config.files.flatMap((file) => brokenPart(file)),
  ];
}

function brokenPart({ path, document }: ConfigFile): MissingPart[] {
  const [first] = document.issues;
  return first ? [{ path, why: `it has a syntax error: ${first.message}` }] : [];
}
