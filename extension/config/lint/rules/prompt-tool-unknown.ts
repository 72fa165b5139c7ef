import type { AgentConfig } from '../../agentConfig';
import { knownNames, namedTools } from '../analysis/mentions';
import { nearest } from '../analysis/nearest';
import type { Problem, Rule } from './rule';

/** The model calls what its instructions name, and the call fails. */
export const promptToolUnknown: Rule = {
  id: 'prompt-tool-unknown',
  severity: 'error',
  summary: 'The prompt names a tool the agent does not have.',
  hasFix: true,
  on: 'agent',
  check(agent) {
    const names = toolNames(agent);
    if (names.length === 0) {
      return undefined;
    }
    const isKnown = knownNames(names);
    return agent.prompts.flatMap((prompt) =>
      namedTools(prompt.text, isKnown).map(({ name, from, to }): Problem => {
        const meant = nearest(name, names);
        return {
          at: { node: prompt.node, from, to },
          message: `the agent has no tool "${name}"${meant ? `; did you mean "${meant}"?` : ''}`,
          fixes: meant
            ? [
                {
                  title: `Replace with "${meant}"`,
                  isSafe: false,
                  edits: [{ op: 'replace-text', node: prompt.node, from, to, text: meant }],
                },
              ]
            : [],
        };
      }),
    );
  },
};

/** Names of all tools; none when some come from servers or files that are not read, for then anything may be there. */
function toolNames(agent: AgentConfig): string[] {
  const listed = agent.definition?.tools?.map(({ value }) => value) ?? [];
  const isOpen = agent.servers.length > 0 || agent.prompts.length === 0 || agent.tools.length === 0;
  return isOpen ? [] : [...agent.tools.flatMap(({ name }) => name?.value ?? []), ...listed];
}
