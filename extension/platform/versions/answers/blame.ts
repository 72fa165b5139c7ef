import { blameFile } from '../../../config/versions/blame/blame';
import type { BlamedPart, VersionsCall } from '../messages';
import { historyOf, type Places } from '../places';

/** Which version each part of a file comes from. */
export async function blame(
  places: Places,
  { agent, file }: Extract<VersionsCall, { method: 'blame' }>,
  signal: AbortSignal,
): Promise<readonly BlamedPart[]> {
  const place = await places.open(agent, signal);
  const history = await historyOf(place, agent.agent, signal);
  const isWhole = !history.isCut && place.repository?.isShallow !== true;
  return blameFile(history, file, isWhole).map(({ part, version, mayBeOlder }) => ({
    start: part.start,
    end: part.end,
    what: part.what,
    id: version.commit?.hash ?? null,
    label: version.label,
    tags: version.tags,
    date: version.commit?.date,
    author: version.commit?.author,
    subject: version.commit?.subject,
    mayBeOlder,
  }));
}
