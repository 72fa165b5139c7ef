import { Contents } from '../../../config/versions/contents';
import { isSafePath } from '../../../config/versions/repository';
import type { VersionsCall, VersionsCallResults } from '../messages';
import type { Places } from '../places';

const HASH = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

/** The text of a file at a commit, or why there is none. */
export async function text(
  places: Places,
  { place, commit, path }: Extract<VersionsCall, { method: 'text' }>,
  signal: AbortSignal,
): Promise<VersionsCallResults['text']> {
  if (!HASH.test(commit) || !isSafePath(path)) {
    return { why: 'it is no file of a commit' };
  }
  const { repository, facts } = await places.open(place, signal);
  if (!repository) {
    return { why: facts.message ?? 'there is no repository' };
  }
  const [entry] = await repository.entries([{ commit, path }], { signal });
  const contents = new Contents(repository, { signal });
  await contents.load([entry]);
  return contents.of(entry) ?? { why: entry ? 'it is a folder' : 'it does not exist' };
}
