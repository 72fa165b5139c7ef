import { realpathSync } from 'node:fs';
import path from 'node:path';
import type { History } from '../../../config/versions/history';
import { agentFiles, bestMatch, isAgentFile } from '../../../config/versions/match/best';
import { MOST_FILE_BYTES } from '../../../config/versions/repository';
import { walkFiles } from '../../files';
import type { ShownMatch, VersionsCall } from '../messages';
import { historyOf, type OpenPlace, type Places, settingsFor } from '../places';
import { shownChange, shownVersion } from '../shown';

/** Agents whose histories are read. */
const MOST_AGENTS = 50;
/** Changes and versions that are handed on: nobody reads more. */
const MOST_SHOWN = 200;

/** Which version of which agent below a folder a run used, and what that version and later ones changed. */
export async function match(
  places: Places,
  { place, inRepository, recorded, start }: Extract<VersionsCall, { method: 'match' }>,
  signal: AbortSignal,
): Promise<ShownMatch> {
  const opened = await places.open(place, signal);
  const files = await agentsIn(opened, realpathSync(place.folder), inRepository);
  const histories = new Map<string, History>();
  for (const file of files.slice(0, MOST_AGENTS)) {
    signal.throwIfAborted();
    const history = await historyOf(opened, file, signal);
    if (history.versions.some(({ agent }) => agent.config.files.length > 0)) {
      histories.set(file, history);
    }
  }
  const best = await bestMatch(recorded, start, histories, opened.repository, { signal, breathe });
  const { root, facts: repository } = opened;
  const known = { root, repository, agentCount: histories.size };
  if (!best) {
    const nothing = { agreed: [], disagreed: [], alternatives: [], changesSince: [], changesIn: [] };
    const reason = 'there is no agent file';
    return { ...known, agent: undefined, version: undefined, certainty: 'none', reason, ...nothing };
  }
  const { agent, match: found, history } = best;
  const { version } = found;
  const before = version && versionBefore(version, history);
  const settings = agent === undefined ? undefined : await settingsFor(opened, agent);
  return {
    ...known,
    agent,
    version: version && shownVersion(version, settings),
    certainty: found.certainty,
    reason: found.reason,
    agreed: found.agreed,
    disagreed: found.disagreed,
    alternatives: found.alternatives.slice(0, MOST_SHOWN).map((each) => shownVersion(each, settings)),
    changesSince:
      version && history.working
        ? found.changesSince.slice(0, MOST_SHOWN).map((each) => shownChange(each, version, history.working!))
        : [],
    changesIn:
      version && before
        ? (version.changes ?? []).slice(0, MOST_SHOWN).map((each) => shownChange(each, before, version))
        : [],
  };
}

/** Lets other calls in. */
function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Paths below the root of agents in a folder. Only files whose names say so are read. */
async function agentsIn({ root, repository }: OpenPlace, folder: string, inRepository: boolean): Promise<string[]> {
  if (inRepository && !repository) {
    return [];
  }
  const options = { isWanted: isAgentFile, mostBytes: MOST_FILE_BYTES };
  const { files } = await walkFiles([inRepository ? root : folder], options);
  return agentFiles(files.map((file) => path.relative(root, file.path).split(path.sep).join('/')));
}

/** The version that a version's changes are told against. The list is newest first. */
function versionBefore(version: History['versions'][number], { versions }: History) {
  return versions[versions.indexOf(version) + 1];
}
