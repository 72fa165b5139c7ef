import { type Fingerprint, fingerprintOf } from '../fingerprint';
import { type Change, type ChangeClass, diffConfigs, worstClass } from './change';
import { Contents, decodeText, isSameFiles, isSameTexts } from './contents';
import { type AgentMeaning, type MissingPart, meaningOf } from './meaning';
import { type Commit, type GitRepository, isSafePath, type ReadOptions, type WorkingFiles } from './repository';
import { ConfigReader, type FileContent, type ResolvedAgent } from './resolve';

/** An agent at a commit, or as it is now. */
export interface Version {
  /** The commit; undefined for the working tree. */
  readonly commit: Commit | undefined;
  /** First 7 digits of the commit, or `working tree`. */
  readonly label: string;
  readonly tags: readonly string[];
  readonly agent: ResolvedAgent;
  readonly fingerprint: Fingerprint;
  /** The agent's files with their texts at this version; files that cannot be read say why. */
  readonly files: ReadonlyMap<string, FileContent>;
  /** The agent's own file, or the only one; it had another path before it was renamed. */
  readonly path: string;
  /** Everything that could not be read at this version. Empty when it is whole. */
  readonly missing: readonly MissingPart[];
  /** Changes against the version before; undefined for the oldest one. Worked out when first asked for. */
  readonly changes: readonly Change[] | undefined;
  /** The most serious class of {@link changes}. */
  readonly changeClass: ChangeClass | undefined;
}

export interface History {
  /** Newest first; the working tree on top when it differs from the newest commit. */
  readonly versions: readonly Version[];
  /** The working tree, whether or not it differs. Undefined when nothing of the agent is there any more. */
  readonly working: Version | undefined;
  /** Older versions were left out. */
  readonly isCut: boolean;
}

export interface HistoryOptions extends ReadOptions {
  /** Most commits to read, newest first. */
  readonly most?: number | undefined;
  /** What was read before of the same agent: its commits are not read again while they are the same. */
  readonly memory?: HistoryMemory | undefined;
}

/** What stays known of one agent from one look at its history to the next. */
export class HistoryMemory {
  readonly reader = new ConfigReader();
  /** The versions that are commits, oldest first, and what they were read from. */
  committed: (CommittedVersions & { readonly repository: GitRepository | undefined; readonly key: string }) | undefined;
}

interface CommittedVersions {
  readonly versions: readonly Version[];
  readonly isCut: boolean;
}

const MOST_VERSIONS = 1000;
/** How often new paths (renamed from, or named by an older agent file) may lead to another look at the log. */
const MOST_ROUNDS = 8;
const MOST_PATHS = 2000;

/**
 * The versions of one agent: the commits that touched any of its files, and the working tree.
 * @param path the agent's file, a single config file, or a folder ('' for the whole working tree), below the root
 * @throws Error when git fails or the signal aborts it
 */
export function readHistory(
  repository: GitRepository,
  files: WorkingFiles,
  path: string,
  options: HistoryOptions = {},
): Promise<History> {
  return new HistoryReader(repository, files, path, options).read();
}

/** One version of an agent: at a commit, or in the working tree when `commit` is undefined. */
export async function readVersion(
  repository: GitRepository | undefined,
  files: WorkingFiles,
  path: string,
  commit: string | undefined,
  options: ReadOptions = {},
): Promise<Version> {
  const reader = new HistoryReader(repository, files, path, options);
  return reader.one(commit);
}

type Files = Map<string, FileContent>;

class HistoryReader {
  private readonly memory: HistoryMemory;
  private readonly reader: ConfigReader;
  private readonly contents: Contents;

  constructor(
    private readonly repository: GitRepository | undefined,
    private readonly working: WorkingFiles,
    private readonly path: string,
    private readonly options: HistoryOptions,
  ) {
    this.contents = new Contents(repository, options);
    this.memory = options.memory ?? new HistoryMemory();
    this.reader = this.memory.reader;
  }

  async read(): Promise<History> {
    const tagged = this.repository?.tags(this.options);
    // Whoever waits for it below may have failed before.
    tagged?.catch(() => undefined);
    const now = await this.workingVersion();
    const { versions, isCut } = await this.committed([this.path, ...now.agent.paths], (await tagged) ?? new Map());
    const last = versions.at(-1);
    const isThere = [...now.files.values()].some((content) => 'text' in content);
    const isChanged = isThere ? !last || !isSameTexts(last.files, now.files) : false;
    const working = this.version(undefined, [], this.path, now.files, isChanged ? last : versions.at(-2), now.agent);
    return {
      versions: [...(isChanged ? [working] : []), ...versions.toReversed()],
      working: isThere ? working : undefined,
      isCut,
    };
  }

  /** The versions that are commits, oldest first, so that each knows the one before. */
  private async committed(
    start: readonly string[],
    tags: ReadonlyMap<string, readonly string[]>,
  ): Promise<CommittedVersions> {
    const { memory, repository, path } = this;
    const most = this.options.most ?? MOST_VERSIONS;
    const key = JSON.stringify([path, start, most, [...tags]]);
    if (memory.committed?.key === key && memory.committed.repository === repository) {
      return memory.committed;
    }
    const found = await this.commitsOf(start, most);
    const versions: Version[] = [];
    for (const state of [...found.states].reverse()) {
      const before = versions.at(-1);
      // Commits that changed none of the texts are passed over.
      if (!before || !isSameFiles(before.files, state.files)) {
        versions.push(this.version(state.commit, tags.get(state.commit.hash) ?? [], state.path, state.files, before));
      }
    }
    memory.committed = { versions, isCut: found.isCut, repository, key };
    return memory.committed;
  }

  async one(commit: string | undefined): Promise<Version> {
    if (commit === undefined || !this.repository) {
      return this.workingVersion();
    }
    const files = new Map<string, FileContent>();
    const paths = new Set([this.path]);
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const open = [...paths].filter((path) => !files.has(path));
      const entries = await this.repository.entries(
        open.map((path) => ({ commit, path })),
        this.options,
      );
      await this.contents.load(entries);
      open.forEach((path, at) => {
        const content = this.contents.of(entries[at]);
        if (content) {
          files.set(path, content);
        }
      });
      const wanted = this.reader.wanted(files).filter((path) => !paths.has(path));
      if (wanted.length === 0) {
        break;
      }
      for (const path of wanted) {
        paths.add(path);
      }
    }
    return this.version(
      { hash: commit, author: '', date: '', subject: '', touched: [] },
      [],
      this.path,
      files,
      undefined,
    );
  }

  private async workingVersion(): Promise<Version> {
    const isFolder = this.path === '' || (await this.isFolder());
    const files: Files = new Map();
    let open = isFolder ? [...(await this.working.list(this.path))].slice(0, MOST_PATHS) : [this.path];
    for (let round = 0; round < MOST_ROUNDS && open.length > 0; round++) {
      for (const path of open) {
        const file = isSafePath(path) ? await this.working.read(path) : { why: 'its path leaves the working tree' };
        if (file) {
          files.set(path, 'why' in file ? file : decodeText(file.bytes));
        }
      }
      const there = new Set(files.keys());
      const tried = new Set(open);
      open = this.reader.wanted(files).filter((path) => !there.has(path) && !tried.has(path));
    }
    return this.version(undefined, [], this.path, files, undefined);
  }

  /** Whether a path lies in the folder that is the agent. */
  private isBelow(path: string): boolean {
    return this.path === '' || path.startsWith(`${this.path}/`);
  }

  private async isFolder(): Promise<boolean> {
    const file = await this.working.read(this.path);
    return file !== undefined && 'why' in file && (await this.working.list(this.path)).length > 0;
  }

  /** The commits that touched the agent, with its files at each; paths it had before are followed. */
  private async commitsOf(
    start: readonly string[],
    most: number,
  ): Promise<{ readonly states: readonly State[]; readonly isCut: boolean }> {
    const { repository, options } = this;
    if (!repository) {
      return { states: [], isCut: false };
    }
    const paths = new Set(start.filter((path) => path === '' || isSafePath(path)));
    const roots = [this.path];
    const asked = new Set<string>();
    for (let round = 0; ; round++) {
      const log = await repository.log([...paths], options);
      const commits = log.slice(0, most);
      const isFolder = commits.some(({ touched }) => touched.some(({ path }) => this.isBelow(path)));
      const before = paths.size;
      const [states] = await Promise.all([
        this.statesOf(commits, [...paths], roots, isFolder),
        this.followRenames(commits, paths, roots, asked, isFolder),
      ]);
      for (const { files } of states) {
        for (const path of this.reader.wanted(files).filter(isSafePath)) {
          paths.add(path);
        }
      }
      if (paths.size === before || paths.size > MOST_PATHS || round >= MOST_ROUNDS) {
        return { states, isCut: log.length > most };
      }
    }
  }

  /** Where files that some commit added were before. */
  private async followRenames(
    commits: readonly Commit[],
    paths: Set<string>,
    roots: string[],
    asked: Set<string>,
    isFolder: boolean,
  ): Promise<void> {
    const adding = commits.filter(({ hash, touched }) => !asked.has(hash) && touched.some(({ isAdded }) => isAdded));
    adding.forEach(({ hash }) => {
      asked.add(hash);
    });
    const renames = await this.repository!.renames(
      adding.map(({ hash }) => hash),
      this.options,
    );
    for (const { from, to } of renames) {
      const isOurs = paths.has(to) || (isFolder && this.isBelow(to));
      if (isOurs && isSafePath(from)) {
        paths.add(from);
        if (roots.includes(to)) {
          roots.push(from);
        }
      }
    }
  }

  private async statesOf(
    commits: readonly Commit[],
    paths: readonly string[],
    roots: readonly string[],
    isFolder: boolean,
  ): Promise<State[]> {
    const touched = isFolder ? commits.flatMap((commit) => commit.touched.map(({ path }) => path)) : [];
    const all = [...new Set([...paths, ...touched])].filter(isSafePath).slice(0, MOST_PATHS);
    const questions = commits.flatMap(({ hash }) => all.map((path) => ({ commit: hash, path })));
    const entries = await this.repository!.entries(questions, this.options);
    await this.contents.load(entries);
    this.contents.markLinks(commits);
    return commits.map((commit, row) => {
      const files: Files = new Map();
      all.forEach((path, column) => {
        const content = this.contents.of(entries[row * all.length + column]);
        if (content) {
          files.set(path, content);
        }
      });
      const path = roots.find((root) => files.has(root)) ?? this.path;
      return { commit, files: isFolder ? files : this.membersOf(path, files), path };
    });
  }

  /** Without other versions' paths: the agent's file and what it names. */
  private membersOf(path: string, files: Files): Files {
    const content = files.get(path);
    const own: Files = new Map(content ? [[path, content]] : []);
    for (const wanted of this.reader.wanted(own)) {
      const named = files.get(wanted);
      if (named) {
        own.set(wanted, named);
      }
    }
    return own;
  }

  private version(
    commit: Commit | undefined,
    tags: readonly string[],
    path: string,
    files: Files | ReadonlyMap<string, FileContent>,
    before: Version | undefined,
    agent = this.reader.resolve(path, files),
  ): Version {
    const meaning: AgentMeaning = meaningOf(agent.config);
    const named = new Set(agent.missing.map((part) => part.path));
    const own = new Set(agent.paths);
    let changes: readonly Change[] | undefined;
    return {
      commit,
      label: commit ? commit.hash.slice(0, 7) : 'working tree',
      tags,
      agent,
      fingerprint: fingerprintOf(agent.config),
      files: new Map([...files].filter(([file]) => own.has(file))),
      path,
      missing: [...agent.missing, ...meaning.missing.filter((part) => !named.has(part.path))],
      get changes() {
        changes ??= before && diffConfigs(before.agent.config, agent.config);
        return changes;
      },
      get changeClass() {
        return this.changes && worstClass(this.changes);
      },
    };
  }
}

interface State {
  readonly commit: Commit;
  readonly files: Files;
  readonly path: string;
}
