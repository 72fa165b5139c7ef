import type { AgentHistory, VersionsCall } from '../messages';
import { historyOf, type Places, settingsFor } from '../places';
import { shownVersion } from '../shown';

/** The versions of an agent, the newest first. */
export async function history(
  places: Places,
  { agent, most }: Extract<VersionsCall, { method: 'history' }>,
  signal: AbortSignal,
): Promise<AgentHistory> {
  const place = await places.open(agent, signal);
  const { versions, working, isCut } = await historyOf(place, agent.agent, signal);
  const settings = await settingsFor(place, agent.agent);
  const asked = versions.slice(0, most);
  return {
    root: place.root,
    repository: place.facts,
    versions: asked.map((version) => shownVersion(version, settings)),
    working: working && shownVersion(working, settings),
    older: versions.length - asked.length,
    isCut,
  };
}
