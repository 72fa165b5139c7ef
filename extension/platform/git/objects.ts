import type { EntryQuestion, ReadOptions, TreeEntry } from '../../config/versions/repository';
import { isSafePath } from '../../config/versions/repository';
import type { Git } from './run';

const KINDS: Readonly<Record<string, TreeEntry['kind']>> = { blob: 'file', tree: 'folder', commit: 'submodule' };

/** What stands at paths of commits, by one process. */
export async function readEntries(
  git: Git,
  questions: readonly EntryQuestion[],
  options: ReadOptions,
): Promise<(TreeEntry | undefined)[]> {
  const asked = questions.filter(({ path }) => isSafePath(path));
  if (asked.length === 0) {
    return questions.map(() => undefined);
  }
  const input = asked.map(({ commit, path }) => `${commit}:${path}\n`).join('');
  const format = '--batch-check=%(objectname) %(objecttype) %(objectsize)';
  const lines = (await git.text(['cat-file', format], { ...options, input })).split('\n');
  const answers = new Map(asked.map((question, at) => [question, parseEntry(lines[at] ?? '')]));
  return questions.map((question) => answers.get(question));
}

function parseEntry(line: string): TreeEntry | undefined {
  const match = /^([0-9a-f]{40,64}) (blob|tree|commit) (\d+)$/.exec(line);
  return match ? { id: match[1]!, kind: KINDS[match[2]!]!, bytes: Number(match[3]) } : undefined;
}

/** Contents by object id, by one process. */
export async function readBlobs(
  git: Git,
  ids: readonly string[],
  options: ReadOptions,
): Promise<Map<string, Uint8Array>> {
  const blobs = new Map<string, Uint8Array>();
  const asked = [...new Set(ids)].filter((id) => /^[0-9a-f]{40,64}$/.test(id));
  if (asked.length === 0) {
    return blobs;
  }
  const bytes = await git.bytes(['cat-file', '--batch'], { ...options, input: `${asked.join('\n')}\n` });
  for (let at = 0; at < bytes.length; ) {
    const end = bytes.indexOf(10, at);
    const header = /^([0-9a-f]{40,64}) (\w+) (\d+)$/.exec(bytes.toString('latin1', at, end));
    if (end < 0) {
      break;
    }
    at = end + 1;
    if (header) {
      const size = Number(header[3]);
      if (header[2] === 'blob') {
        blobs.set(header[1]!, bytes.subarray(at, at + size));
      }
      at += size + 1;
    }
  }
  return blobs;
}
