import { type BackstepConfig, backstepConfig, type RuleSetting } from '../../../schemas/backstepConfig';
import { type Document, readDocument } from '../document/document';
import { at, get, type Node, type Path, toValue } from '../document/node';
import { nearest } from './analysis/nearest';
import { matchesAny, matchesGlob } from './glob';
import type { OptionValue, Problem, Rule, Severity } from './rules/rule';

/** What `backstep.json` decides about linting. */
export interface LintSettings {
  /** Severity by rule id, where it differs from the rule's own. */
  readonly severities: ReadonlyMap<string, Severity | 'off'>;
  readonly options: ReadonlyMap<string, Readonly<Record<string, OptionValue>>>;
  readonly allowedModels: readonly string[] | undefined;
  readonly ignore: NonNullable<BackstepConfig['ignore']>;
  readonly include: readonly string[] | undefined;
  readonly exclude: readonly string[] | undefined;
  readonly production: readonly string[] | undefined;
}

export const DEFAULT_SETTINGS: LintSettings = {
  severities: new Map(),
  options: new Map(),
  allowedModels: undefined,
  ignore: [],
  include: undefined,
  exclude: undefined,
  production: undefined,
};

export interface ReadSettings {
  readonly document: Document;
  readonly settings: LintSettings;
  readonly problems: readonly Problem[];
  /** The whole of the file, for what other parts of Backstep read in it. */
  readonly config: BackstepConfig;
}

/** Reads `backstep.json`. What is wrong in it is reported there, and its place is taken by the default. */
export function readSettings(text: string, rules: readonly Rule[]): ReadSettings {
  const document = readDocument('backstep.json', text, 'json');
  const root = document.root;
  const problems: Problem[] = [];
  if (root?.type !== 'object') {
    const problem = root && { at: { node: root }, message: 'backstep.json must hold an object' };
    return { document, settings: DEFAULT_SETTINGS, problems: problem ? [problem] : [], config: {} };
  }
  const config: Record<string, unknown> = {};
  for (const member of root.members) {
    const schema = backstepConfig.shape[member.key as keyof typeof backstepConfig.shape];
    if (schema === undefined) {
      const known = nearest(member.key, Object.keys(backstepConfig.shape));
      problems.push({
        at: { node: member.value, on: 'key' },
        message: `unknown key "${member.key}"${known ? `; did you mean "${known}"?` : ''}`,
      });
      continue;
    }
    const checked = schema.safeParse(toValue(member.value));
    if (checked.success) {
      config[member.key] = checked.data;
      continue;
    }
    for (const issue of checked.error.issues) {
      problems.push({
        at: { node: deepest(member.value, issue.path as Path) },
        message: `${member.key}: ${issue.message}`,
      });
    }
  }
  const settings = settingsOf(config as BackstepConfig, get(root, 'rules'), rules, problems);
  return { document, settings, problems, config: config as BackstepConfig };
}

/** The node at a path, or as far down as the path leads. */
function deepest(node: Node, path: Path): Node {
  for (let length = path.length; length > 0; length--) {
    const found = at(node, ...path.slice(0, length));
    if (found) {
      return found;
    }
  }
  return node;
}

function settingsOf(
  config: BackstepConfig,
  rulesNode: Node | undefined,
  rules: readonly Rule[],
  problems: Problem[],
): LintSettings {
  const severities = new Map<string, Severity | 'off'>();
  const options = new Map<string, Record<string, OptionValue>>();
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  for (const [id, setting] of Object.entries(config.rules ?? {})) {
    const rule = byId.get(id);
    const node = get(rulesNode, id);
    if (!rule) {
      const known = nearest(id, [...byId.keys()]);
      problems.push({
        at: { node: node!, on: 'key' },
        message: `there is no rule "${id}"${known ? `; did you mean "${known}"?` : ''}`,
      });
      continue;
    }
    readRuleSetting(rule, setting, node, { severities, options, problems });
  }
  return {
    severities,
    options,
    allowedModels: config.models?.allow,
    ignore: config.ignore ?? [],
    include: config.files?.include,
    exclude: config.files?.exclude,
    production: config.files?.production,
  };
}

interface Targets {
  readonly severities: Map<string, Severity | 'off'>;
  readonly options: Map<string, Record<string, OptionValue>>;
  readonly problems: Problem[];
}

function readRuleSetting(
  rule: Rule,
  setting: RuleSetting,
  node: Node | undefined,
  { severities, options, problems }: Targets,
): void {
  const { severity, ...rest } = typeof setting === 'string' ? { severity: setting } : setting;
  if (severity !== undefined) {
    severities.set(rule.id, severity as Severity | 'off');
  }
  const own: Record<string, OptionValue> = {};
  for (const [name, value] of Object.entries(rest) as [string, OptionValue][]) {
    const standard = rule.options?.[name];
    if (standard === undefined || kindOf(standard) !== kindOf(value)) {
      const names = Object.keys(rule.options ?? {});
      const wanted =
        standard === undefined
          ? names.length > 0
            ? `it has ${names.join(', ')}`
            : 'it has none'
          : `it takes a ${kindOf(standard)}`;
      problems.push({
        at: { node: get(node, name) ?? node! },
        message: `rule "${rule.id}": option "${name}" cannot be used; ${wanted}`,
      });
    } else {
      own[name] = value;
    }
  }
  if (Object.keys(own).length > 0) {
    options.set(rule.id, own);
  }
}

function kindOf(value: OptionValue): string {
  return Array.isArray(value) ? 'list' : typeof value;
}

/** Whether the settings leave a file to be linted. */
export function isIncluded(settings: LintSettings, path: string): boolean {
  return (settings.include === undefined || matchesAny(settings.include, path)) && !matchesAny(settings.exclude, path);
}

/** Whether `ignore` accepts a finding. */
export function isIgnored(settings: LintSettings, rule: string, path: string, tool: string | undefined): boolean {
  return settings.ignore.some(
    (entry) =>
      entry.rule === rule &&
      (entry.file === undefined || matchesGlob(entry.file, path)) &&
      (entry.tool === undefined || entry.tool === tool),
  );
}

/** Whether an agent file, or a pattern of the settings, marks a path as used in production. */
export function isProduction(settings: LintSettings, path: string, manifest: Node | undefined): boolean {
  return matchesAny(settings.production, path) || get(manifest, 'production')?.value === true;
}
