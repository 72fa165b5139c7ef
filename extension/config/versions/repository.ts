/** What versions need of git, so that they know nothing of processes. platform/git/ provides it. */

/** Why there is no history, each with a message for people. */
export type NoRepository =
  | 'untrusted-workspace'
  | 'no-git'
  | 'not-a-repository'
  | 'bare-repository'
  | 'other-owner'
  | 'failed';

export type OpenedRepository =
  | { readonly state: 'ready'; readonly repository: GitRepository }
  | { readonly state: NoRepository; readonly message: string };

export interface GitRepository {
  /** Absolute path of the working tree. Paths below are relative to it, with forward slashes. */
  readonly root: string;
  /** The commit that is checked out; undefined before the first one. */
  readonly head: string | undefined;
  /** Undefined when no branch is checked out. */
  readonly branch: string | undefined;
  /** History ends at some commit because older ones were not fetched. */
  readonly isShallow: boolean;
  /** A further working tree of another repository, or a submodule of one. */
  readonly kind: 'repository' | 'worktree' | 'submodule';
  /** Absolute paths of git's own folders: of this working tree, and of the repository it shares with others. */
  readonly gitFolders: readonly string[];

  /** Commits that touched any of the paths, newest first. Merges that took over one side's files are left out. */
  log(paths: readonly string[], options?: LogOptions): Promise<readonly Commit[]>;
  /**
   * Paths of files that are checked out or that some commit before deleted, by how their names end (`.agent.yaml`).
   * Files that were renamed are there under their last name. In order of the alphabet.
   */
  everHad(endings: readonly string[], options?: ReadOptions): Promise<readonly string[]>;
  /** Where files came from that some commits added, by commit: files that were renamed there. */
  renames(commits: readonly string[], options?: ReadOptions): Promise<readonly Rename[]>;
  /** What stands at a path in a commit; undefined when nothing does. One answer for each question, in order. */
  entries(questions: readonly EntryQuestion[], options?: ReadOptions): Promise<readonly (TreeEntry | undefined)[]>;
  /** Contents by object id. Unknown objects are left out. */
  blobs(ids: readonly string[], options?: ReadOptions): Promise<ReadonlyMap<string, Uint8Array>>;
  /** Tag names by the commit they point at. */
  tags(options?: ReadOptions): Promise<ReadonlyMap<string, readonly string[]>>;
  /** The commit a branch, tag or hash names; undefined when it names none. Refs that look like options name none. */
  resolve(ref: string, options?: ReadOptions): Promise<string | undefined>;
  /**
   * Gives a commit a name, for good: a tag that is there already is never moved.
   * @throws Error with a message for people
   */
  tag(name: string, commit: string, message: string): Promise<void>;
  /**
   * Stores file contents under a ref of their own. Index, HEAD and working tree are not touched.
   * @throws Error when git cannot store them
   */
  backUp(name: string, files: ReadonlyMap<string, Uint8Array>): Promise<Backup>;
}

export interface ReadOptions {
  readonly signal?: AbortSignal | undefined;
}

export interface LogOptions extends ReadOptions {
  /** Hash of the commit to begin at; what is checked out when left out. */
  readonly from?: string | undefined;
}

export interface Commit {
  readonly hash: string;
  readonly author: string;
  /** ISO 8601, as recorded. */
  readonly date: string;
  readonly subject: string;
  readonly touched: readonly Touched[];
}

export interface Touched {
  readonly path: string;
  readonly isAdded: boolean;
  /** Object id of a symbolic link that stands there afterwards: its content is a path, not a text. */
  readonly link: string | undefined;
}

export interface Rename {
  readonly commit: string;
  readonly from: string;
  readonly to: string;
}

export interface EntryQuestion {
  readonly commit: string;
  readonly path: string;
}

export interface TreeEntry {
  readonly id: string;
  readonly kind: 'file' | 'folder' | 'submodule';
  readonly bytes: number;
}

export interface Backup {
  /** `refs/backstep/backup/...` */
  readonly ref: string;
  readonly commit: string;
}

/** The files as they are now. */
export interface WorkingFiles {
  /** Undefined when there is no such file. Symbolic links and large or binary files say why they are not read. */
  read(path: string): Promise<WorkingFile | undefined>;
  /** Paths of files below a folder that could be agent config. */
  list(folder: string): Promise<readonly string[]>;
}

export type WorkingFile = { readonly bytes: Uint8Array } | { readonly why: string };

/** Larger files are no agent config: they are named, not read. */
export const MOST_FILE_BYTES = 8 * 1024 * 1024;

/** Paths that name a file inside the working tree, and nothing of git's own. */
export function isSafePath(path: string): boolean {
  return (
    path !== '' &&
    !/[\0\n\r\\]|^\/|^[A-Za-z]:/.test(path) &&
    path.split('/').every((step) => step !== '' && !/^\.{1,2}$|^\.git[ .]*$|^git~\d+$|^\.git:/i.test(step))
  );
}
