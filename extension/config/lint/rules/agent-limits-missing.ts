import { get, type Node, stringOf } from '../../document/node';
import type { Rule } from './rule';

/** A fixed workflow ends by itself; an agent that chooses its steps does not. */
const BOUNDED: readonly string[] = ['max_steps', 'timeout_s', 'max_cost_usd'];
const NEEDED: ReadonlyMap<string, readonly string[]> = new Map([
  ['workflow', ['timeout_s']],
  ['bounded', BOUNDED],
  ['open', [...BOUNDED, 'max_tokens']],
]);

/** A loop costs until something stops it. */
export const agentLimitsMissing: Rule = {
  id: 'agent-limits-missing',
  severity: 'warning',
  summary: 'The agent file leaves out limits that its kind needs.',
  on: 'agent',
  check({ definition }) {
    const manifest = definition?.manifest;
    if (!manifest) {
      return undefined;
    }
    const limits = get(manifest, 'limits');
    const missing = neededLimits(manifest, definition.handoffs.length > 0).filter(
      (name) => get(limits, name) === undefined,
    );
    return missing.length === 0
      ? undefined
      : {
          at: limits ? { node: limits, on: 'key' } : { node: definition.name?.node ?? manifest },
          message: `no limit for ${missing.join(', ')}: nothing stops a run that goes round in circles`,
        };
  },
};

function neededLimits(manifest: Node, hasHandoffs: boolean): readonly string[] {
  const needed = NEEDED.get(stringOf(get(manifest, 'kind')) ?? '') ?? BOUNDED;
  return hasHandoffs ? [...needed, 'max_depth', 'max_subagents'] : needed;
}
