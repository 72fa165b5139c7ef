import { get } from '../../document/node';
import type { Rule } from './rule';

const SAYS = /\b(?:escalat\w+|hand(?:s|ed)? (?:over|off)|human|supervisor|support team|operator)\b/i;

/** An agent that cannot stop goes on guessing. */
export const agentEscalationMissing: Rule = {
  id: 'agent-escalation-missing',
  severity: 'warning',
  summary: 'Neither the agent file nor a prompt says when to stop and hand over to a human.',
  on: 'agent',
  check({ definition, prompts }) {
    const manifest = definition?.manifest;
    if (!manifest || get(manifest, 'escalation') || prompts.some(({ text }) => SAYS.test(text))) {
      return undefined;
    }
    return {
      at: { node: definition.name?.node ?? manifest },
      message: 'escalation is missing: when does this agent stop and hand over to a human?',
    };
  },
};
