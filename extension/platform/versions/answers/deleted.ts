import type { DeletedAgents, VersionsCall } from '../messages';
import type { Places } from '../places';

const AGENT_FILES = ['.agent.yaml', '.agent.yml', '.agent.json'];
/** Nobody looks through more. */
const MOST_LISTED = 1000;

/** Agent files that commits have and the working tree has not. */
export async function deleted(
  places: Places,
  { place }: Extract<VersionsCall, { method: 'deleted' }>,
  signal: AbortSignal,
): Promise<DeletedAgents> {
  const { root, repository, files, facts } = await places.open(place, signal);
  const agents: string[] = [];
  for (const path of (await repository?.everHad(AGENT_FILES, { signal })) ?? []) {
    if (agents.length < MOST_LISTED && (await files.read(path)) === undefined) {
      agents.push(path);
    }
  }
  return { root, agents, message: facts.message };
}
