import { type Dirent, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { TraceRun } from '../../config/lint/runUse';
import { readUse } from '../../config/versions/match/use';
import { openTrace } from '../../trace/open';
import { openBytes } from '../bytes/bytes';
import { whyUnreadable } from '../bytes/sources';

export interface ReadRunsOptions {
  /** Folder that names of files are told from. */
  readonly from: string;
  readonly signal?: { readonly aborted: boolean };
  readonly onProgress?: (done: number, total: number) => void;
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

/**
 * Reads what the runs in some trace files did with their tools. A file that cannot be read is told of and passed over.
 * @param paths absolute paths of files, and of folders, of which everything that may be a trace by its ending is read;
 * symbolic links below them are not followed
 */
export async function readRuns(paths: readonly string[], options: ReadRunsOptions): Promise<ReadRuns> {
  const problems: string[] = [];
  const files = await listFiles(paths, problems, options);
  const runs: TraceRun[] = [];
  for (const [index, file] of files.entries()) {
    if (options.signal?.aborted) {
      break;
    }
    options.onProgress?.(index, files.length);
    if (runs.length >= MOST_RUNS) {
      problems.push(`Only the first ${MOST_RUNS} runs are looked at; ${files.length - index} files were left out.`);
      break;
    }
    try {
      runs.push(...(await runsIn(file, MOST_RUNS - runs.length, options)));
    } catch (error) {
      problems.push(`${nameOf(file, options)}: ${whyUnreadable(error)}`);
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
      .map((trace) => ({ use: readUse(trace, opened.contents(trace.id), nameOf(file, options)), source: file }));
  } finally {
    bytes.close();
  }
}

function nameOf(file: string, { from }: ReadRunsOptions): string {
  const relative = path.relative(from, file).split(path.sep).join('/');
  return relative.startsWith('../') ? path.basename(file) : relative;
}

async function listFiles(
  paths: readonly string[],
  problems: string[],
  options: ReadRunsOptions,
): Promise<readonly string[]> {
  const files = new Set<string>();
  const open = paths.map((each) => ({ target: each, depth: 0 })).reverse();
  for (let next = open.pop(); next && files.size < MOST_FILES; next = open.pop()) {
    const { target, depth } = next;
    const found = statSync(target, { throwIfNoEntry: false });
    if (!found?.isDirectory()) {
      found?.isFile() ? files.add(target) : problems.push(`${nameOf(target, options)}: there is no such file.`);
      continue;
    }
    const below = depth < MOST_DEPTH ? await entriesOf(target) : [];
    open.push(...below.map((each) => ({ target: path.join(target, each), depth: depth + 1 })).reverse());
  }
  if (open.length > 0) {
    problems.push(`Only the first ${MOST_FILES} files are looked at.`);
  }
  return [...files];
}

/** Folders, and files that may be traces. */
async function entriesOf(folder: string): Promise<string[]> {
  const entries: Dirent[] = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => (entry.isDirectory() ? !NEVER.has(entry.name) : entry.isFile() && ENDINGS.test(entry.name)))
    .map(({ name }) => name)
    .sort();
}

/** Equal definitions become one object: runs are compared, and sent between threads, far faster. */
function withSharedDefinitions(runs: readonly TraceRun[]): TraceRun[] {
  const shared = new Map<string, unknown>();
  return runs.map((run) => ({
    ...run,
    use: {
      ...run.use,
      offered: run.use.offered.map((tool) => {
        const text = JSON.stringify(tool.parameters) ?? '';
        const parameters = shared.get(text) ?? tool.parameters;
        shared.set(text, parameters);
        return { ...tool, parameters };
      }),
    },
  }));
}
