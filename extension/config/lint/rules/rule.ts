import type { AgentConfig, ConfigFile, McpServer, ModelSettings, Parameter, Prompt, Tool } from '../../agentConfig';
import type { Edit } from '../../document/edit';
import type { Member, Node } from '../../document/node';
import type { TracePlace, TraceRun } from '../runUse';

export type Severity = 'error' | 'warning' | 'info';

/**
 * Where a problem is: a value, the key of a value (`on: 'key'`), or a piece of a string's value by offsets into it.
 * The runner turns it into a path and a range.
 */
export interface Place {
  readonly node: Node;
  readonly on?: 'key';
  readonly from?: number;
  readonly to?: number;
}

export interface Problem {
  readonly at: Place;
  /** One sentence that says what is wrong and what it leads to. */
  readonly message: string;
  /** The tool and the path of the parameter the problem is about. */
  readonly tool?: Tool | undefined;
  readonly parameter?: string | undefined;
  /** Other places that belong to the problem, possibly in other files. */
  readonly related?: readonly { readonly at: Place; readonly message: string }[] | undefined;
  readonly fixes?: readonly Fix[] | undefined;
  /** Steps of recorded runs that show it, the best example first. */
  readonly traces?: readonly TracePlace[] | undefined;
  /** When this occurrence weighs more or less than the rule says; settings still win. */
  readonly severity?: Severity | undefined;
}

export interface Fix {
  /** What it does, in the imperative: 'Add an enum'. */
  readonly title: string;
  readonly edits: readonly Edit[];
  /** Safe to apply without looking: `--fix` applies only these. */
  readonly isSafe: boolean;
}

export type Found = Problem | readonly Problem[] | undefined;

/** What a rule may look at besides its subject. */
export interface Context {
  readonly options: Options;
  /** The agent whose parts are being looked at, or for rules on one element, the file alone. */
  readonly agent: AgentConfig;
  /** The file a node stands in. */
  fileOf(node: Node): ConfigFile | undefined;
  /** Whether a file exists, by workspace path; undefined when nobody knows. */
  isFile(path: string): boolean | undefined;
  /** Whether settings mark the file as used in production. */
  isProduction(path: string): boolean;
  /** Model id patterns that may be used; undefined when all may. */
  readonly allowedModels: readonly string[] | undefined;
  /** Names of all agents that agent files define. */
  readonly agentNames: readonly string[];
  /** Whom an agent hands over to. */
  handoffsOf(name: string): readonly string[];
  /** What version control knows of a file; undefined when nobody asked it. */
  versionOf(path: string): FileVersion | undefined;
  /** Recorded runs of the agent that are known; empty for rules on one element. */
  readonly runs: readonly TraceRun[];
  /** When a file last changed, in milliseconds since 1970; undefined when nobody knows. */
  changedAt(path: string): number | undefined;
  /** Today as YYYY-MM-DD, to judge retirement dates. */
  readonly today: string;
}

export type FileVersion = 'committed' | 'changed' | 'untracked';

export type OptionValue = number | string | boolean | readonly string[];
export type Options = Readonly<Record<string, OptionValue>>;

interface RuleFacts {
  /** Id, file name, diagnostic code, heading of its documentation and name of its test, all in one. */
  readonly id: string;
  readonly severity: Severity;
  /** Off by default: settings turn it on. */
  readonly isOff?: true;
  /** One line for lists. */
  readonly summary: string;
  /** Options with their defaults. */
  readonly options?: Options;
  readonly hasFix?: true;
}

/** A check of one kind of subject. It sees neither ranges nor severities nor output. */
export type Rule = RuleFacts &
  (
    | { readonly on: 'tool'; check(tool: Tool, context: Context): Found }
    | { readonly on: 'parameter'; check(parameter: Parameter, tool: Tool, context: Context): Found }
    | { readonly on: 'tools'; check(tools: readonly Tool[], context: Context): Found }
    | { readonly on: 'prompt'; check(prompt: Prompt, context: Context): Found }
    | { readonly on: 'model'; check(model: ModelSettings, context: Context): Found }
    | { readonly on: 'server'; check(server: McpServer, context: Context): Found }
    | { readonly on: 'agent'; check(agent: AgentConfig, context: Context): Found }
  );

/** A place on the key of a member, or on the value where there is no key. */
export function keyOf(member: Member): Place {
  return { node: member.value, on: 'key' };
}

/** A numeric option. */
export function numberOption(context: Context, name: string): number {
  const value = context.options[name];
  return typeof value === 'number' ? value : Number.NaN;
}
