import { type Dirent, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { withSharedDefinitions } from '../../config/lint/analysis/sharedDefinitions';
import type { TraceRun } from '../../config/lint/runUse';
import { readUse } from '../../config/versions/match/use';
import { openTrace } from '../../trace/open';
import { openBytes } from '../bytes/bytes';
import { whyUnreadable } from '../bytes/sources';

export interface ReadRunsOptions {
  /** Folder that names of files are told from. */
  readonly from: string;
  readonly signal?: { readonly aborted: boolean };
}

export interface ReadRuns {
  readonly runs: readonly TraceRun[];
  /** Files that could not be read, and what was left out, in sentences. */
  readonly problems: readonly string[];
}

const ENDINGS = /\.(?:json|jsonl|ndjson|eval|traj|log)(?:\.(?:gz|zst))?$/i;
const NEVER = new Set(['node_modules', '.git']);
const MOST_FILES = 5000;
const MOST_RUNS = 2000;
const MOST_DEPTH = 20;

/** What there is to read, and what was left out, in sentences. */
export interface TraceFiles {
  readonly files: readonly string[];
  readonly problems: readonly string[];
}

/**
 * Reads what the runs in some trace files did with their tools. A file that cannot be read is told of and passed over.
 * @param paths absolute paths, as for {@link traceFiles}
 */
export async function readRuns(paths: readonly string[], options: ReadRunsOptions): Promise<ReadRuns> {
  const found = await traceFiles(paths, options.from);
  const { runs, problems } = await runsOfFiles(found.files, options);
  return { runs, problems: [...found.problems, ...problems] };
}

/** {@link readRuns} of the very files. */
export async function runsOfFiles(files: readonly string[], options: ReadRunsOptions): Promise<ReadRuns> {
  const problems: string[] = [];
  const runs: TraceRun[] = [];
  for (const [index, file] of files.entries()) {
    if (options.signal?.aborted) {
      break;
    }
    if (runs.length >= MOST_RUNS) {
      problems.push(`Only the first ${MOST_RUNS} runs are looked at; ${files.length - index} files were left out.`);
      break;
    }
    try {
      runs.push(...(await runsIn(file, MOST_RUNS - runs.length, options)));
    } catch (error) {
      problems.push(`${nameOf(file, options.from)}: ${whyUnreadable(error)}`);
    }
  }
  return { runs: withSharedDefinitions(runs), problems };
}

async function runsIn(file: string, most: number, options: ReadRunsOptions): Promise<TraceRun[]> {
  const signal = options.signal ?? { aborted: false };
  const bytes = await openBytes({ type: 'path', path: file }, { signal });
  try {
    const opened = await openTrace(bytes, { prices: () => undefined, signal });
    return opened.traces
      .slice(0, most)
      .map((trace) => ({ use: readUse(trace, opened.contents(trace.id), nameOf(file, options.from)), source: file }));
  } finally {
    bytes.close();
  }
}

function nameOf(file: string, from: string): string {
  const relative = path.relative(from, file).split(path.sep).join('/');
  return relative.startsWith('../') ? path.basename(file) : relative;
}

/**
 * The files to look for traces in.
 * @param paths absolute paths of files, and of folders, of which everything is taken that may be a trace by its ending;
 * symbolic links below them are not followed
 * @param from folder that names of files are told from
 */
export async function traceFiles(paths: readonly string[], from: string): Promise<TraceFiles> {
  const problems: string[] = [];
  const files = new Set<string>();
  const open = paths.map((each) => ({ target: each, depth: 0 })).reverse();
  for (let next = open.pop(); next && files.size < MOST_FILES; next = open.pop()) {
    const { target, depth } = next;
    const found = statSync(target, { throwIfNoEntry: false });
    if (!found?.isDirectory()) {
      found?.isFile() ? files.add(target) : problems.push(`${nameOf(target, from)}: there is no such file.`);
      continue;
    }
    const below = depth < MOST_DEPTH ? await entriesOf(target) : [];
    open.push(...below.map((each) => ({ target: path.join(target, each), depth: depth + 1 })).reverse());
  }
  if (open.length > 0) {
    problems.push(`Only the first ${MOST_FILES} files are looked at.`);
  }
  return { files: [...files], problems };
}

/** Folders, and files that may be traces. */
async function entriesOf(folder: string): Promise<string[]> {
  const entries: Dirent[] = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => (entry.isDirectory() ? !NEVER.has(entry.name) : entry.isFile() && ENDINGS.test(entry.name)))
    .map(({ name }) => name)
    .sort();
}
