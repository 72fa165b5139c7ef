import { type Commit, isSafePath, type ReadOptions, type Rename, type Touched } from '../../config/versions/repository';
import type { Git } from './run';

/** Hash, author, date and subject, each ended by a NUL, which none of them can hold. */
const HEADER = '--format=%H%x00%an%x00%aI%x00%s';
const HEADER_FIELDS = 4;
const HASH = /^\n?([0-9a-f]{40}|[0-9a-f]{64})$/;
/** `:100644 100644 <id> <id> A`, then the path; two paths when renamed. */
const RAW = /^\n?:\d{6} (\d{6}) [0-9a-f]+ ([0-9a-f]+) ([A-Z])\d*$/;
const LINK_MODE = '120000';

const QUIET = ['--no-show-signature', '--no-ext-diff', '--no-textconv', '--no-color', '--no-mailmap'];

/** Commits that touched any of the paths, newest first, read while git still looks. */
export async function readLog(
  git: Git,
  head: string,
  paths: readonly string[],
  options: ReadOptions,
): Promise<Commit[]> {
  const reader = new LogReader();
  const args = ['log', ...QUIET, '-z', '--raw', '--no-abbrev', '--no-renames', HEADER, '--end-of-options', head, '--'];
  const literal = paths.map((path) => `:(top,literal)${path}`);
  await git.stream([...args, ...literal], (chunk) => reader.take(chunk), options);
  return reader.end().map(({ renames: _renames, ...commit }) => commit);
}

/** Files that some commits renamed. */
export async function readRenames(git: Git, commits: readonly string[], options: ReadOptions): Promise<Rename[]> {
  if (commits.length === 0) {
    return [];
  }
  const reader = new LogReader();
  const args = [
    'log',
    ...QUIET,
    '--no-walk=unsorted',
    '--stdin',
    '-z',
    '--raw',
    '--no-abbrev',
    '-M',
    '--diff-filter=R',
  ];
  const input = `${commits.join('\n')}\n`;
  await git.stream([...args, HEADER], (chunk) => reader.take(chunk), { ...options, input });
  return reader.end().flatMap(({ hash, renames }) => renames.map((rename) => ({ commit: hash, ...rename })));
}

/** Files whose names end so and that a commit has, or that one before it deleted. */
export async function readEverHad(
  git: Git,
  head: string,
  endings: readonly string[],
  options: ReadOptions,
): Promise<string[]> {
  const globs = endings.map((ending) => `:(top,glob)**/*${ending}`);
  const deletions = ['log', ...QUIET, '-z', '--name-only', '-M', '--diff-filter=D', '--format='];
  const [gone, there] = await Promise.all([
    git.text([...deletions, '--end-of-options', head, '--', ...globs], options),
    git.text(['ls-tree', '-r', '-z', '--name-only', '--full-tree', head], options),
  ]);
  const paths = `${gone}\0${there}`.split('\0').map((path) => path.replace(/^\n/, ''));
  const isAsked = (path: string): boolean => endings.some((ending) => path.endsWith(ending)) && isSafePath(path);
  return [...new Set(paths)].filter(isAsked).sort();
}

interface OpenCommit extends Commit {
  readonly touched: Touched[];
  readonly renames: { from: string; to: string }[];
}

/** Reads NUL-separated log output from chunks that end anywhere. */
class LogReader {
  private rest: Buffer = Buffer.alloc(0);
  private header: string[] | undefined;
  private status: string | undefined;
  private link: string | undefined;
  private paths: string[] = [];
  private readonly commits: OpenCommit[] = [];

  take(chunk: Buffer): void {
    const bytes = this.rest.length === 0 ? chunk : Buffer.concat([this.rest, chunk]);
    let start = 0;
    for (let end = bytes.indexOf(0, start); end >= 0; end = bytes.indexOf(0, start)) {
      this.token(bytes.toString('utf8', start, end));
      start = end + 1;
    }
    this.rest = bytes.subarray(start);
  }

  end(): OpenCommit[] {
    if (this.rest.length > 0) {
      this.token(this.rest.toString('utf8').replace(/\n$/, ''));
      this.rest = Buffer.alloc(0);
    }
    return this.commits;
  }

  private token(text: string): void {
    if (this.header) {
      this.header.push(text);
      if (this.header.length === HEADER_FIELDS) {
        const [hash, author, date, subject] = this.header as [string, string, string, string];
        this.commits.push({ hash, author, date, subject, touched: [], renames: [] });
        this.header = undefined;
      }
    } else if (this.status !== undefined) {
      this.path(text);
    } else {
      const raw = RAW.exec(text);
      const hash = HASH.exec(text);
      if (raw) {
        this.status = raw[3];
        this.link = raw[1] === LINK_MODE ? raw[2] : undefined;
      } else if (hash) {
        this.header = [hash[1]!];
      }
    }
  }

  private path(text: string): void {
    this.paths.push(text);
    const isTwo = this.status === 'R' || this.status === 'C';
    if (this.paths.length < (isTwo ? 2 : 1)) {
      return;
    }
    const commit = this.commits.at(-1);
    const [from, to = from] = this.paths as [string, string?];
    commit?.touched.push({ path: to, isAdded: this.status === 'A', link: this.link });
    if (this.status === 'R') {
      commit?.renames.push({ from, to });
    }
    this.status = undefined;
    this.paths = [];
  }
}
