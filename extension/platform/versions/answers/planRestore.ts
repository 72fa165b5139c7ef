import { diffConfigs } from '../../../config/versions/change';
import { decodeText } from '../../../config/versions/contents';
import { planRestore as plan, type RestoreStep } from '../../../config/versions/restore';
import type { PlannedRestore, VersionsCall } from '../messages';
import { historyOf, type Places, settingsFor, versionIn } from '../places';
import { shownChange, shownVersion } from '../shown';

/**
 * What has to be written so that an agent is what it was at a version, and what that changes.
 * @throws Error with a message for people when there is no history, or the agent has no such version
 */
export async function planRestore(
  places: Places,
  { agent, to }: Extract<VersionsCall, { method: 'planRestore' }>,
  signal: AbortSignal,
): Promise<PlannedRestore> {
  const place = await places.open(agent, signal);
  if (!place.repository) {
    throw new Error(place.facts.message ?? 'There is no repository.');
  }
  const history = await historyOf(place, agent.agent, signal);
  const version = versionIn(history, to);
  const { working } = history;
  const { steps, conflicts } = await plan(version, working, place.files);
  const changes = working ? diffConfigs(working.agent.config, version.agent.config) : [];
  return {
    version: shownVersion(version, await settingsFor(place, agent.agent)),
    changes: working ? changes.map((change) => shownChange(change, working, version)) : [],
    steps: steps.map(stepOfEditor),
    conflicts,
  };
}

/** Byte order marks and mixed line ends are nothing the editor could write: texts that differ in them only are kept. */
function stepOfEditor({ path, action, text, now }: RestoreStep): PlannedRestore['steps'][number] {
  if (action !== 'write' || text === undefined) {
    return { path, action, text };
  }
  const wanted = asEditorHas(text);
  const found = now && decodeText(now);
  const isSame = found && 'text' in found && asEditorHas(found.text) === wanted;
  return isSame ? { path, action: 'keep', text: undefined } : { path, action, text: wanted };
}

/** A text as the editor reads it: without a byte order mark, all line ends of the kind that most are of. */
export function asEditorHas(text: string): string {
  const plain = text.startsWith('\ufeff') ? text.slice(1) : text;
  const ends = plain.match(/\r\n|\r|\n/g) ?? [];
  const windows = ends.filter((end) => end !== '\n').length;
  return plain.replaceAll(/\r\n|\r|\n/g, windows > ends.length / 2 ? '\r\n' : '\n');
}
