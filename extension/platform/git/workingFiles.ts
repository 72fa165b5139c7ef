import { randomBytes } from 'node:crypto';
import { lstat, mkdir, open, readFile, realpath, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { formatOf } from '../../config/document/document';
import { isSafePath, MOST_FILE_BYTES, type WorkingFile, type WorkingFiles } from '../../config/versions/repository';
import { walkFiles } from '../files';

/** The files of a working tree. Nothing outside of it is read or written, not through symbolic links either. */
export class DiskFiles implements WorkingFiles {
  /** @param root absolute path, symbolic links followed */
  constructor(private readonly root: string) {}

  async read(file: string): Promise<WorkingFile | undefined> {
    const problem = await this.problemWith(file);
    if (problem !== undefined) {
      return { why: problem };
    }
    const target = path.join(this.root, file);
    const found = await lstat(target).catch(() => undefined);
    if (!found) {
      return undefined;
    }
    if (!found.isFile()) {
      return { why: found.isSymbolicLink() ? 'it is a symbolic link' : 'it is no file' };
    }
    if (found.size > MOST_FILE_BYTES) {
      return { why: `it is larger than ${MOST_FILE_BYTES / 1024 / 1024} MB` };
    }
    try {
      return { bytes: await readFile(target) };
    } catch (error) {
      return { why: `it cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'})` };
    }
  }

  async list(folder: string): Promise<readonly string[]> {
    const walk = await walkFiles([path.join(this.root, folder)], {
      isWanted: (file) => formatOf(file) !== undefined,
      mostBytes: MOST_FILE_BYTES,
    });
    return walk.files.map((file) => path.relative(this.root, file.path).split(path.sep).join('/'));
  }

  /**
   * Writes a file in one step: at any moment it is the old one or the new one, whole.
   * @throws Error with a message for people when it cannot be written
   */
  async write(file: string, bytes: Uint8Array): Promise<void> {
    const problem = (await this.problemWith(file)) ?? (await this.whyUnwritable(file));
    if (problem !== undefined) {
      throw new Error(`${file}: ${problem}`);
    }
    const target = path.join(this.root, file);
    await mkdir(path.dirname(target), { recursive: true });
    const before = await lstat(target).catch(() => undefined);
    const draft = `${target}.backstep-${randomBytes(6).toString('hex')}`;
    try {
      const handle = await open(draft, 'wx', before ? before.mode & 0o777 : 0o666);
      try {
        await handle.writeFile(bytes);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(draft, target);
    } catch (error) {
      await rm(draft, { force: true });
      throw new Error(`${file}: it cannot be written (${(error as NodeJS.ErrnoException).code ?? String(error)})`);
    }
  }

  /** Why a file cannot be written over; undefined when it can, as far as can be told before. */
  async whyUnwritable(file: string): Promise<string | undefined> {
    const found = await lstat(path.join(this.root, file)).catch(() => undefined);
    if (found && !found.isFile()) {
      return found.isSymbolicLink() ? 'it is a symbolic link' : 'something else than a file stands there';
    }
    return found && (found.mode & 0o222) === 0 ? 'it is read-only' : undefined;
  }

  /** A path that leaves the working tree, by its name or through a link on the way. */
  private async problemWith(file: string): Promise<string | undefined> {
    if (!isSafePath(file)) {
      return 'its path leaves the working tree';
    }
    // The nearest folder above that exists has to be inside, links followed.
    for (let folder = path.dirname(path.join(this.root, file)); ; folder = path.dirname(folder)) {
      const real = await realpath(folder).catch(() => undefined);
      if (real !== undefined) {
        const isInside = real === this.root || real.startsWith(this.root + path.sep);
        return isInside ? undefined : 'its path leaves the working tree';
      }
    }
  }
}
