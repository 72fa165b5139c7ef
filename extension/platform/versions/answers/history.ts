import type { AgentAt, AgentHistory } from '../messages';
import { historyOf, type Places } from '../places';
import { shownVersion } from '../shown';

/** The versions of an agent. */
export async function history(places: Places, agent: AgentAt, signal: AbortSignal): Promise<AgentHistory> {
  const place = await places.open(agent, signal);
  const { versions, working, isCut } = await historyOf(place, agent.agent, signal);
  return {
    root: place.root,
    repository: place.facts,
    versions: versions.map((version) => shownVersion(version)),
    working: working && shownVersion(working),
    isCut,
  };
}
