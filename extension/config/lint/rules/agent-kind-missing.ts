import { get } from '../../document/node';
import type { Rule } from './rule';

/** What limits an agent needs depends on how freely it chooses its steps. */
export const agentKindMissing: Rule = {
  id: 'agent-kind-missing',
  severity: 'info',
  summary: 'The agent file does not say whether it is a workflow, bounded or open.',
  on: 'agent',
  check({ definition }) {
    const manifest = definition?.manifest;
    if (!manifest || get(manifest, 'kind')) {
      return undefined;
    }
    return { at: { node: definition.name?.node ?? manifest }, message: 'kind is missing: workflow, bounded or open?' };
  },
};
