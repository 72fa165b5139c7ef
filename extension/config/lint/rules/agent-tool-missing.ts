import type { AgentConfig } from '../../agentConfig';
import { resolvePath } from '../../agents';
import { nearest } from '../analysis/nearest';
import type { Context, Problem, Rule } from './rule';

/** The agent starts without it, or not at all. */
export const agentToolMissing: Rule = {
  id: 'agent-tool-missing',
  severity: 'error',
  summary: 'A tool or file that the agent file names is not there.',
  hasFix: true,
  on: 'agent',
  check(agent, context) {
    return agent.definition?.manifest ? [...missingFiles(agent, context), ...missingTools(agent)] : undefined;
  },
};

function missingFiles({ definition, files }: AgentConfig, context: Context): Problem[] {
  const from = files[0]?.path ?? '';
  const references = [...(definition?.toolFiles ?? []), ...(definition?.promptFiles ?? [])];
  return references.flatMap(({ value, node }): Problem[] =>
    context.isFile(resolvePath(from, value)) === false
      ? [{ at: { node }, message: `there is no file "${value}"` }]
      : [],
  );
}

/** Names are looked up only where all tools are known: none comes from a server or from code. */
function missingTools({ definition, tools, servers }: AgentConfig): Problem[] {
  const known = tools.flatMap(({ name }) => name?.value ?? []);
  if (servers.length > 0 || (definition?.toolFiles.length ?? 0) === 0 || known.length === 0) {
    return [];
  }
  return (definition?.tools ?? []).flatMap(({ value, node }): Problem[] => {
    if (known.includes(value) || /[*:]/.test(value)) {
      return [];
    }
    const meant = nearest(value, known);
    return [
      {
        at: { node },
        message: `none of the tool files defines "${value}"${meant ? `; did you mean "${meant}"?` : ''}`,
        fixes: meant
          ? [{ title: `Replace with "${meant}"`, isSafe: false, edits: [{ op: 'replace', node, value: meant }] }]
          : [],
      },
    ];
  });
}
