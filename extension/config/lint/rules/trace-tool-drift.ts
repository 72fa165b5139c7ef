import { type Tool, toolName } from '../../agentConfig';
import { meaningOfTool } from '../../versions/toolMeaning';
import { type Difference, definitionsIn, differenceOf, isAsDefined } from '../analysis/offered';
import { parameterPlace, toolPlace } from '../analysis/seen';
import { inRuns, isSince, placeIn } from '../analysis/toolRuns';
import type { TraceRun } from '../runUse';
import type { Context, Place, Problem, Rule } from './rule';

/** What a model was offered was put together elsewhere: mending the file does not mend the agent. */
export const traceToolDrift: Rule = {
  id: 'trace-tool-drift',
  severity: 'warning',
  summary: 'Recorded runs since the file changed were offered another definition of the tool.',
  on: 'agent',
  check: (agent, context) =>
    context.runs.length === 0 ? undefined : agent.tools.flatMap((tool) => problemOf(tool, context) ?? []),
};

function problemOf(tool: Tool, context: Context): Problem | undefined {
  const name = toolName(tool);
  const runs = context.runs.filter(
    (run) => definitionsIn(run.use, name).length > 0 && isSince(run, tool, context) === true,
  );
  const drifted = runs.flatMap((run) => {
    const difference = driftOf(tool, run);
    return difference ? [{ run, difference }] : [];
  });
  const [first] = drifted;
  if (!first) {
    return undefined;
  }
  const traces = drifted.map(({ run, difference }) => placeIn(run, difference.offered.step));
  const count = inRuns(drifted.length, runs.length, 'since this file changed', traces[0]!);
  return {
    at: placeOf(tool, first.difference),
    message: `models were offered "${name}" with ${wordsOf(first.difference)} ${count}: what they get does not come from this file`,
    tool,
    traces,
  };
}

/** How all definitions of a run differ; the first of them. */
function driftOf(tool: Tool, { use }: TraceRun): Difference | undefined {
  const meaning = meaningOfTool(tool);
  const [offered] = definitionsIn(use, meaning.name);
  return offered && !isAsDefined(meaning, use) ? differenceOf(meaning, offered) : undefined;
}

function wordsOf({ isDescription, isSchema, parameters }: Difference): string {
  const shown = parameters.slice(0, 3).map((each) => `"${each.slice(0, 60)}"`);
  const more = parameters.length > 3 ? ` and ${parameters.length - 3} more` : '';
  const schema = parameters.length === 0 ? 'another schema' : `another definition of ${shown.join(', ')}${more}`;
  return [...(isDescription ? ['another description'] : []), ...(isSchema ? [schema] : [])].join(' and ');
}

function placeOf(tool: Tool, { isDescription, parameters }: Difference): Place {
  const own = isDescription ? undefined : tool.parameters.find(({ name }) => parameters.includes(name));
  return own
    ? parameterPlace(tool, own.path)
    : isDescription && tool.description
      ? { node: tool.description }
      : toolPlace(tool);
}
