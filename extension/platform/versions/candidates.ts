import { statSync } from 'node:fs';
import path from 'node:path';
import { formatOf } from '../../config/document/document';
import { isNeverConfig } from '../../config/read';

/** Larger files are data: traces, test sets. */
const MOST_BYTES = 4 * 1024 * 1024;
const MOST_IN_ALL = 256 * 1024 * 1024;
const SETTINGS = 'backstep.json';

/** Which files of a folder are read to see whether they are agent config: what was none is read again when it changed. */
export class Candidates {
  /** Files that are no agent config, by path, with their time and size when they were read. */
  readonly others = new Map<string, string>();
  /** Files that agents name: they are read in any case. */
  named: ReadonlySet<string> = new Set();

  /** @param open files whose text is not the one on disk */
  look(open: ReadonlySet<string>): Look {
    return new Look(this, open);
  }
}

/** One look through a folder. */
export class Look {
  /** Not all that may be config was read. */
  isCut = false;
  private readonly read = new Map<string, string>();
  private readonly skipped = new Set<string>();
  private left = MOST_IN_ALL;

  constructor(
    private readonly candidates: Candidates,
    private readonly open: ReadonlySet<string>,
  ) {}

  /** Whether a file has to be read. */
  readonly isWanted = (file: string): boolean => {
    if (path.basename(file) === SETTINGS) {
      return true;
    }
    if (formatOf(file) === undefined || isNeverConfig(file)) {
      return false;
    }
    const found = statSync(file, { throwIfNoEntry: false });
    if (!found || found.size > MOST_BYTES) {
      return false;
    }
    const stamp = `${found.mtimeMs} ${found.size}`;
    const { others, named } = this.candidates;
    if (others.get(file) === stamp && !named.has(file) && !this.open.has(file)) {
      this.skipped.add(file);
      return false;
    }
    this.left -= found.size;
    this.isCut ||= this.left < 0;
    if (this.left >= 0) {
      this.read.set(file, stamp);
    }
    return this.left >= 0;
  };

  /** Remembers what of the files that were read is no config. */
  keep(isConfig: (file: string) => boolean): void {
    const { others } = this.candidates;
    for (const [file, stamp] of this.read) {
      if (isConfig(file) || this.open.has(file)) {
        others.delete(file);
      } else {
        others.set(file, stamp);
      }
    }
  }

  /** Remembers which files agents name. @returns whether some of them were passed over this time */
  name(files: readonly string[]): boolean {
    this.candidates.named = new Set(files);
    return files.some((file) => this.skipped.has(file));
  }
}
