import type { AgentList } from '../platform/versions/messages';

/** Folders of a workspace may lie in one another: each agent is listed once. */
export function withoutRepeats(lists: readonly AgentList[]): AgentList[] {
  const seen = new Set<string>();
  const isNew = (key: string): boolean => !seen.has(key) && seen.add(key) !== undefined;
  return lists.map((list) => ({ ...list, agents: list.agents.filter(({ path }) => isNew(`${list.root}\n${path}`)) }));
}
