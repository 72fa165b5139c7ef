import path from 'node:path';
import { runsByAgent } from '../config/lint/analysis/agentRuns';
import { type InputFile, type LintOptions, lintFiles } from '../config/lint/runner';
import { changeTimes } from '../platform/git/changeTimes';
import { readRuns } from '../platform/lint/readRuns';
import type { Io } from './io';

/** What linting has to know to judge config by recorded runs. */
export type KnownRuns = Pick<LintOptions, 'runs' | 'changedAt'>;

const MOST_WARNINGS = 10;

/**
 * Reads recorded runs for `backstep lint --traces`. Files that are no traces are warned about.
 * @param traces files and folders, as given
 * @param root folder that the paths of the inputs are below
 */
export async function knownRuns(
  traces: readonly string[],
  root: string,
  inputs: readonly InputFile[],
  io: Io,
): Promise<KnownRuns> {
  const paths = traces.map((each) => path.resolve(io.cwd, each));
  const { runs, problems } = await readRuns(paths, { from: io.cwd });
  for (const problem of problems.slice(0, MOST_WARNINGS)) {
    io.warn(problem);
  }
  if (problems.length > MOST_WARNINGS) {
    io.warn(`${problems.length - MOST_WARNINGS} more files could not be read as traces.`);
  }
  const { files, agents } = lintFiles(inputs, { rules: [] });
  const tied = new Set([...runsByAgent(agents, runs).values()].flat()).size;
  if (tied < runs.length) {
    const verb = runs.length - tied === 1 ? 'has' : 'have';
    io.warn(
      `${runs.length - tied} of ${runs.length} runs ${verb} the tools of no agent here, and ${verb === 'has' ? 'tells' : 'tell'} nothing.`,
    );
  }
  const withTools = files.filter(({ tools }) => tools.length > 0).map((file) => file.path);
  const times = await changeTimes(root, withTools);
  return { runs, changedAt: (file) => times.get(file) };
}
