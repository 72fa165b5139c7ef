import { get } from '../../document/node';
import type { Rule } from './rule';

/** Somebody has to answer when it goes wrong at night. */
export const agentOwnerMissing: Rule = {
  id: 'agent-owner-missing',
  severity: 'warning',
  summary: 'The agent file names no owner.',
  on: 'agent',
  check({ definition }) {
    const manifest = definition?.manifest;
    if (!manifest || get(manifest, 'owner')) {
      return undefined;
    }
    return {
      at: { node: definition.name?.node ?? manifest },
      message: 'owner is missing: who answers for this agent?',
    };
  },
};
