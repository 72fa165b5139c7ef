import type { LintOptions } from '../../../../extension/config/lint/runner';
import type { OfferedTool, RunUse, ToolUse, TraceRun } from '../../../../extension/config/lint/runUse';
import type { Sample, Schema } from './table';

/** When the files of these samples changed. */
export const CHANGED = Date.parse('2026-11-01');
export const LATER = CHANGED + 1000;

type Call = readonly [tool: string, given: unknown, error?: string];

/** A recorded run that began after the files changed; steps count from 2, one for each call. */
export function run(
  name: string,
  calls: readonly Call[],
  offered: readonly Schema[] = [],
  more: Partial<RunUse> = {},
): TraceRun {
  const use: RunUse = {
    trace: name,
    file: `${name}.json`,
    start: LATER,
    offered: offered.map(
      (tool): OfferedTool => ({
        step: 1,
        name: String(tool.name),
        description: tool.description as string | undefined,
        parameters: tool.inputSchema,
      }),
    ),
    calls: calls.map(
      ([tool, given, error], index): ToolUse => ({
        step: index + 2,
        tool,
        arguments: given,
        isAsWritten: false,
        error,
      }),
    ),
    isCut: false,
    ...more,
  };
  return { use, source: `/traces/${name}.json` };
}

export function times(count: number, make: (index: number) => TraceRun): TraceRun[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

/** A sample with runs that are known. */
export function known(sample: Sample, runs: readonly TraceRun[], options: LintOptions = {}): Sample {
  return { ...sample, options: { changedAt: () => CHANGED, runs, ...options } };
}
