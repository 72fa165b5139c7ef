import { type Tool, toolName } from '../../agentConfig';
import { parameterPlace } from '../analysis/seen';
import { runsOf } from '../analysis/toolRuns';
import { type Context, numberOption, type Problem, type Rule } from './rule';

/** Every parameter is read by every model call, and one more to get wrong. */
export const traceParamNeverUsed: Rule = {
  id: 'trace-param-never-used',
  severity: 'info',
  summary: 'In many recorded calls, no model passed an optional parameter.',
  options: { calls: 50, runs: 10 },
  on: 'agent',
  check: (agent, context) =>
    context.runs.length === 0 ? undefined : agent.tools.flatMap((tool) => problemsOf(tool, context)),
};

function problemsOf(tool: Tool, context: Context): Problem[] {
  const runs = runsOf(tool, context);
  const given = runs.map(({ calls }) =>
    calls.flatMap(({ arguments: each }) =>
      typeof each === 'object' && each !== null && !Array.isArray(each) ? [Object.keys(each)] : [],
    ),
  );
  const calls = given.reduce((sum, { length }) => sum + length, 0);
  const used = given.filter(({ length }) => length > 0).length;
  if (calls < numberOption(context, 'calls') || used < numberOption(context, 'runs')) {
    return [];
  }
  const passed = new Set(given.flat(2));
  // Where nothing that is known was ever passed, the arguments were not recorded as the model wrote them.
  return tool.parameters.some(({ name }) => passed.has(name))
    ? tool.parameters
        .filter(({ name, required }) => !required && !passed.has(name))
        .map(({ name, path }) => ({
          at: parameterPlace(tool, path),
          message: `in ${calls} calls of "${toolName(tool)}" in ${used} runs no model passed "${name}": leave it out, or say when it helps`,
          tool,
          parameter: path,
        }))
    : [];
}
