import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import type { InputFile, LintOptions } from '../../config/lint/runner';
import type { TraceRun } from '../../config/lint/runUse';

/** What linting has to know to judge the files of a folder by recorded runs. */
export function runOptions(
  runs: readonly TraceRun[] | undefined,
  folder: string | undefined,
  files: readonly InputFile[],
): Pick<LintOptions, 'runs' | 'changedAt'> {
  if (runs === undefined || runs.length === 0) {
    return {};
  }
  const texts = new Map(files.map((file) => [file.path, file.text]));
  const times = new Map<string, number | undefined>();
  return {
    runs,
    changedAt: (file) => {
      if (folder !== undefined && !times.has(file)) {
        times.set(file, changeTime(path.join(folder, file), texts.get(file)));
      }
      return times.get(file);
    },
  };
}

/** When a file was written; a text that is not saved changes now. */
function changeTime(file: string, text: string | undefined): number | undefined {
  try {
    const written = readFileSync(file, 'utf8').replace(/^\ufeff/, '');
    return written === text?.replace(/^\ufeff/, '') ? statSync(file).mtimeMs : Date.now();
  } catch {
    return undefined;
  }
}

/** The same runs, with the paths of their agents as seen from a folder below. */
export function runsBelow(runs: readonly TraceRun[] | undefined, folder: string, below: string): readonly TraceRun[] {
  return (runs ?? []).map((run) =>
    run.agent === undefined
      ? run
      : { ...run, agent: path.relative(below, path.join(folder, run.agent)).split(path.sep).join('/') },
  );
}
