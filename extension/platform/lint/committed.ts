import { createHash } from 'node:crypto';
import type { FileVersion } from '../../config/lint/rules/rule';
import type { InputFile } from '../../config/lint/runner';
import type { OpenOptions } from '../git/repository';

/** What git has of a file. */
export interface CommittedFile {
  /** The object id of its content in the commit that is checked out; undefined when it is in none. */
  readonly id: string | undefined;
  /** Whether git knows the file at all: it is committed or staged. */
  readonly isTracked: boolean;
}

/** By path; a file of which nobody can tell is left out. */
export type CommittedFiles = ReadonlyMap<string, CommittedFile>;

/** Whether an agent file is among some: only the files of agents have to be under version control. */
export function hasAgentFile(paths: readonly string[]): boolean {
  return paths.some((file) => /\.agent\.(?:ya?ml|json)$/i.test(file));
}

/**
 * What git has of files of a folder, when there is an agent file among them. What runs git is only loaded then.
 * @param folder absolute path that the paths are below
 */
export async function committedIn(
  folder: string,
  paths: readonly string[],
  options: OpenOptions,
): Promise<CommittedFiles | undefined> {
  if (!options.isTrusted || !hasAgentFile(paths)) {
    return undefined;
  }
  const { readCommitted } = await import('../git/committed');
  return readCommitted(folder, paths, options);
}

/** How the text of each file stands to what git has of it. */
export function versionsOf(
  files: readonly InputFile[],
  committed: CommittedFiles | undefined,
): (path: string) => FileVersion | undefined {
  const texts = new Map(files.map((file) => [file.path, file.text]));
  return (file) => {
    const known = committed?.get(file);
    const text = texts.get(file);
    return known === undefined || text === undefined ? undefined : versionOf(known, text);
  };
}

function versionOf({ id, isTracked }: CommittedFile, text: string): FileVersion {
  if (id === undefined) {
    return isTracked ? 'changed' : 'untracked';
  }
  // A checkout may write other line ends than it commits, and an editor's text is without the mark of its encoding.
  const written = [text, text.replaceAll('\r\n', '\n'), `\uFEFF${text}`];
  return written.some((each) => objectId(each, id.length) === id) ? 'committed' : 'changed';
}

/** The id git gives a content; 64 digits in repositories that use SHA-256. */
function objectId(text: string, digits: number): string {
  const bytes = Buffer.from(text);
  return createHash(digits === 64 ? 'sha256' : 'sha1')
    .update(`blob ${bytes.length}\0`)
    .update(bytes)
    .digest('hex');
}
