import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { formatOf } from '../config/document/document';
import { nearest } from '../config/lint/analysis/nearest';
import { mendAll } from '../config/lint/mend';
import { RULES } from '../config/lint/rules/rules';
import { type InputFile, type LintResult, lintFiles } from '../config/lint/runner';
import { MOST_BYTES } from '../config/read';
import { findUpwards, isExistingFile, type Walk, walkFiles } from '../platform/files';
import { type CommittedFiles, committedIn, versionsOf } from '../platform/lint/committed';
import { readFlags } from './flags';
import { EXIT, type Io, UsageError } from './io';
import { githubReport } from './lintGithub';
import { jsonReport } from './lintJson';
import { sarifReport } from './lintSarif';
import { textReport } from './lintText';
import type { KnownRuns, knownRuns } from './lintTraces';

export const LINT_HELP = `backstep lint [PATH...] [--traces PATH] [--format text|json|sarif|github] [--fix] [--max-warnings N] [--rule ID]
  Checks the agent config below the paths (this folder when none is given): prompts, tools, models, agents, MCP servers.
  --traces PATH     also checks it against recorded runs: a trace file, or a folder of them; may be given several times
  --format F        text for people, json for programs (also --json), sarif, or github for annotations
  --fix             mends what can be mended safely
  --max-warnings N  more warnings than this count as a failure; errors always do
  --rule ID         only this rule; may be given several times
`;

/** What a report is made of. */
export interface LintOutcome {
  readonly result: LintResult;
  readonly skipped: readonly { readonly file: string; readonly why: string }[];
  /** How many findings `--fix` mended. */
  readonly fixed: number;
}

const FORMATS: Readonly<Record<string, (outcome: LintOutcome) => string>> = {
  text: textReport,
  json: jsonReport,
  sarif: sarifReport,
  github: githubReport,
};

/** `backstep lint`. @returns the exit code */
export async function lintCommand(args: readonly string[], io: Io): Promise<number> {
  const options = parse(args);
  const report = FORMATS[options.format]!;
  const outcome = await lint(options, io);
  await io.write(report(outcome));
  const count = (severity: string) => outcome.result.findings.filter((finding) => finding.severity === severity).length;
  return count('error') > 0 || count('warning') > options.maxWarnings ? EXIT.findings : EXIT.fine;
}

const FLAGS = {
  format: { type: 'string' },
  json: { type: 'boolean' },
  fix: { type: 'boolean' },
  'max-warnings': { type: 'string' },
  rule: { type: 'string', multiple: true },
  traces: { type: 'string', multiple: true },
} as const;

interface LintOptions {
  readonly paths: readonly string[];
  readonly format: string;
  readonly fix: boolean;
  readonly maxWarnings: number;
  readonly rules: readonly string[] | undefined;
  /** Trace files and folders, as given. */
  readonly traces: readonly string[];
}

function parse(args: readonly string[]): LintOptions {
  const { values, positionals } = readFlags(args, FLAGS, [0, Number.POSITIVE_INFINITY], 'backstep lint [PATH...]');
  const format = values.json ? 'json' : (values.format ?? 'text');
  if (!Object.hasOwn(FORMATS, format)) {
    throw new UsageError(`there is no format '${format}'; there are: ${Object.keys(FORMATS).join(', ')}`);
  }
  const most = values['max-warnings'];
  if (most !== undefined && !/^\d{1,9}$/.test(most)) {
    throw new UsageError(`--max-warnings takes a number, not '${most}'`);
  }
  const ids = RULES.map(({ id }) => id);
  const unknown = values.rule?.find((id) => !ids.includes(id));
  if (unknown !== undefined) {
    const meant = nearest(unknown, ids);
    throw new UsageError(
      `there is no rule '${unknown}'${meant ? `; did you mean '${meant}'?` : "; 'backstep rules' lists them"}`,
    );
  }
  return {
    paths: positionals.length > 0 ? positionals : ['.'],
    format,
    fix: values.fix ?? false,
    maxWarnings: most === undefined ? Number.POSITIVE_INFINITY : Number(most),
    rules: values.rule,
    traces: values.traces ?? [],
  };
}

async function lint(options: LintOptions, io: Io): Promise<LintOutcome> {
  const settings = findUpwards('backstep.json', io.cwd);
  // Patterns in backstep.json are seen from its folder.
  const root = settings === undefined ? io.cwd : path.dirname(settings);
  const walk = await walkFiles(
    [...options.paths.map((each) => path.resolve(io.cwd, each)), ...(settings === undefined ? [] : [settings])],
    { isWanted: (file) => formatOf(file) !== undefined && isSettings(file, settings), mostBytes: MOST_BYTES },
  );
  const [missing] = walk.missing;
  if (missing !== undefined) {
    throw new UsageError(`there is nothing at '${path.relative(io.cwd, missing) || missing}'`);
  }
  const inputs = walk.files.map(({ path: file, text }) => ({ path: slashed(path.relative(root, file)), text }));
  const known = options.traces.length > 0 ? await readRuns(options.traces, root, inputs, io) : {};
  const paths = inputs.map((file) => file.path);
  const committed = await committedIn(root, paths, { isTrusted: true });
  return lintAndMend(walk, inputs, root, { ...options, known, committed }, io);
}

/** Another `backstep.json` further down belongs to another project. */
function isSettings(file: string, settings: string | undefined): boolean {
  return path.basename(file) !== 'backstep.json' || file === settings;
}

/** Reading traces takes much code, which is loaded only for it. */
async function readRuns(...args: Parameters<typeof knownRuns>): Promise<KnownRuns> {
  return (await import('./lintTraces')).knownRuns(...args);
}

interface Facts {
  readonly known: KnownRuns;
  readonly committed: CommittedFiles | undefined;
}

function lintAndMend(
  walk: Walk,
  inputs: readonly InputFile[],
  root: string,
  { rules, fix, known, committed }: LintOptions & Facts,
  io: Io,
): LintOutcome {
  const run = (files: readonly InputFile[]): LintResult =>
    lintFiles(files, {
      rules,
      isFile: (file) => isExistingFile(path.resolve(root, file)),
      versionOf: versionsOf(files, committed),
      ...known,
    });
  const found = run(inputs);
  const mended = fix ? mendAll(inputs, found, run) : undefined;
  for (const { path: file, text } of mended?.inputs ?? []) {
    if (mended?.edits.has(file)) {
      writeFileSync(path.resolve(root, file), text);
    }
  }
  const result = mended?.result ?? found;
  const shown = (file: string): string => slashed(path.relative(io.cwd, path.resolve(root, file)));
  return {
    result: root === io.cwd ? result : renamed(result, shown),
    skipped: walk.skipped.map(({ path: file, why }) => ({ file: slashed(path.relative(io.cwd, file)), why })),
    fixed: mended?.count ?? 0,
  };
}

function renamed(result: LintResult, shown: (file: string) => string): LintResult {
  return {
    ...result,
    files: result.files.map((file) => ({ ...file, path: shown(file.path) })),
    findings: result.findings.map((finding) => ({
      ...finding,
      file: shown(finding.file),
      related: finding.related.map((each) => ({ ...each, file: shown(each.file) })),
    })),
  };
}

function slashed(file: string): string {
  return file.split(path.sep).join('/');
}
