import { type Tool, toolName } from '../../agentConfig';
import { meaningOfTool } from '../../versions/toolMeaning';
import type { Context } from '../rules/rule';
import type { ToolUse, TracePlace, TraceRun } from '../runUse';
import { definitionsIn, isAsDefined } from './offered';

/** A run whose models had a tool as the file defines it, and what they called it with. */
export interface ToolRun {
  readonly run: TraceRun;
  readonly calls: readonly ToolUse[];
  /** A step that was offered the tool; undefined when no definition was recorded. */
  readonly offeredAt: number | undefined;
}

/** Several rules ask about the same tools; the list of runs is made anew for each linting. */
const known = new WeakMap<readonly TraceRun[], Map<Tool, readonly ToolRun[]>>();

/**
 * The runs that tell something about a tool as it is now: those that recorded the definition the file has, and those
 * that recorded none and are not known to be older than the file.
 */
export function runsOf(tool: Tool, context: Context): readonly ToolRun[] {
  const byTool = known.get(context.runs) ?? new Map<Tool, readonly ToolRun[]>();
  known.set(context.runs, byTool);
  let runs = byTool.get(tool);
  if (!runs) {
    runs = context.runs.flatMap((run) => toolRun(run, tool, context) ?? []);
    byTool.set(tool, runs);
  }
  return runs;
}

function toolRun(run: TraceRun, tool: Tool, context: Context): ToolRun | undefined {
  const name = toolName(tool);
  const [offered] = definitionsIn(run.use, name);
  const isPresent = offered ? isAsDefined(meaningOfTool(tool), run.use) : isSince(run, tool, context) !== false;
  const calls = isPresent ? run.use.calls.filter((call) => call.tool === name) : [];
  return isPresent && (offered || calls.length > 0) ? { run, calls, offeredAt: offered?.step } : undefined;
}

/** Whether a run had the file that a tool stands in as it is now, by time; undefined when nobody knows. */
export function isSince({ use, presentAt }: TraceRun, tool: Tool, context: Context): boolean | undefined {
  const path = context.fileOf(tool.node)?.path;
  const changed = path === undefined ? undefined : context.changedAt(path);
  const known = Math.max(use.start ?? 0, presentAt ?? 0);
  return changed === undefined || known === 0 ? undefined : changed <= known;
}

export function placeIn({ use, source }: TraceRun, step: number): TracePlace {
  return { source, file: use.file, trace: use.trace, step };
}

/** `in 3 of 7 runs calling it, e.g. failed.trace.json step 3`. */
export function inRuns(count: number, total: number, of: string, example: TracePlace): string {
  return `in ${count} of ${total} ${total === 1 ? 'run' : 'runs'} ${of}, e.g. ${example.file} step ${example.step}`;
}
