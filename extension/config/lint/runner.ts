import { type AgentConfig, allParameters, type ConfigFile, NO_PARTS, type Tool } from '../agentConfig';
import { referencedFiles, resolveAgents } from '../agents';
import type { Node } from '../document/node';
import { readConfigFile } from '../read';
import { runsByAgent } from './analysis/agentRuns';
import { type Finding, Findings, OWN_FINDINGS } from './findings';
import type { Context, FileVersion, Found, Problem, Rule, Severity } from './rules/rule';
import { RULES } from './rules/rules';
import type { TraceRun } from './runUse';
import { DEFAULT_SETTINGS, isIncluded, isProduction, type ReadSettings, readSettings } from './settings';

export interface InputFile {
  /** Workspace path with forward slashes. */
  readonly path: string;
  readonly text: string;
}

export interface LintOptions {
  /** Only these rules, on even if they are off by default. */
  readonly rules?: readonly string[] | undefined;
  /** Whether a file exists, by workspace path. Without it only the files given are known to. */
  readonly isFile?: ((path: string) => boolean) | undefined;
  /** What version control knows of a file. Without it nothing is said about versions. */
  readonly versionOf?: ((path: string) => FileVersion | undefined) | undefined;
  /** Recorded runs of any agents: each is tied to the one it belongs to. Rules about runs say nothing without. */
  readonly runs?: readonly TraceRun[] | undefined;
  /** When a file last changed, in milliseconds since 1970. */
  readonly changedAt?: ((path: string) => number | undefined) | undefined;
  /** YYYY-MM-DD; today when left out. */
  readonly today?: string | undefined;
}

export interface LintResult {
  /** Files recognised as agent config, in the order given. */
  readonly files: readonly ConfigFile[];
  /** The agents those files make up. */
  readonly agents: readonly AgentConfig[];
  /** By file, then by place. */
  readonly findings: readonly Finding[];
}

/**
 * Lints the agent config among some files; the others are passed over. A `backstep.json` among them sets severities,
 * options and exceptions. Synchronous, with no input or output of its own; the same files give the same result.
 */
export function lintFiles(files: readonly InputFile[], options: LintOptions = {}): LintResult {
  return lintWith(RULES, files, options);
}

/** {@link lintFiles} with a list of rules of the caller's. */
export function lintWith(rules: readonly Rule[], inputs: readonly InputFile[], options: LintOptions = {}): LintResult {
  const config = inputs
    .filter(({ path }) => /(?:^|\/)backstep\.json$/.test(path))
    .sort((a, b) => a.path.length - b.path.length)[0];
  const read = config && readSettings(config.text, rules);
  const files = readFiles(inputs, read);
  const findings = new Findings(read?.settings ?? DEFAULT_SETTINGS, new Set(rules.map(({ id }) => id)));
  for (const file of files) {
    findings.register(file);
  }
  if (config && read) {
    findings.register({ ...NO_PARTS, path: config.path, kind: 'backstep', document: read.document });
    for (const problem of read.problems) {
      findings.add(OWN_FINDINGS.settings, 'error', problem);
    }
  }
  const agents = resolveAgents(files);
  new Run(rules, inputs, options, read, findings).run(files, agents);
  return { files, agents, findings: findings.sorted(files) };
}

/** The recognised files, and those that only an agent file makes agent config. */
function readFiles(inputs: readonly InputFile[], read: ReadSettings | undefined): ConfigFile[] {
  const included = inputs.filter(({ path }) => isIncluded(read?.settings ?? DEFAULT_SETTINGS, path));
  const texts = new Map(included.map(({ path, text }) => [path, text]));
  const files = new Map<string, ConfigFile>();
  for (const { path, text } of included) {
    const file = readConfigFile(path, text);
    if (file) {
      files.set(path, file);
    }
  }
  for (const file of [...files.values()]) {
    for (const path of file.agents.flatMap((agent) => (agent.manifest ? referencedFiles(file.path, agent) : []))) {
      const text = files.has(path) ? undefined : texts.get(path);
      const named = text === undefined ? undefined : readConfigFile(path, text, 'prompt');
      if (named) {
        files.set(path, named);
      }
    }
  }
  return [...files.values()];
}

class Run {
  private readonly inputs: ReadonlySet<string>;
  private readonly failed = new Set<string>();
  /** Whom each agent hands over to, by name. */
  private readonly handoffs = new Map<string, readonly string[]>();
  private runs: ReadonlyMap<AgentConfig, readonly TraceRun[]> = new Map();

  constructor(
    private readonly rules: readonly Rule[],
    inputs: readonly InputFile[],
    private readonly options: LintOptions,
    private readonly read: ReadSettings | undefined,
    private readonly findings: Findings,
  ) {
    this.inputs = new Set(inputs.map(({ path }) => path));
  }

  run(files: readonly ConfigFile[], agents: readonly AgentConfig[]): void {
    this.runs = runsByAgent(agents, this.options.runs ?? []);
    for (const { definition } of agents) {
      if (definition?.name) {
        this.handoffs.set(
          definition.name.value,
          definition.handoffs.map(({ value }) => value),
        );
      }
    }
    const manifests = new Map(agents.flatMap((agent) => agent.files.map((file) => [file, agent.definition?.manifest])));
    for (const agent of agents) {
      for (const check of this.checksOf(['agent', 'tools'], agent, agent.definition?.manifest)) {
        this.take(check, agent.files, checkAgent, agent);
      }
    }
    for (const file of files) {
      this.checkFile(file, manifests.get(file));
    }
  }

  private checkFile(file: ConfigFile, manifest: Node | undefined): void {
    const alone = { ...file, name: file.path, definition: undefined, files: [file] };
    for (const check of this.checksOf(['prompt', 'model', 'server'], alone, manifest)) {
      this.take(check, alone.files, checkParts, file);
    }
    const checks = this.checksOf(['tool', 'parameter'], alone, manifest);
    // Tool by tool and not rule by rule: what the rules look at is then still in the processor's caches.
    for (const tool of file.tools) {
      for (const check of checks) {
        this.take(check, alone.files, checkTool, tool);
      }
    }
  }

  /** The rules on some kinds of subject that are on. */
  private checksOf(on: readonly Rule['on'][], agent: AgentConfig, manifest: Node | undefined): Check[] {
    return this.rules.flatMap((rule) => {
      const severity = on.includes(rule.on) ? this.severityOf(rule) : 'off';
      return severity === 'off' ? [] : [{ rule, severity, context: this.context(rule, agent, manifest) }];
    });
  }

  private severityOf(rule: Rule): Severity | 'off' {
    const { rules } = this.options;
    if (rules !== undefined && !rules.includes(rule.id)) {
      return 'off';
    }
    const set = this.read?.settings.severities.get(rule.id);
    return set ?? (rule.isOff && rules === undefined ? 'off' : rule.severity);
  }

  private context(rule: Rule, agent: AgentConfig, manifest: Node | undefined): Context {
    const { options, inputs, findings } = this;
    const settings = this.read?.settings ?? DEFAULT_SETTINGS;
    return {
      options: { ...rule.options, ...settings.options.get(rule.id) },
      agent,
      fileOf: (node) => findings.fileOf(node),
      isFile: (path) => (inputs.has(path) ? true : options.isFile?.(path)),
      isProduction: (path) => isProduction(settings, path, manifest),
      allowedModels: settings.allowedModels,
      agentNames: [...this.handoffs.keys()],
      handoffsOf: (name) => this.handoffs.get(name) ?? [],
      versionOf: (path) => options.versionOf?.(path),
      runs: this.runs.get(agent) ?? [],
      changedAt: (path) => options.changedAt?.(path),
      today: options.today ?? new Date().toISOString().slice(0, 10),
    };
  }

  /** Runs a check; one that throws is reported by its name, once, and the others go on. */
  private take<S>(
    check: Check,
    files: readonly ConfigFile[],
    find: (check: Check, subject: S) => readonly Problem[],
    subject: S,
  ): void {
    const { rule, severity } = check;
    try {
      for (const problem of find(check, subject)) {
        const isSet = this.read?.settings.severities.has(rule.id) ?? false;
        this.findings.add(rule.id, isSet ? severity : (problem.severity ?? severity), problem);
      }
    } catch (error) {
      const [file] = files;
      if (file && !this.failed.has(rule.id)) {
        this.failed.add(rule.id);
        const why = error instanceof Error ? error.message : String(error);
        this.findings.addOwn(
          OWN_FINDINGS.failure,
          'warning',
          `rule "${rule.id}" failed and was left out: ${why}`,
          file,
        );
      }
    }
  }
}

/** A rule that is on, and what it may look at besides its subject. */
interface Check {
  readonly rule: Rule;
  readonly severity: Severity;
  readonly context: Context;
}

function checkAgent({ rule, context }: Check, agent: AgentConfig): readonly Problem[] {
  return rule.on === 'agent'
    ? listOf(rule.check(agent, context))
    : rule.on === 'tools'
      ? listOf(rule.check(agent.tools, context))
      : NOTHING;
}

function checkParts({ rule, context }: Check, { prompts, models, servers }: ConfigFile): readonly Problem[] {
  switch (rule.on) {
    case 'prompt':
      return prompts.flatMap((prompt) => listOf(rule.check(prompt, context)));
    case 'model':
      return models.flatMap((model) => listOf(rule.check(model, context)));
    case 'server':
      return servers.flatMap((server) => listOf(rule.check(server, context)));
    default:
      return NOTHING;
  }
}

/** Most calls find nothing, so that way is kept short. */
function checkTool({ rule, context }: Check, tool: Tool): readonly Problem[] {
  if (rule.on === 'tool') {
    const found = listOf(rule.check(tool, context));
    return found.length === 0 ? NOTHING : found.map((problem) => ({ ...problem, tool }));
  }
  if (rule.on !== 'parameter') {
    return NOTHING;
  }
  const { check } = rule;
  let problems: Problem[] | undefined;
  for (const parameter of allParameters(tool)) {
    const found = check(parameter, tool, context);
    if (found !== undefined) {
      problems ??= [];
      for (const problem of listOf(found)) {
        problems.push({ ...problem, tool, parameter: problem.parameter ?? parameter.path });
      }
    }
  }
  return problems ?? NOTHING;
}

const NOTHING: readonly Problem[] = [];

function listOf(found: Found): readonly Problem[] {
  if (found === undefined) {
    return NOTHING;
  }
  return Array.isArray(found) ? found : [found as Problem];
}
