import { realpathSync } from 'node:fs';
import { decodeText } from '../../config/versions/contents';
import { type History, HistoryMemory, readHistory, readVersion, type Version } from '../../config/versions/history';
import type { ProjectSettings } from '../../config/versions/lintCounts';
import type { GitRepository, OpenedRepository, WorkingFiles } from '../../config/versions/repository';
import { openRepository } from '../git/repository';
import { Candidates } from './candidates';
import type { Place, RepositoryFacts, VersionId } from './messages';
import { OverlayFiles } from './overlay';

/** A place that was opened: its working tree, and the repository when there is one. */
export interface OpenPlace {
  /** Absolute path that the paths of files are below. */
  readonly root: string;
  readonly files: OverlayFiles;
  readonly repository: GitRepository | undefined;
  readonly facts: RepositoryFacts;
  /** What is known of an agent's history already. */
  memoryOf(agent: string): HistoryMemory;
}

/** Agents whose versions stay known. */
const MOST_MEMORIES = 12;

/** Repositories that were asked about. What they said of commits stays known as long as the same one is checked out. */
export class Places {
  private readonly repositories = new Map<string, GitRepository>();
  private readonly memories = new Map<string, HistoryMemory>();
  private readonly candidates = new Map<string, Candidates>();

  async open(place: Place, signal: AbortSignal): Promise<OpenPlace> {
    const folder = realpathSync(place.folder);
    const opened = await openRepository(folder, { isTrusted: place.isTrusted, signal });
    const repository = opened.state === 'ready' ? this.known(opened.repository) : undefined;
    const root = repository?.root ?? folder;
    return {
      root,
      files: new OverlayFiles(root, place.unsaved),
      repository,
      facts: factsOf(opened),
      memoryOf: (agent) => this.memoryOf(`${root}\n${agent}`),
    };
  }

  /** What is known of the files of a folder. */
  candidatesIn(folder: string): Candidates {
    const candidates = this.candidates.get(folder) ?? new Candidates();
    this.candidates.set(folder, candidates);
    return candidates;
  }

  /** The one asked for longest ago is forgotten when there are too many. */
  private memoryOf(key: string): HistoryMemory {
    const memory = this.memories.get(key) ?? new HistoryMemory();
    this.memories.delete(key);
    this.memories.set(key, memory);
    const [oldest] = this.memories.keys();
    if (this.memories.size > MOST_MEMORIES && oldest !== undefined) {
      this.memories.delete(oldest);
    }
    return memory;
  }

  private known(fresh: GitRepository): GitRepository {
    const before = this.repositories.get(fresh.root);
    const isSame =
      before?.head === fresh.head && before?.branch === fresh.branch && before?.isShallow === fresh.isShallow;
    const repository = before && isSame ? before : fresh;
    this.repositories.set(fresh.root, repository);
    return repository;
  }
}

function factsOf(opened: OpenedRepository): RepositoryFacts {
  if (opened.state !== 'ready') {
    return { state: opened.state, message: opened.message, branch: undefined, gitFolders: [] };
  }
  const { branch, gitFolders } = opened.repository;
  return { state: 'ready', message: noteOn(opened.repository), branch, gitFolders };
}

/** What a list of versions does not show by itself; undefined when it is all there is to say. */
function noteOn({ head, isShallow, branch }: GitRepository): string | undefined {
  if (head === undefined) {
    return 'There are no commits yet.';
  }
  if (isShallow) {
    return 'The clone is shallow: older versions were not fetched.';
  }
  return branch === undefined ? `No branch is checked out: versions are those up to ${head.slice(0, 7)}.` : undefined;
}

/** The history of an agent; without a repository the working tree is all there is. */
export async function historyOf(place: OpenPlace, agent: string, signal: AbortSignal): Promise<History> {
  if (place.repository) {
    return readHistory(place.repository, place.files, agent, { signal, memory: place.memoryOf(agent) });
  }
  const working = await readVersion(undefined, place.files, agent, undefined, { signal });
  return { versions: [working], working, isCut: false };
}

/** The nearest `backstep.json` in the folder of an agent or above it. */
export async function settingsFor(
  { files }: { readonly files: WorkingFiles },
  agent: string,
): Promise<ProjectSettings | undefined> {
  const steps = agent.split('/').slice(0, -1);
  for (let depth = steps.length; depth >= 0; depth--) {
    const folder = steps.slice(0, depth).join('/');
    const file = await files.read(folder === '' ? 'backstep.json' : `${folder}/backstep.json`);
    const content = file && 'bytes' in file ? decodeText(file.bytes) : undefined;
    if (content && 'text' in content) {
      return { folder, text: content.text };
    }
  }
  return undefined;
}

/** @throws Error when the agent has no such version */
export function versionIn({ versions, working }: History, id: VersionId): Version {
  const version = id === null ? working : versions.find(({ commit }) => commit?.hash === id);
  if (!version) {
    throw new Error(id === null ? 'The agent is not there any more.' : 'The agent has no such version.');
  }
  return version;
}
