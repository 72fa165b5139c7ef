import type { StoredBackup, VersionsCall } from '../messages';
import type { Places } from '../places';

/**
 * Stores files as they are, byte by byte, under a ref of their own: what the editor shows of them and, where that is
 * not saved, what is on disk as well. The first of the two refs stands only when everything is stored.
 * @returns undefined when none of the files is there
 * @throws Error with a message for people when a file cannot be read, or git cannot store them
 */
export async function backUp(
  places: Places,
  { place: { unsaved, ...place }, files }: Extract<VersionsCall, { method: 'backUp' }>,
  signal: AbortSignal,
): Promise<StoredBackup | undefined> {
  const shown = await places.open({ ...place, unsaved }, signal);
  const saved = await places.open({ ...place, unsaved: [] }, signal);
  const { repository, facts } = shown;
  if (!repository) {
    throw new Error(facts.message ?? 'There is no repository.');
  }
  const texts = new Map<string, Uint8Array>();
  const onDisk = new Map<string, Uint8Array>();
  for (const file of files) {
    const [text, old] = [await shown.files.read(file), await saved.files.read(file)];
    for (const found of [text, old]) {
      if (found && 'why' in found) {
        throw new Error(`${file}: ${found.why}`);
      }
    }
    if (text && 'bytes' in text) {
      texts.set(file, text.bytes);
    }
    if (old && 'bytes' in old && !(text && 'bytes' in text && isSame(old.bytes, text.bytes))) {
      onDisk.set(file, old.bytes);
    }
  }
  if (texts.size === 0) {
    return undefined;
  }
  const name = new Date().toISOString().replaceAll(/[:.]/g, '-');
  const disk = onDisk.size > 0 ? await repository.backUp(`${name}-on-disk`, onDisk) : undefined;
  const { ref, commit } = await repository.backUp(name, texts);
  return { ref, commit, onDisk: disk?.ref };
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at]);
}
