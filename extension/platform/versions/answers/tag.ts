import type { VersionsCall } from '../messages';
import type { Places } from '../places';

/**
 * Tags a commit.
 * @throws Error with a message for people
 */
export async function tag(
  places: Places,
  { place, commit, name, message }: Extract<VersionsCall, { method: 'tag' }>,
  signal: AbortSignal,
): Promise<undefined> {
  const { repository, facts } = await places.open(place, signal);
  if (!repository) {
    throw new Error(facts.message);
  }
  await repository.tag(name, commit, message);
}
