import { get } from '../../document/node';
import type { Rule } from './rule';

/** Agents that hand a task to each other without a bound never finish it. */
export const agentHandoffCycle: Rule = {
  id: 'agent-handoff-cycle',
  severity: 'warning',
  summary: 'Agents hand over in a circle and none of them limits how often.',
  on: 'agent',
  check({ definition }, context) {
    const name = definition?.name?.value;
    if (!definition?.manifest || name === undefined || get(get(definition.manifest, 'limits'), 'max_depth')) {
      return undefined;
    }
    const handoff = definition.handoffs.find(
      ({ value, node }) => leadsTo(value, name, context.handoffsOf) && !get(node.parent, 'max'),
    );
    return (
      handoff && {
        at: { node: handoff.node },
        message: `"${handoff.value}" hands back to "${name}" sooner or later, and no max_depth bounds it`,
      }
    );
  },
};

function leadsTo(from: string, goal: string, handoffsOf: (name: string) => readonly string[]): boolean {
  const seen = new Set<string>();
  const stack = [from];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (next === goal) {
      return true;
    }
    if (!seen.has(next)) {
      seen.add(next);
      stack.push(...handoffsOf(next));
    }
  }
  return false;
}
