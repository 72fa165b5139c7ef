import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import type {
  Backup,
  Commit,
  EntryQuestion,
  GitRepository,
  LogOptions,
  OpenedRepository,
  ReadOptions,
  Rename,
  TreeEntry,
} from '../../config/versions/repository';
import { storeBackup } from './backup';
import { readEverHad, readLog, readRenames } from './log';
import { readBlobs, readEntries } from './objects';
import { Git } from './run';
import { createTag } from './tag';

export interface OpenOptions extends ReadOptions {
  /** False in a workspace the user does not trust: no git process starts. */
  readonly isTrusted: boolean;
}

/**
 * The repository a folder belongs to, or in plain words why there is none. Never throws.
 * @param folder absolute path
 */
export async function openRepository(folder: string, options: OpenOptions): Promise<OpenedRepository> {
  if (!options.isTrusted) {
    return {
      state: 'untrusted-workspace',
      message: 'The workspace is not trusted, so git does not run. Trust it to see versions.',
    };
  }
  try {
    return await open(folder, options);
  } catch (error) {
    return explain(error);
  }
}

const FACTS = [
  '--is-shallow-repository',
  '--git-dir',
  '--git-common-dir',
  '--show-toplevel',
  '--show-superproject-working-tree',
];

async function open(folder: string, { signal }: OpenOptions): Promise<OpenedRepository> {
  const git = new Git(folder);
  const [facts, head, branch] = await Promise.all([
    git.text(['rev-parse', ...FACTS], { signal }),
    git.ask(['rev-parse', '--verify', '--quiet', '--end-of-options', 'HEAD^{commit}'], { signal }),
    git.ask(['symbolic-ref', '--quiet', '--short', 'HEAD'], { signal }),
  ]);
  const [isShallow, gitFolder = '', commonFolder = '', top = '', above] = facts.trimEnd().split('\n');
  const root = realpathSync(top);
  if (!existsSync(path.join(root, '.git'))) {
    // `core.worktree` may point anywhere, and files would be written there.
    return { state: 'not-a-repository', message: 'The repository keeps its working tree elsewhere.' };
  }
  const gitFolders = [...new Set([gitFolder, commonFolder].map((each) => path.resolve(folder, each)))];
  const repository = new Repository(new Git(root), root, head, branch, isShallow === 'true', {
    kind: above ? 'submodule' : gitFolders.length > 1 ? 'worktree' : 'repository',
    gitFolders,
  });
  return { state: 'ready', repository };
}

function explain(error: unknown): OpenedRepository {
  const message = error instanceof Error ? error.message : String(error);
  if (/ENOENT/.test(message) && !/baseDir|directory/i.test(message)) {
    return { state: 'no-git', message: 'git was not found. Install it, or put it on the PATH, to see versions.' };
  }
  if (/dubious ownership/.test(message)) {
    return { state: 'other-owner', message: 'git does not open this repository: it belongs to another user.' };
  }
  if (/cannot use bare repository|must be run in a work tree/.test(message)) {
    return { state: 'bare-repository', message: 'The repository has no working tree.' };
  }
  if (/not a git repository|not exist/i.test(message)) {
    return { state: 'not-a-repository', message: 'The folder is in no git repository, so it has no versions.' };
  }
  const first = message.split('\n').find((line) => line.trim() !== '') ?? 'no reason given';
  return { state: 'failed', message: `git could not read the repository: ${first.slice(0, 300)}` };
}

/** Characters of branch and tag names, and of the ways to go back from them; `..` and a leading `-` stay out. */
const REF = /^(?!-)(?!.*\.\.)(?!.*@\{)[\p{L}\p{N}/._+#@~^-]{1,250}$/u;

const HASH = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

class Repository implements GitRepository {
  readonly kind: GitRepository['kind'];
  readonly gitFolders: readonly string[];
  /** What stands where in a commit never changes. */
  private readonly known = new Map<string, TreeEntry | null>();
  private readonly contents = new Map<string, Uint8Array>();
  private held = 0;

  constructor(
    private readonly git: Git,
    readonly root: string,
    readonly head: string | undefined,
    readonly branch: string | undefined,
    readonly isShallow: boolean,
    { kind, gitFolders }: Pick<GitRepository, 'kind' | 'gitFolders'>,
  ) {
    this.kind = kind;
    this.gitFolders = gitFolders;
  }

  async log(paths: readonly string[], options: LogOptions = {}): Promise<readonly Commit[]> {
    const from = options.from ?? this.head;
    return from === undefined || !HASH.test(from) || paths.length === 0 ? [] : readLog(this.git, from, paths, options);
  }

  async everHad(endings: readonly string[], options: ReadOptions = {}): Promise<readonly string[]> {
    return this.head === undefined ? [] : readEverHad(this.git, this.head, endings, options);
  }

  renames(commits: readonly string[], options: ReadOptions = {}): Promise<readonly Rename[]> {
    return readRenames(this.git, commits, options);
  }

  async entries(
    questions: readonly EntryQuestion[],
    options: ReadOptions = {},
  ): Promise<readonly (TreeEntry | undefined)[]> {
    const keyOf = ({ commit, path: file }: EntryQuestion): string => `${commit}:${file}`;
    const open = questions.filter((question) => !this.known.has(keyOf(question)));
    const answers = await readEntries(this.git, open, options);
    if (this.known.size > MOST_KNOWN) {
      this.known.clear();
    }
    const fresh = new Map(open.map((question, at) => [keyOf(question), answers[at] ?? null]));
    for (const [key, entry] of fresh) {
      this.known.set(key, entry);
    }
    return questions.map((question) => fresh.get(keyOf(question)) ?? this.known.get(keyOf(question)) ?? undefined);
  }

  async blobs(ids: readonly string[], options: ReadOptions = {}): Promise<ReadonlyMap<string, Uint8Array>> {
    const open = ids.filter((id) => !this.contents.has(id));
    const fresh = await readBlobs(this.git, open, options);
    const all = new Map(ids.flatMap((id) => (this.contents.has(id) ? [[id, this.contents.get(id)!] as const] : [])));
    for (const [id, bytes] of fresh) {
      all.set(id, bytes);
      this.held += bytes.length;
      this.contents.set(id, bytes);
    }
    if (this.held > MOST_HELD) {
      this.contents.clear();
      this.held = 0;
    }
    return all;
  }

  async tags({ signal }: ReadOptions = {}): Promise<ReadonlyMap<string, readonly string[]>> {
    const format = '--format=%(objectname)%00%(*objectname)%00%(refname:strip=2)';
    const text = await this.git.text(['for-each-ref', format, '--', 'refs/tags'], { signal });
    const tags = new Map<string, string[]>();
    for (const line of text.split('\n')) {
      const [id, commit, name] = line.split('\0');
      if (name) {
        const target = commit || id!;
        tags.set(target, [...(tags.get(target) ?? []), name]);
      }
    }
    return tags;
  }

  async resolve(ref: string, { signal }: ReadOptions = {}): Promise<string | undefined> {
    return REF.test(ref)
      ? this.git.ask(['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`], { signal })
      : undefined;
  }

  async tag(name: string, commit: string, message: string): Promise<void> {
    if (!HASH.test(commit)) {
      throw new Error('There is no such commit.');
    }
    await createTag(this.git, name, commit, message);
  }

  backUp(name: string, files: ReadonlyMap<string, Uint8Array>): Promise<Backup> {
    return storeBackup(this.git, this.head, name, files);
  }
}

const MOST_KNOWN = 200_000;
const MOST_HELD = 64 * 1024 * 1024;
