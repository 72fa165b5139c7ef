import path from 'node:path';
import { referencedFiles } from '../../config/agents';
import { describeAt } from '../../config/describe';
import { formatOf } from '../../config/document/document';
import { OWN_FINDINGS } from '../../config/lint/findings';
import { mendAll } from '../../config/lint/mend';
import { type InputFile, type LintResult, lintFiles } from '../../config/lint/runner';
import type { TraceRun } from '../../config/lint/runUse';
import { commentPlace } from '../../config/lint/suppressions';
import { MOST_BYTES, readConfigFile } from '../../config/read';
import { findUpwards, isExistingFile, walkFiles } from '../files';
import type { OpenOptions } from '../git/repository';
import { committedIn, versionsOf } from './committed';
import type { Companions, LintCall, LintCallResults, LintedFile, Project } from './messages';
import { runOptions, runsBelow } from './runs';

const SETTINGS = 'backstep.json';
const OWN: readonly string[] = Object.values(OWN_FINDINGS);

/** Answers a call of the host. */
export function answer(
  call: LintCall,
  signal: AbortSignal,
):
  | LintCallResults[LintCall['method']]
  | Promise<LintCallResults['lintFolder' | 'committed' | 'traceFiles' | 'readRuns']> {
  switch (call.method) {
    case 'companions':
      return companionsOf(call.file, call.agentFiles);
    case 'lint':
      return lintedFiles(lint(call.project), new Set(call.about));
    case 'committed':
      return committedIn(call.folder, call.paths, { isTrusted: true, signal });
    case 'lintFolder':
      return lintFolder(call.folder, call.open, { isTrusted: call.isTrusted, signal }, call.runs);
    case 'traceFiles':
      return import('./readRuns').then(({ traceFiles }) => traceFiles(call.paths, call.from));
    case 'readRuns':
      return import('./readRuns').then(({ runsOfFiles }) => runsOfFiles(call.files, { from: call.from, signal }));
    case 'mend': {
      const { project, path: file } = call;
      const mended = mendAll(
        project.files,
        lint(project),
        (files) => lint({ ...project, files }),
        (each) => each === file,
      );
      return { edits: mended.edits.get(file) ?? [], count: mended.count };
    }
    case 'describe': {
      const { files, agents } = lintFiles(call.project.files, { rules: [] });
      const file = files.find((each) => each.path === call.path);
      return file && describeAt(file, agents, call.offset);
    }
  }
}

function companionsOf(file: InputFile, agentFiles: readonly InputFile[]): Companions | undefined {
  const members = new Set([file.path]);
  for (const each of [file, ...agentFiles.filter((other) => other.path !== file.path)]) {
    for (const agent of readConfigFile(each.path, each.text)?.agents ?? []) {
      const named = agent.manifest ? [each.path, ...referencedFiles(each.path, agent)] : [];
      if (named.includes(file.path)) {
        named.forEach((member) => {
          members.add(member);
        });
      }
    }
  }
  const isNamed = members.size > 1;
  const config = readConfigFile(file.path, file.text);
  if (!config && !isNamed && path.posix.basename(file.path) !== SETTINGS) {
    return undefined;
  }
  return { members: [...members], folder: !isNamed && config?.tools.length === 1 };
}

function lint({ files, folder, committed, runs }: Project): LintResult {
  return lintFiles(files, {
    ...runOptions(runs, folder, files),
    versionOf: versionsOf(files, committed),
    ...(folder !== undefined && { isFile: (file) => isExistingFile(path.join(folder, file)) }),
  });
}

/** The recognised files and `backstep.json`, those without findings included. */
function lintedFiles({ files, findings }: LintResult, about?: ReadonlySet<string>): LintedFile[] {
  const documents = new Map(files.map((file) => [file.path, file.document]));
  const byFile = new Map<string, LintedFile['findings'][number][]>([...documents.keys()].map((file) => [file, []]));
  for (const finding of findings) {
    const document = documents.get(finding.file);
    const list = byFile.get(finding.file) ?? [];
    byFile.set(finding.file, list);
    list.push({
      ...finding,
      comment: document && commentPlace(document, finding.rule, finding.line),
      isOfRule: !OWN.includes(finding.rule),
    });
  }
  return [...byFile]
    .filter(([file]) => about?.has(file) ?? true)
    .map(([file, list]): LintedFile => ({ path: file, findings: list }));
}

export interface LintFolderOptions extends OpenOptions {
  /** Which files are read, by absolute path; all that could be config when left out. */
  readonly isWanted?: (file: string) => boolean;
}

/** Each `backstep.json` makes its folder a project of its own; without one the folder is. */
export async function lintFolder(
  folder: string,
  open: readonly InputFile[],
  options: LintFolderOptions = { isTrusted: false },
  runs: readonly TraceRun[] = [],
): Promise<readonly LintedFile[]> {
  const above = findUpwards(SETTINGS, folder);
  const walk = await walkFiles([folder, ...(above === undefined ? [] : [above])], {
    isWanted: options.isWanted ?? ((file) => formatOf(file) !== undefined),
    mostBytes: MOST_BYTES,
  });
  const texts = new Map(walk.files.map((file) => [file.path, file.text]));
  for (const file of open) {
    const target = path.join(folder, file.path);
    if (texts.has(target)) {
      texts.set(target, file.text);
    }
  }
  const roots = [...texts.keys()]
    .filter((file) => path.basename(file) === SETTINGS)
    .map((file) => path.dirname(file))
    .sort((a, b) => b.length - a.length);
  const projects = new Map<string, InputFile[]>();
  for (const [file, text] of texts) {
    const root = roots.find((each) => file.startsWith(each + path.sep)) ?? folder;
    const files = projects.get(root) ?? [];
    projects.set(root, files);
    files.push({ path: slashed(path.relative(root, file)), text });
  }
  const linted: LintedFile[] = [];
  for (const [root, files] of projects) {
    const shown = (file: string): string => slashed(path.relative(folder, path.join(root, file)));
    const paths = files.map((file) => file.path);
    const committed = await committedIn(root, paths, options);
    for (const file of lintedFiles(lint({ files, folder: root, committed, runs: runsBelow(runs, folder, root) }))) {
      const findings = file.findings.map((finding) => ({
        ...finding,
        file: shown(finding.file),
        related: finding.related.map((each) => ({ ...each, file: shown(each.file) })),
      }));
      linted.push({ path: shown(file.path), findings });
    }
  }
  return linted;
}

function slashed(file: string): string {
  return file.split(path.sep).join('/');
}
