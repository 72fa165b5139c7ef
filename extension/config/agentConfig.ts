import type { Document } from './document/document';
import type { Node } from './document/node';

/**
 * What decides an agent's behaviour, whatever file format it was written in: tools, prompts, model settings, agents and
 * MCP servers. Every element holds the nodes it was read from, and a node knows its path and its range in the text.
 */
export interface ConfigParts {
  readonly tools: readonly Tool[];
  readonly prompts: readonly Prompt[];
  readonly models: readonly ModelSettings[];
  readonly agents: readonly AgentDefinition[];
  readonly servers: readonly McpServer[];
}

/** One recognised file. */
export interface ConfigFile extends ConfigParts {
  readonly path: string;
  /** Id of the file kind, such as `tools-mcp-list`. */
  readonly kind: string;
  readonly document: Document;
}

/**
 * One agent: the files a `*.agent.yaml` ties together, or, where none does, the files of a folder that belong together.
 * Its tools are what a model is offered at once.
 */
export interface AgentConfig extends ConfigParts {
  readonly name: string;
  /** The agent file, when there is one. */
  readonly definition: AgentDefinition | undefined;
  readonly files: readonly ConfigFile[];
}

/** A short text of the config and where it stands: as a value, or as a member's key. */
export interface Text {
  readonly value: string;
  readonly node: Node;
  /** The text is the key of `node`'s member, not its value. */
  readonly isKey: boolean;
}

export type ToolShape =
  | 'openai-chat'
  | 'openai-responses'
  | 'openai-functions'
  | 'anthropic'
  | 'mcp'
  | 'gemini'
  | 'bedrock'
  | 'bfcl'
  | 'azure'
  | 'm365'
  | 'docker'
  | 'toolbox'
  | 'dify'
  | 'flowise'
  | 'agent-schema'
  | 'autogen';

export interface Tool {
  readonly node: Node;
  readonly shape: ToolShape;
  /** Undefined when the definition has no name. */
  readonly name: Text | undefined;
  /** What the model reads; undefined when there is none. Blank text stays blank. */
  readonly description: Node | undefined;
  /** The JSON Schema of the arguments, in shapes that use JSON Schema. */
  readonly schema: Node | undefined;
  /** Top-level parameters; nested ones are their children. */
  readonly parameters: readonly Parameter[];
  /** Whether the definition lists its parameters, if only as an empty list. */
  readonly listsParameters: boolean;
  /** The JSON Schema of the result. */
  readonly output: Node | undefined;
  readonly annotations: Annotations;
  /** The provider checks arguments against the schema while decoding (`strict: true`). */
  readonly strict: boolean;
}

/** Claims about what a tool does, by MCP's meaning of the hints. */
export interface Annotations {
  readonly readOnly: Node | undefined;
  readonly destructive: Node | undefined;
  /** A human has to confirm each call. */
  readonly confirmation: Node | undefined;
}

export interface Parameter {
  readonly name: string;
  /** `filter`, `filter.tags`, `rows[].id`. */
  readonly path: string;
  /** 1 for an argument of the tool itself. */
  readonly depth: number;
  /** The parameter's definition. */
  readonly node: Node;
  readonly nameText: Text;
  readonly description: Node | undefined;
  /** JSON types in lower case, `null` left out; empty when none is given. */
  readonly types: readonly string[];
  /** The schema with `$ref` followed and an optional wrapper (`anyOf` with null) taken off. */
  readonly schema: Node;
  readonly required: boolean;
  /** What says so: the flag, or the item in the `required` list. */
  readonly requiredNode: Node | undefined;
  readonly children: readonly Parameter[];
}

export type Role = 'system' | 'user' | 'assistant' | 'tool';

/** How variables stand in a prompt. */
export type TemplateLanguage = 'none' | 'mustache' | 'handlebars' | 'jinja' | 'braces' | 'semantic-kernel';

/** `agent`: who the model is and what it may do. `instructions`: house rules added to somebody else's agent. `task`: one job. */
export type PromptPurpose = 'agent' | 'instructions' | 'task';

export interface Prompt {
  readonly name: string;
  /** A string node. */
  readonly node: Node;
  readonly text: string;
  /** Who says what, in order; a prompt with no roles of its own is one section. */
  readonly sections: readonly PromptSection[];
  readonly purpose: PromptPurpose;
  readonly language: TemplateLanguage;
  /** Declared inputs; undefined when the format has no place to declare them or the file does not. */
  readonly inputs: readonly PromptInput[] | undefined;
}

/** A stretch of a prompt's text, by offsets into it. */
export interface PromptSection {
  readonly role: Role;
  readonly start: number;
  readonly end: number;
}

export interface PromptInput {
  readonly name: Text;
  /** The file says the value comes from a user, a tool or a document. */
  readonly untrusted: boolean;
}

export type ModelParameter =
  | 'temperature'
  | 'topP'
  | 'topK'
  | 'maxTokens'
  | 'seed'
  | 'thinkingBudget'
  | 'frequencyPenalty'
  | 'presencePenalty';

export interface ModelSettings {
  /** The object the settings stand in. */
  readonly node: Node;
  readonly id: Text | undefined;
  readonly provider: string | undefined;
  /** The id is a deployment or an alias whose meaning lives elsewhere, a shorthand of a tool, or a variable. */
  readonly indirect: boolean;
  readonly parameters: Readonly<Partial<Record<ModelParameter, Node>>>;
}

/** The name of something that is defined elsewhere: a tool, an agent, a file. */
export type Reference = Text;

export interface AgentDefinition {
  readonly node: Node;
  readonly name: Text | undefined;
  readonly description: Node | undefined;
  /** Tools by name; undefined when the agent does not list any (which often means: all). */
  readonly tools: readonly Reference[] | undefined;
  readonly handoffs: readonly Reference[];
  readonly promptFiles: readonly Reference[];
  readonly toolFiles: readonly Reference[];
  /** Only for Backstep's own agent files: the object to ask for owner, limits, approvals, escalation and evals. */
  readonly manifest: Node | undefined;
}

/** An agent that names nothing defined elsewhere. */
export const NO_REFERENCES = {
  tools: undefined,
  handoffs: [],
  promptFiles: [],
  toolFiles: [],
  manifest: undefined,
} satisfies Partial<AgentDefinition>;

export interface McpServer {
  readonly name: Text;
  readonly node: Node;
}

export const NO_PARTS: ConfigParts = { tools: [], prompts: [], models: [], agents: [], servers: [] };

const flattened = new WeakMap<Tool, readonly Parameter[]>();

/** All parameters of a tool, nested ones included, in reading order. */
export function allParameters(tool: Tool): readonly Parameter[] {
  let all = flattened.get(tool);
  if (!all) {
    all = tool.parameters.every(({ children }) => children.length === 0) ? tool.parameters : flatten(tool.parameters);
    flattened.set(tool, all);
  }
  return all;
}

function flatten(parameters: readonly Parameter[]): Parameter[] {
  const all: Parameter[] = [];
  const stack = [...parameters].reverse();
  for (let next = stack.pop(); next; next = stack.pop()) {
    all.push(next);
    for (let index = next.children.length - 1; index >= 0; index--) {
      stack.push(next.children[index]!);
    }
  }
  return all;
}

/** The name of a tool for messages. */
export function toolName(tool: Tool): string {
  return tool.name?.value ?? '';
}

/** A description's text, empty when there is none. */
export function textOf(node: Node | undefined): string {
  return node?.type === 'string' ? (node.value as string) : '';
}
