import { type Tool, toolName } from '../../agentConfig';
import { toolPlace } from '../analysis/seen';
import { runsOf } from '../analysis/toolRuns';
import { type Context, numberOption, type Problem, type Rule } from './rule';

/** Every tool that is offered is read by every model call, and one more to choose wrongly. */
export const traceToolNeverCalled: Rule = {
  id: 'trace-tool-never-called',
  severity: 'info',
  summary: 'Many recorded runs were offered the tool, and none called it.',
  options: { runs: 20 },
  on: 'agent',
  check: (agent, context) =>
    context.runs.length === 0 ? undefined : agent.tools.flatMap((tool) => problemOf(tool, context) ?? []),
};

function problemOf(tool: Tool, context: Context): Problem | undefined {
  // Runs that called nothing had nothing to do for any tool.
  const runs = runsOf(tool, context).filter(
    ({ run, offeredAt }) => offeredAt !== undefined && !run.use.isCut && run.use.calls.length > 0,
  );
  return runs.length < numberOption(context, 'runs') || runs.some(({ calls }) => calls.length > 0)
    ? undefined
    : {
        at: toolPlace(tool),
        message: `"${toolName(tool)}" was offered in ${runs.length} runs that called other tools, and none called it: leave it out, or say what it is for`,
        tool,
      };
}
