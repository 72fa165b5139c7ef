import { placeOfNode } from '../../../config/versions/change';
import { meaningOf } from '../../../config/versions/meaning';
import type { ConfigPlace, VersionsCall } from '../messages';
import { historyOf, type Places, versionIn } from '../places';

/** The tools, prompts and models of a version, and where each stands. */
export async function parts(
  places: Places,
  { agent, version: id }: Extract<VersionsCall, { method: 'parts' }>,
  signal: AbortSignal,
): Promise<readonly ConfigPlace[]> {
  const place = await places.open(agent, signal);
  const { config } = versionIn(await historyOf(place, agent.agent, signal), id).agent;
  const { tools, prompts, models } = meaningOf(config);
  const all = [
    ...tools.map(({ name, source }) => ({ kind: 'tool' as const, name, node: source?.node })),
    ...prompts.map(({ name, source }) => ({ kind: 'prompt' as const, name, node: source.node })),
    ...models.map(({ id: name, source }) => ({ kind: 'model' as const, name, node: source.id?.node ?? source.node })),
  ];
  return all.flatMap(({ kind, name, node }): ConfigPlace[] => {
    const where = node && placeOfNode(node, config);
    return where ? [{ kind, name, ...where }] : [];
  });
}
