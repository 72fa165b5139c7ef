import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import Ajv from 'ajv';
import { RULES } from '../../../extension/config/lint/rules/rules';
import { type LintOptions, lintFiles } from '../../../extension/config/lint/runner';
import type { TraceRun } from '../../../extension/config/lint/runUse';
import { readRuns } from '../../../extension/platform/lint/readRuns';

const TRACE_RULES = RULES.map(({ id }) => id).filter((id) => id.startsWith('trace-'));

interface Definition {
  readonly name: string;
  readonly description: string;
  readonly inputSchema: Record<string, unknown>;
}

/**
 * The rules about recorded runs over real traces: each file's tools are written out as config, as they were recorded
 * (or as `tools`, an MCP list, has them, for traces that recorded none), and linted against the file's own runs. Then
 * each parameter that a call passed is spoiled in four ways, and what the linter says is held against a full validator.
 */
export async function measureTraces(folder: string, tools: string | undefined): Promise<string[]> {
  const { runs } = await readRuns([resolve(folder)], { from: resolve(folder) });
  const given = tools === undefined ? [] : (JSON.parse(readFileSync(tools, 'utf8')) as { tools: Definition[] }).tools;
  const lines: string[] = [];
  const totals = { files: 0, runs: 0, calls: 0, fail: 0, findings: 0 };
  const spoilt = { breaking: 0, found: 0, harmless: 0, false: 0 };
  for (const file of new Set(runs.map(({ source }) => source))) {
    const own = runs.filter(({ source }) => source === file);
    const definitions = definitionsOf(own, given);
    const calls = own.flatMap(({ use }) => use.calls.filter(({ tool }) => definitions.has(tool)));
    if (calls.length === 0) {
      continue;
    }
    const findings = lint([...definitions.values()], own, { rules: TRACE_RULES, changedAt: () => 1 });
    totals.files++;
    totals.runs += own.length;
    totals.calls += calls.length;
    totals.fail += [...definitions.values()].reduce((sum, each) => sum + failing(each, own), 0);
    totals.findings += findings.length;
    lines.push(...findings.map(({ rule, message }) => `${file}: ${rule}: ${message}`));
    spoilAll([...definitions.values()], own, spoilt);
  }
  return [...lines, JSON.stringify(totals), JSON.stringify(spoilt)];
}

function definitionsOf(runs: readonly TraceRun[], given: readonly Definition[]): Map<string, Definition> {
  const definitions = new Map<string, Definition>();
  for (const { name, description, parameters } of runs.flatMap(({ use }) => use.offered)) {
    if (!definitions.has(name)) {
      const inputSchema = JSON.parse(JSON.stringify(parameters ?? { type: 'object' })) as Record<string, unknown>;
      definitions.set(name, { name, description: description ?? '', inputSchema });
    }
  }
  return definitions.size > 0 ? definitions : new Map(given.map((tool) => [tool.name, tool]));
}

function lint(tools: readonly Definition[], runs: readonly TraceRun[], options: LintOptions) {
  return lintFiles([{ path: 'tools.json', text: JSON.stringify({ tools }) }], { ...options, runs }).findings;
}

/** How many calls of a tool a full validator refuses. */
function failing({ name, inputSchema }: Definition, runs: readonly TraceRun[]): number {
  const { $schema: _dialect, ...schema } = lowered(inputSchema) as Record<string, unknown>;
  const validate = new Ajv({ strict: false, validateFormats: false, ownProperties: true }).compile(schema);
  const given = runs.flatMap(({ use }) => use.calls.flatMap((call) => (call.tool === name ? [call.arguments] : [])));
  return given.filter((each) => each !== undefined && !validate(each)).length;
}

/** Gemini writes types in capitals. */
function lowered(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value).replace(/"type":"([A-Z]+)"/g, (text) => text.toLowerCase()));
}

type Schema = Record<string, unknown> & { properties?: Record<string, Record<string, unknown>>; required?: string[] };

const SPOIL: readonly ((schema: Schema, name: string) => Schema)[] = [
  (schema, name) => ({ ...schema, properties: { ...schema.properties, [name]: { type: 'boolean' } } }),
  (schema, name) => ({ ...schema, required: [...(schema.required ?? []), `${name}_2`] }),
  (schema, name) => {
    const { [name]: _gone, ...others } = schema.properties ?? {};
    return { ...schema, properties: others, required: [], additionalProperties: false };
  },
  (schema, name) => ({ ...schema, properties: { ...schema.properties, [name]: { type: 'string', enum: ['never'] } } }),
];

function spoilAll(
  tools: readonly Definition[],
  runs: readonly TraceRun[],
  counts: { breaking: number; found: number; harmless: number; false: number },
): void {
  // What the run was offered is not what the spoilt file says.
  const silent = runs.map((run) => ({ ...run, agent: 'tools.json', use: { ...run.use, offered: [] } }));
  for (const tool of tools) {
    const schema = tool.inputSchema as Schema;
    for (const name of Object.keys(schema.properties ?? {})) {
      for (const spoil of SPOIL) {
        const spoilt = { ...tool, inputSchema: spoil(schema, name) };
        const rules = ['trace-arguments-fail-schema', 'trace-enum-invented'];
        const isFound = lint([spoilt], silent, { rules }).length > 0;
        const isBreaking = failing(spoilt, runs) > 0;
        counts[isBreaking ? 'breaking' : 'harmless']++;
        counts[isBreaking ? 'found' : 'false'] += isFound ? 1 : 0;
      }
    }
  }
}
