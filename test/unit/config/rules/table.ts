import type { InputFile, LintOptions } from '../../../../extension/config/lint/runner';

/** Files to lint, and what is known around them. */
export interface Sample {
  readonly files: readonly InputFile[];
  readonly options?: LintOptions;
}

export interface Invalid extends Sample {
  /** Place in the data of the first finding: `tools[0].description`. */
  readonly at: string;
  /** Part of its message. */
  readonly says: string;
  readonly severity?: 'error' | 'warning' | 'info';
  /** How many findings; one when left out. */
  readonly count?: number;
  /** Part of the file's text after the finding's first fix. */
  readonly fixed?: string;
}

export interface RuleTable {
  readonly valid: readonly Sample[];
  readonly invalid: readonly Invalid[];
}

export type Schema = Record<string, unknown>;

/** One MCP tool with a description that says enough. */
export function tool(name: string, properties: Schema = {}, more: Schema = {}): Schema {
  const words = name.replaceAll('_', ' ');
  return {
    name,
    description: `Does the ${words} step for one warehouse and returns the stock that is left.`,
    inputSchema: { type: 'object', properties, required: [] },
    ...more,
  };
}

/** A file of MCP tools, indented as people write it. */
export function tools(...list: readonly Schema[]): Sample {
  return { files: [{ path: 'tools.json', text: `${JSON.stringify({ tools: list }, undefined, 2)}\n` }] };
}

/** A tool with one parameter. */
export function parameter(name: string, schema: Schema, more: Schema = {}): Sample {
  return tools(tool('count_stock', { [name]: schema }, more));
}

export function file(path: string, text: string): Sample {
  return { files: [{ path, text }] };
}

/** A Prompty file with inputs. */
export function prompty(inputs: readonly string[], body: string): Sample {
  return file(
    'greet.prompty',
    `---\nname: greet\ninputs:\n${inputs.map((name) => `  ${name}:\n    type: string\n`).join('')}---\n${body}\n`,
  );
}

/** Instructions for a coding agent. */
export function instructions(body: string): Sample {
  return file('AGENTS.md', `# House rules\n\n${body}\n`);
}

/** An agent file that leaves nothing out, with lines put in place of its own. */
export function agent(
  changes: Readonly<Record<string, string | undefined>> = {},
  others: readonly InputFile[] = [],
  options: LintOptions = {},
): Sample {
  const lines: Record<string, string | undefined> = {
    name: 'name: clerk',
    kind: 'kind: bounded',
    owner: 'owner: stock team',
    model:
      'model:\n  provider: anthropic\n  name: claude-opus-4-6\n  parameters:\n    temperature: 0\n    max_tokens: 2000',
    prompts: undefined,
    tools: undefined,
    handoffs: undefined,
    limits: 'limits:\n  max_steps: 20\n  timeout_s: 120\n  max_cost_usd: 1\n  max_depth: 2\n  max_subagents: 2',
    approvals: 'approvals: []',
    escalation: 'escalation: two failed lookups in a row',
    evals: 'evals:\n  file: cases.jsonl\n  cases: 40',
    ...changes,
  };
  const text = Object.values(lines)
    .flatMap((line) => line ?? [])
    .join('\n');
  return { files: [{ path: 'clerk.agent.yaml', text: `${text}\n` }, ...others], options };
}

/** An MCP client configuration with one server. */
export function server(settings: Schema): Sample {
  return file('.mcp.json', `${JSON.stringify({ mcpServers: { stock: settings } }, undefined, 2)}\n`);
}

/** Model settings in YAML. */
export function settings(...lines: readonly string[]): Sample {
  return file('model.yaml', `${lines.join('\n')}\n`);
}
