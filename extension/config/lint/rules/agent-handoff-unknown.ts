import type { AgentConfig } from '../../agentConfig';
import { nearest } from '../analysis/nearest';
import type { Problem, Rule } from './rule';

/** The hand-over fails in the middle of a run. */
export const agentHandoffUnknown: Rule = {
  id: 'agent-handoff-unknown',
  severity: 'error',
  summary: 'The agent hands over to an agent that no agent file defines.',
  hasFix: true,
  on: 'agent',
  check(agent, context) {
    const known = context.agentNames;
    if (!agent.definition?.manifest || known.length < 2) {
      return undefined;
    }
    return unknownHandoffs(agent, known);
  },
};

function unknownHandoffs({ definition }: AgentConfig, known: readonly string[]): Problem[] {
  return (definition?.handoffs ?? []).flatMap(({ value, node }): Problem[] => {
    if (known.includes(value)) {
      return [];
    }
    const meant = nearest(value, known);
    return [
      {
        at: { node },
        message: `no agent is called "${value}"${meant ? `; did you mean "${meant}"?` : ''}`,
        fixes: meant
          ? [{ title: `Replace with "${meant}"`, isSafe: false, edits: [{ op: 'replace', node, value: meant }] }]
          : [],
      },
    ];
  });
}
