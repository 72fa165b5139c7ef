import { realpathSync } from 'node:fs';
import path from 'node:path';
import type { WorkingFile } from '../../config/versions/repository';
import type { WritableFiles } from '../../config/versions/restore';
import { DiskFiles } from '../git/workingFiles';

/** The files of a working tree as the editor has them: texts that are not saved win over the disk. */
export class OverlayFiles implements WritableFiles {
  private readonly disk: DiskFiles;
  /** Texts that are not saved, by path below the root. */
  readonly unsaved: ReadonlyMap<string, string>;

  /**
   * @param root absolute path, symbolic links followed
   * @param unsaved by absolute path
   */
  constructor(root: string, unsaved: readonly { readonly file: string; readonly text: string }[]) {
    this.disk = new DiskFiles(root);
    this.unsaved = new Map(
      unsaved.map(({ file, text }) => [path.relative(root, realFile(file)).split(path.sep).join('/'), text]),
    );
  }

  async read(file: string): Promise<WorkingFile | undefined> {
    const text = this.unsaved.get(file);
    return text === undefined ? this.disk.read(file) : { bytes: new TextEncoder().encode(text) };
  }

  list(folder: string): Promise<readonly string[]> {
    return this.disk.list(folder);
  }

  write(file: string, bytes: Uint8Array): Promise<void> {
    return this.disk.write(file, bytes);
  }

  whyUnwritable(file: string): Promise<string | undefined> {
    return this.disk.whyUnwritable(file);
  }
}

/** A file's path with the symbolic links above it followed, as the root's are. */
function realFile(file: string): string {
  try {
    return path.join(realpathSync(path.dirname(file)), path.basename(file));
  } catch {
    return file;
  }
}
