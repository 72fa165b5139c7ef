import { type Tool, toolName } from '../../agentConfig';
import { meaningOfTool } from '../../versions/toolMeaning';
import { argumentProblems } from '../analysis/argumentProblems';
import { parameterPlace, type Sight, tally } from '../analysis/seen';
import { inRuns, runsOf } from '../analysis/toolRuns';
import type { Context, Problem, Rule } from './rule';

/** Calls that models got wrong show where a schema is not understood; each costs a turn, or is let through. */
export const traceArgumentsFailSchema: Rule = {
  id: 'trace-arguments-fail-schema',
  severity: 'warning',
  summary: 'In recorded runs, models called the tool with arguments that break its schema.',
  on: 'agent',
  check: (agent, context) =>
    context.runs.length === 0 ? undefined : agent.tools.flatMap((tool) => problemsOf(tool, context)),
};

const MOST_PROBLEMS = 10;

function problemsOf(tool: Tool, context: Context): Problem[] {
  const runs = tool.listsParameters ? runsOf(tool, context) : [];
  const schema = meaningOfTool(tool).parameters;
  const seen = new Map<string, { readonly path: string; readonly says: string; readonly sights: Sight[] }>();
  for (const { run, calls } of runs) {
    for (const { step, arguments: given, isAsWritten } of calls) {
      for (const { kind, path, says } of given === undefined ? [] : argumentProblems(given, schema, !isAsWritten)) {
        const key = `${kind} ${path}`;
        const known = seen.get(key) ?? { path, says, sights: [] };
        seen.set(key, known);
        known.sights.push({ run, step });
      }
    }
  }
  return [...seen.values()].slice(0, MOST_PROBLEMS).map(({ path, says, sights }) => {
    const { count, total, traces } = tally(sights, runs);
    return {
      at: parameterPlace(tool, path),
      message: `models ${says}, ${inRuns(count, total, `calling "${toolName(tool)}"`, traces[0]!)}`,
      tool,
      parameter: path === '' ? undefined : path,
      // Once may be an accident.
      severity: count === 1 ? 'info' : undefined,
      traces,
    };
  });
}
