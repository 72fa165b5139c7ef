import { diffConfigs } from '../../../config/versions/change';
import type { Version } from '../../../config/versions/history';
import type { ComparedFile, Comparison, VersionsCall } from '../messages';
import { historyOf, type Places, settingsFor, versionIn } from '../places';
import { shownChange, shownVersion } from '../shown';

/** What changed from one version of an agent to another, and in which files. */
export async function compare(
  places: Places,
  { agent, from, to }: Extract<VersionsCall, { method: 'compare' }>,
  signal: AbortSignal,
): Promise<Comparison> {
  const place = await places.open(agent, signal);
  const history = await historyOf(place, agent.agent, signal);
  const [before, after] = [versionIn(history, from), versionIn(history, to)];
  const settings = await settingsFor(place, agent.agent);
  return {
    from: shownVersion(before, settings),
    to: shownVersion(after, settings),
    changes: diffConfigs(before.agent.config, after.agent.config).map((change) => shownChange(change, before, after)),
    files: comparedFiles(before, after),
  };
}

/** Files in pairs: the same path, and the agent's own file, which may have been renamed. */
function comparedFiles(before: Version, after: Version): ComparedFile[] {
  const textOf = ({ files }: Version, path: string): string | undefined => {
    const content = files.get(path);
    return content && 'text' in content ? content.text : undefined;
  };
  const paths = [...new Set([...before.files.keys(), ...after.files.keys()])];
  const pairs = paths.flatMap((path): ComparedFile[] => {
    const isRenamed = before.path !== after.path && before.files.has(before.path) && after.files.has(after.path);
    if (isRenamed && path === before.path) {
      return [];
    }
    const old = isRenamed && path === after.path ? before.path : path;
    const [a, b] = [textOf(before, old), textOf(after, path)];
    return [{ before: a === undefined ? undefined : old, after: b === undefined ? undefined : path, isSame: a === b }];
  });
  return pairs.filter((pair) => pair.before !== undefined || pair.after !== undefined);
}
