import { type Tool, toolName } from '../../agentConfig';
import { type Sight, tally } from '../analysis/seen';
import { factsOf } from '../analysis/toolFacts';
import { inRuns, runsOf } from '../analysis/toolRuns';
import type { ToolUse, TraceRun } from '../runUse';
import { type Context, numberOption, type Problem, type Rule } from './rule';

/** A model that tries one tool, fails, and gets the same from another had no way to know which to take. */
export const traceToolConfused: Rule = {
  id: 'trace-tool-confused',
  severity: 'warning',
  summary: 'In recorded runs, a call failed and the same values went to another tool, which took them.',
  options: { runs: 2 },
  on: 'agent',
  check(agent, context) {
    if (context.runs.length === 0) {
      return undefined;
    }
    const tools = new Map(agent.tools.map((tool) => [toolName(tool), tool]));
    return [...confusions(tools, context.runs)].flatMap(([tool, others]) =>
      [...others].flatMap(([other, sights]) => problemOf(tool, other, sights, context) ?? []),
    );
  },
};

type Confusions = ReadonlyMap<Tool, ReadonlyMap<Tool, readonly Sight[]>>;

/** Calls that failed, by tool and by the tool that was called next and answered. */
function confusions(tools: ReadonlyMap<string, Tool>, runs: readonly TraceRun[]): Confusions {
  const found = new Map<Tool, Map<Tool, Sight[]>>();
  for (const run of runs) {
    for (const [index, call] of run.use.calls.entries()) {
      const next = run.use.calls[index + 1];
      const tool = tools.get(call.tool);
      const other = next && tools.get(next.tool);
      if (tool && other && tool !== other && isConfusion(call, next)) {
        const others = found.get(tool) ?? new Map<Tool, Sight[]>();
        found.set(tool, others);
        const sights = others.get(other) ?? [];
        others.set(other, sights);
        sights.push({ run, step: call.step });
      }
    }
  }
  return found;
}

/** Another tool may rightly stand in for one that is out of order. */
const OUT_OF_ORDER = /\b(?:429|50[0234])\b|rate.?limit|time(?:d )?.?out|too many requests|overloaded|unavailable/i;

function isConfusion(call: ToolUse, next: ToolUse): boolean {
  if (call.error === undefined || next.error !== undefined || OUT_OF_ORDER.test(call.error)) {
    return false;
  }
  const [left, right] = [valuesOf(call), valuesOf(next)];
  return (
    left.length > 0 &&
    right.length > 0 &&
    (left.every((value) => right.includes(value)) || right.every((value) => left.includes(value)))
  );
}

/** Texts and numbers among the arguments; values of one or two letters are the same by chance. */
function valuesOf({ arguments: given }: ToolUse): string[] {
  const values = typeof given === 'object' && given !== null ? Object.values(given).slice(0, 20) : [];
  return values.flatMap((value: unknown) =>
    (typeof value === 'string' && value.length > 2) || (typeof value === 'number' && Math.abs(value) > 99)
      ? [String(value).trim().toLowerCase()]
      : [],
  );
}

function problemOf(tool: Tool, other: Tool, sights: readonly Sight[], context: Context): Problem | undefined {
  const [runs, others] = [runsOf(tool, context), runsOf(other, context)];
  const [having, havingOther] = [runs, others].map((list) => new Set(list.map(({ run }) => run)));
  const known = sights.filter(({ run }) => having?.has(run) && havingOther?.has(run));
  const { count, total, traces } = tally(known, runs);
  if (count < numberOption(context, 'runs') || mentions(tool, other) || mentions(other, tool)) {
    return undefined;
  }
  const [name, next] = [toolName(tool), toolName(other)];
  return {
    at: { node: tool.description ?? tool.node },
    message: `a call of "${name}" failed and "${next}" took the same values ${inRuns(count, total, `calling "${name}"`, traces[0]!)}: say when to use which`,
    tool,
    related: [{ at: { node: other.description ?? other.node }, message: `the description of "${next}"` }],
    traces,
  };
}

/** Where a text speaks of the other tool, trying it next is what it says. */
function mentions(tool: Tool, other: Tool): boolean {
  return factsOf(tool).text.includes(toolName(other));
}
