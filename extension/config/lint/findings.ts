import { type ConfigFile, toolName } from '../agentConfig';
import { type TextEdit, textEdit } from '../document/edit';
import { formatPath, memberOf, type Node, pathOf } from '../document/node';
import { rangeWithin } from '../document/position';
import type { Fix, Place, Problem, Severity } from './rules/rule';
import type { TracePlace } from './runUse';
import { isIgnored, type LintSettings } from './settings';
import { readSuppressions, type Suppressions } from './suppressions';

/** Ids of findings that no rule makes. */
export const OWN_FINDINGS = {
  /** The file breaks the rules of its data format. */
  syntax: 'file-syntax',
  /** Something in backstep.json cannot be used. */
  settings: 'backstep-config-invalid',
  /** A suppression comment that accepts nothing. */
  suppression: 'suppression-invalid',
  /** A rule threw; the others ran. */
  failure: 'rule-failed',
} as const;

const MOST_TRACES = 5;

export interface Range {
  readonly file: string;
  /** UTF-16 offsets into the file's text. */
  readonly start: number;
  readonly end: number;
  /** One-based; columns count UTF-16 units. */
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export interface Finding extends Range {
  /** Rule id, or one of {@link OWN_FINDINGS}. It is also the heading of its documentation. */
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  /** Place in the data: `tools[3].inputSchema.properties.id`. */
  readonly path: string;
  readonly tool: string | undefined;
  readonly parameter: string | undefined;
  readonly related: readonly (Range & { readonly message: string })[];
  readonly fixes: readonly FindingFix[];
  /** Steps of recorded runs that show it; at most a few. */
  readonly traces: readonly TracePlace[];
}

export interface FindingFix {
  /** What it does, in the imperative. */
  readonly title: string;
  /** `--fix` applies it. */
  readonly isSafe: boolean;
  /** All in the finding's own file, not overlapping. */
  readonly edits: readonly TextEdit[];
}

/** Turns problems into findings: adds ranges and paths, and drops what is suppressed. */
export class Findings {
  private readonly list: Finding[] = [];
  private readonly fileByRoot = new Map<Node, ConfigFile>();
  private readonly suppressions = new Map<ConfigFile, Suppressions>();

  constructor(
    private readonly settings: LintSettings,
    private readonly knownRules: ReadonlySet<string>,
  ) {}

  /** Takes a file in: its nodes can be placed from now on, and its syntax issues are findings. */
  register(file: ConfigFile): void {
    const { document } = file;
    const nodes = [
      document.root,
      document.body,
      ...(document.root?.items ?? []),
      ...file.prompts.map(({ node }) => node),
    ];
    for (const node of nodes) {
      if (node && node.parent === undefined) {
        this.fileByRoot.set(node, file);
      }
    }
    const suppressions = readSuppressions(document, this.knownRules);
    this.suppressions.set(file, suppressions);
    for (const { message, start, end } of suppressions.problems) {
      this.addOwn(OWN_FINDINGS.suppression, 'warning', message, file, start, end);
    }
    for (const { message, start, end } of document.issues) {
      this.addOwn(OWN_FINDINGS.syntax, 'error', message, file, start, end);
    }
  }

  /** A finding that has a place in the text but none in the data. */
  addOwn(rule: string, severity: Severity, message: string, file: ConfigFile, start = 0, end = 0): void {
    const range = rangeIn(file, start, end);
    this.list.push({
      rule,
      severity,
      message,
      path: '',
      tool: undefined,
      parameter: undefined,
      ...range,
      related: [],
      fixes: [],
      traces: [],
    });
  }

  add(rule: string, severity: Severity, problem: Problem): void {
    const file = this.fileOf(problem.at.node);
    if (!file) {
      return;
    }
    const range = placeIn(file, problem.at);
    const tool = problem.tool && toolName(problem.tool);
    if (this.suppressions.get(file)?.accepts(rule, range.line) || isIgnored(this.settings, rule, file.path, tool)) {
      return;
    }
    this.list.push({
      rule,
      severity,
      message: problem.message,
      path: formatPath(pathOf(problem.at.node)),
      tool,
      parameter: problem.parameter,
      ...range,
      related: (problem.related ?? []).flatMap(({ at, message }) => {
        const other = this.fileOf(at.node);
        return other ? [{ message, ...placeIn(other, at) }] : [];
      }),
      fixes: (problem.fixes ?? []).flatMap((fix) => fixIn(file, fix)),
      traces: (problem.traces ?? []).slice(0, MOST_TRACES),
    });
  }

  fileOf(node: Node): ConfigFile | undefined {
    let root = node;
    while (root.parent) {
      root = root.parent;
    }
    return this.fileByRoot.get(root);
  }

  /** By file as registered, then by place; a finding that two agents share stands once. */
  sorted(files: readonly ConfigFile[]): Finding[] {
    const order = new Map(files.map((file, index) => [file.path, index]));
    const rank = (finding: Finding): number => order.get(finding.file) ?? -1;
    const all = [...this.list].sort(
      (a, b) => rank(a) - rank(b) || a.start - b.start || a.end - b.end || (a.rule < b.rule ? -1 : 1),
    );
    return all.filter((finding, index) => {
      const before = all[index - 1];
      return (
        !before ||
        before.rule !== finding.rule ||
        before.start !== finding.start ||
        before.file !== finding.file ||
        before.message !== finding.message
      );
    });
  }
}

function placeIn(file: ConfigFile, { node, on, from, to }: Place): Range {
  if (on === 'key') {
    const member = memberOf(node);
    if (member) {
      return rangeIn(file, member.keyStart, member.keyEnd);
    }
  }
  if (from !== undefined) {
    const { start, end } = rangeWithin(file.document.text, node, from, to ?? from);
    return rangeIn(file, start, end);
  }
  return rangeIn(file, node.start, node.end);
}

function rangeIn(file: ConfigFile, start: number, end: number): Range {
  const from = file.document.lines.at(start);
  const to = file.document.lines.at(end);
  return { file: file.path, start, end, line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
}

function fixIn(file: ConfigFile, { title, isSafe, edits }: Fix): FindingFix[] {
  const { text, format } = file.document;
  const isYaml = format === 'yaml' || format === 'markdown';
  const written = edits.map((edit) => textEdit(text, isYaml, edit));
  const complete = written.filter((edit) => edit !== undefined);
  return complete.length === written.length ? [{ title, isSafe, edits: complete }] : [];
}
