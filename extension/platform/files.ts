import { type Dirent, existsSync, statSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import ignore, { type Ignore } from 'ignore';

/** Folders nobody keeps config in, whether or not they are ignored. */
const NEVER = new Set(['.git', 'node_modules', '.venv', 'venv', '__pycache__', '.hg', '.svn']);

export interface WalkedFile {
  /** Absolute path. */
  readonly path: string;
  readonly text: string;
}

export interface SkippedFile {
  readonly path: string;
  readonly why: string;
}

export interface WalkOptions {
  /** Whether a file is worth reading, by its absolute path. Files named outright are read in any case. */
  readonly isWanted: (file: string) => boolean;
  /** Larger files are skipped. */
  readonly mostBytes: number;
}

export interface Walk {
  readonly files: readonly WalkedFile[];
  /** Wanted files that could not be read. */
  readonly skipped: readonly SkippedFile[];
  /** Paths asked for that do not exist. */
  readonly missing: readonly string[];
}

/**
 * Reads the files at some paths; folders with everything below them except what `.gitignore` files, there or in the
 * folders above up to the repository's root, leave out. Symbolic links are not followed, so no file comes twice and
 * nothing outside is read.
 */
export async function walkFiles(paths: readonly string[], options: WalkOptions): Promise<Walk> {
  const walker = new Walker(options);
  for (const each of paths) {
    await walker.start(path.resolve(each));
  }
  return walker;
}

/** The rules of one `.gitignore`: they hold for paths below its folder. */
interface IgnoreRules {
  readonly folder: string;
  readonly rules: Ignore;
}

class Walker implements Walk {
  readonly files: WalkedFile[] = [];
  readonly skipped: SkippedFile[] = [];
  readonly missing: string[] = [];
  private readonly seen = new Set<string>();

  constructor(private readonly options: WalkOptions) {}

  async start(target: string): Promise<void> {
    const found = await stat(target).catch(() => undefined);
    if (!found) {
      this.missing.push(target);
    } else if (found.isDirectory()) {
      await this.folder(target, await rulesAbove(target));
    } else {
      await this.file(target);
    }
  }

  private async folder(folder: string, above: readonly IgnoreRules[]): Promise<void> {
    const rules = [...above, ...(await rulesOf(folder))];
    let entries: Dirent[];
    try {
      entries = await readdir(folder, { withFileTypes: true });
    } catch (error) {
      this.skipped.push({ path: folder, why: reasonOf(error) });
      return;
    }
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const target = path.join(folder, entry.name);
      if (entry.isDirectory()) {
        if (!NEVER.has(entry.name) && !isIgnored(`${target}/`, rules)) {
          await this.folder(target, rules);
        }
      } else if (entry.isFile() && this.options.isWanted(target) && !isIgnored(target, rules)) {
        await this.file(target);
      }
    }
  }

  private async file(target: string): Promise<void> {
    if (this.seen.has(target)) {
      return;
    }
    this.seen.add(target);
    try {
      const { size } = await stat(target);
      if (size > this.options.mostBytes) {
        const megabytes = (bytes: number): string => `${Math.round(bytes / 1024 / 1024)} MB`;
        this.skipped.push({
          path: target,
          why: `larger than ${megabytes(this.options.mostBytes)} (${megabytes(size)})`,
        });
        return;
      }
      this.files.push({ path: target, text: decode(await readFile(target)) });
    } catch (error) {
      this.skipped.push({ path: target, why: reasonOf(error) });
    }
  }
}

/** UTF-8, or UTF-16 where a mark says so; a UTF-8 mark stays, so that offsets and a rewritten file keep it. */
function decode(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) {
    return new TextDecoder('utf-16le').decode(bytes);
  }
  return bytes.toString('utf8');
}

function isIgnored(target: string, all: readonly IgnoreRules[]): boolean {
  let isOut = false;
  // Rules nearer to the file come later and win; a negated one takes it in again.
  for (const { folder, rules } of all) {
    const below = path.relative(folder, target).split(path.sep).join('/') + (target.endsWith('/') ? '/' : '');
    const { ignored, unignored } = rules.test(below);
    isOut = unignored ? false : isOut || ignored;
  }
  return isOut;
}

async function rulesOf(folder: string): Promise<IgnoreRules[]> {
  const text = await readFile(path.join(folder, '.gitignore'), 'utf8').catch(() => undefined);
  return text === undefined ? [] : [{ folder, rules: ignore().add(text) }];
}

/** The `.gitignore` files of the folders above, up to the one that holds `.git`. */
async function rulesAbove(folder: string): Promise<IgnoreRules[]> {
  const folders: string[] = [];
  for (let current = folder; !existsSync(path.join(current, '.git')); ) {
    const parent = path.dirname(current);
    if (parent === current) {
      return [];
    }
    folders.unshift(parent);
    current = parent;
  }
  return (await Promise.all(folders.map(rulesOf))).flat();
}

/** Whether there is a file at a path. */
export function isExistingFile(target: string): boolean {
  return statSync(target, { throwIfNoEntry: false })?.isFile() ?? false;
}

/** The nearest file of a name in a folder or one above it, up to the repository's root. */
export function findUpwards(name: string, folder: string): string | undefined {
  for (let current = folder; ; current = path.dirname(current)) {
    const target = path.join(current, name);
    if (isExistingFile(target)) {
      return target;
    }
    if (existsSync(path.join(current, '.git')) || path.dirname(current) === current) {
      return undefined;
    }
  }
}

function reasonOf(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'EACCES' || code === 'EPERM' ? 'no permission to read it' : (code ?? String(error));
}
