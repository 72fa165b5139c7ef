import { type AgentConfig, type ConfigFile, type Text, type Tool, textOf, toolName } from './agentConfig';
import { memberOf } from './document/node';
import { findOverlaps } from './lint/analysis/overlap';
import { toolTokens } from './lint/analysis/tokens';
import { classifyModel, MODEL_FACTS_CHECKED, type ModelFacts } from './models';

/** What is known of a thing in a config file, to be told where it stands. Offsets are into the file's text. */
export type Description = { readonly start: number; readonly end: number } & (
  | { readonly about: 'model'; readonly facts: ModelFacts /** YYYY-MM-DD */; readonly checked: string }
  | { readonly about: 'tool'; readonly tool: ToolDescription }
);

/** A tool as a model sees it. */
export interface ToolDescription {
  readonly name: string;
  readonly description: string;
  readonly parameters: readonly {
    readonly name: string;
    readonly types: readonly string[];
    readonly required: boolean;
    readonly description: string;
  }[];
  /** Of every call that offers it; an estimate. */
  readonly tokens: number;
  /** Tools of the same agent that a model could take for it. */
  readonly confusable: readonly { readonly name: string; readonly why: string }[];
}

/** Sets larger than this are not searched for tools that can be confused: it is asked for while the pointer rests. */
const MOST_TOOLS = 2000;

/** Describes the model id or the tool's name at an offset. */
export function describeAt(file: ConfigFile, agents: readonly AgentConfig[], offset: number): Description | undefined {
  for (const { id, provider } of file.models) {
    const range = id && rangeAt(id, offset);
    if (range) {
      return { ...range, about: 'model', facts: classifyModel(id.value, provider), checked: MODEL_FACTS_CHECKED };
    }
  }
  for (const tool of file.tools) {
    const range = tool.name && rangeAt(tool.name, offset);
    if (range) {
      return {
        ...range,
        about: 'tool',
        tool: describeTool(
          tool,
          agents.find(({ tools }) => tools.includes(tool)),
        ),
      };
    }
  }
  return undefined;
}

function describeTool(tool: Tool, agent: AgentConfig | undefined): ToolDescription {
  const siblings = agent && agent.tools.length <= MOST_TOOLS ? agent.tools : [];
  return {
    name: toolName(tool),
    description: textOf(tool.description),
    parameters: tool.parameters.map(({ name, types, required, description }) => ({
      name,
      types,
      required,
      description: textOf(description),
    })),
    tokens: toolTokens(tool),
    confusable: findOverlaps(siblings).flatMap(({ a, b, why }) =>
      a === tool || b === tool ? [{ name: toolName(a === tool ? b : a), why }] : [],
    ),
  };
}

/** The range of a text, if an offset is in it. */
function rangeAt({ node, isKey }: Text, offset: number): { readonly start: number; readonly end: number } | undefined {
  const member = isKey ? memberOf(node) : undefined;
  const [start, end] = member ? [member.keyStart, member.keyEnd] : [node.start, node.end];
  return start <= offset && offset <= end ? { start, end } : undefined;
}
