import { type AgentConfig, toolName } from '../../agentConfig';
import { meaningOfTool } from '../../versions/toolMeaning';
import type { TraceRun } from '../runUse';
import { isAsDefined } from './offered';

interface Candidate {
  readonly agent: AgentConfig;
  readonly names: ReadonlySet<string>;
}

/**
 * The runs of each agent. A run that is known to belong to an agent goes to it. Any other goes to the agent with most
 * tools in common by name, those with the same definition counting twice, as long as they are half of the agent's tools
 * or of the run's; the rest of the run's tools may then belong to a further agent in the same way. A single tool in
 * common tells nothing unless it is all the run had, and where definitions were recorded, all the agent has or
 * defined alike.
 */
export function runsByAgent(
  agents: readonly AgentConfig[],
  runs: readonly TraceRun[],
): ReadonlyMap<AgentConfig, readonly TraceRun[]> {
  const found = new Map<AgentConfig, TraceRun[]>();
  if (runs.length === 0) {
    return found;
  }
  const candidates = agents.flatMap((agent): Candidate[] =>
    agent.tools.length === 0 ? [] : [{ agent, names: new Set(agent.tools.map(toolName)) }],
  );
  for (const run of runs) {
    for (const agent of agentsOf(run, agents, candidates)) {
      const list = found.get(agent) ?? [];
      found.set(agent, list);
      list.push(run);
    }
  }
  return found;
}

function agentsOf(
  run: TraceRun,
  agents: readonly AgentConfig[],
  candidates: readonly Candidate[],
): readonly AgentConfig[] {
  if (run.agent !== undefined) {
    const known = agents.find(({ files }) => files.some(({ path }) => path === run.agent));
    return known ? [known] : [];
  }
  const names = namesOf(run);
  const total = names.size;
  const found: AgentConfig[] = [];
  for (let left = candidates; left.length > 0; ) {
    const best = bestOf(left, names, total, run);
    if (!best) {
      break;
    }
    found.push(best.agent);
    for (const name of best.names) {
      names.delete(name);
    }
    left = left.filter((each) => each !== best);
  }
  return found;
}

/** Names of the tools a run was offered, else of those it called. */
function namesOf({ use }: TraceRun): Set<string> {
  const offered = new Set(use.offered.map(({ name }) => name));
  return offered.size > 0 ? offered : new Set(use.calls.map(({ tool }) => tool));
}

function bestOf(
  candidates: readonly Candidate[],
  names: ReadonlySet<string>,
  total: number,
  run: TraceRun,
): Candidate | undefined {
  let best: Candidate | undefined;
  let most = 0;
  for (const candidate of candidates) {
    const shared = [...candidate.names].filter((name) => names.has(name));
    const isEnough = shared.length * 2 >= Math.min(candidate.names.size, names.size);
    if (shared.length === 0 || !isEnough || (shared.length === 1 && total > 1)) {
      continue;
    }
    const same = candidate.agent.tools.filter((tool) => isAsDefined(meaningOfTool(tool), run.use)).length;
    if (shared.length === 1 && run.use.offered.length > 0 && same === 0 && candidate.names.size > 1) {
      continue;
    }
    // Of two that fit alike, the one with fewer tools beside.
    const score = shared.length + same - candidate.names.size / 10_000;
    if (score > most) {
      [best, most] = [candidate, score];
    }
  }
  return best;
}
