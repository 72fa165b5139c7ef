import type { Reference } from '../../agentConfig';
import type { Problem, Rule } from './rule';

/** Wildcards and names that stand for everything a host can do. */
const EVERYTHING = /^(?:\*|all|any|everything)$|^(?:[\w-]+[/:.])?\*$/i;
const SHELL =
  /^(?:bash|shell|terminal|exec|run_shell|run_command|execute_command|execute\/runInTerminal|runCommands|runInTerminal|Bash\(\*\)|computer)$/i;

/** An agent that can do anything does. */
export const agentScopeBroad: Rule = {
  id: 'agent-scope-broad',
  severity: 'warning',
  summary: 'The agent has a wildcard for its tools, or a shell with nothing around it.',
  on: 'agent',
  check: ({ agents, definition }) =>
    (definition?.manifest ? [definition] : agents).flatMap(({ tools }) =>
      (tools ?? []).flatMap((tool) => problemOf(tool, definition?.manifest !== undefined)),
    ),
};

/** Coding agents have a shell by trade; an agent file of one's own should say what it is for. */
function problemOf({ value, node }: Reference, isOwn: boolean): Problem[] {
  if (EVERYTHING.test(value)) {
    return [{ at: { node }, message: `"${value}" offers every tool there is: name those the task needs` }];
  }
  return isOwn && SHELL.test(value)
    ? [{ at: { node }, message: `"${value}" can run any command: offer a tool for what the task needs` }]
    : [];
}
