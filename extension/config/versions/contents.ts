import { type Commit, type GitRepository, MOST_FILE_BYTES, type ReadOptions, type TreeEntry } from './repository';
import type { FileContent } from './resolve';

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const wideDecoder = new TextDecoder('utf-16le');

/** Bytes as text: UTF-8, or UTF-16 where a mark says so. Bytes with a NUL in their first part are no text. */
export function decodeText(bytes: Uint8Array): FileContent {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) {
    return { text: wideDecoder.decode(bytes) };
  }
  return bytes.subarray(0, 8192).includes(0) ? { why: 'it is binary' } : { text: decoder.decode(bytes) };
}

/** Contents of files at commits, by object id: versions have most of them in common. */
export class Contents {
  private readonly texts = new Map<string, FileContent>();

  constructor(
    private readonly repository: GitRepository | undefined,
    private readonly options: ReadOptions,
  ) {}

  /** Reads the texts of entries that are not known yet, by one process. */
  async load(entries: readonly (TreeEntry | undefined)[]): Promise<void> {
    const ids = entries.flatMap((entry) =>
      entry?.kind === 'file' && entry.bytes <= MOST_FILE_BYTES && !this.texts.has(entry.id) ? [entry.id] : [],
    );
    for (const [id, bytes] of await this.blobs(ids)) {
      const content = decodeText(bytes);
      this.texts.set(id, 'text' in content ? { ...content, id } : content);
    }
  }

  of(entry: TreeEntry | undefined): FileContent | undefined {
    if (entry === undefined || entry.kind === 'folder') {
      return undefined;
    }
    if (entry.kind === 'submodule') {
      return { why: 'it is a submodule' };
    }
    return entry.bytes > MOST_FILE_BYTES
      ? { why: `it is larger than ${MOST_FILE_BYTES / 1024 / 1024} MB` }
      : (this.texts.get(entry.id) ?? { why: 'git does not have its content here' });
  }

  /** Symbolic links that commits made: what git stores for one is a path, not a text. */
  markLinks(commits: readonly Commit[]): void {
    for (const { link } of commits.flatMap(({ touched }) => touched)) {
      if (link !== undefined) {
        this.texts.set(link, { why: 'it is a symbolic link' });
      }
    }
  }

  private async blobs(ids: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>> {
    return this.repository?.blobs([...new Set(ids)], this.options) ?? new Map();
  }
}

export function isSameFiles(a: ReadonlyMap<string, FileContent>, b: ReadonlyMap<string, FileContent>): boolean {
  return a.size === b.size && [...a].every(([path, content]) => sameContent(content, b.get(path), (text) => text));
}

/** Line ends may differ between what is committed and what is checked out. */
export function isSameTexts(a: ReadonlyMap<string, FileContent>, b: ReadonlyMap<string, FileContent>): boolean {
  const plain = (text: string): string => text.replaceAll('\r\n', '\n');
  return a.size === b.size && [...a].every(([path, content]) => sameContent(content, b.get(path), plain));
}

function sameContent(a: FileContent, b: FileContent | undefined, plain: (text: string) => string): boolean {
  if (b === undefined || 'why' in a || 'why' in b) {
    return b !== undefined && 'why' in a && 'why' in b && a.why === b.why;
  }
  return a.text === b.text || plain(a.text) === plain(b.text);
}
