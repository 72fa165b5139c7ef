import { expect, test } from 'vitest';
import { withoutRepeats } from '../../../extension/features/agentLists';
import type { AgentList } from '../../../extension/platform/versions/messages';

function list(root: string, asked: string, ...paths: readonly string[]): AgentList {
  const agents = paths.map((path) => ({ path, name: path, kind: 'agent' as const, files: [] }));
  const repository = { state: 'ready', message: undefined, branch: 'main', gitFolders: [] } as const;
  return { root, asked, repository, agents, isCut: false };
}

test('an agent in two folders of the workspace is listed once, with the first of them', () => {
  const lists = [
    list('/repo', '/repo', 'a', 'bots/b'),
    list('/repo', '/repo/bots', 'bots/b'),
    list('/else', '/else', 'a'),
  ];
  expect(withoutRepeats(lists).map(({ asked, agents }) => [asked, agents.map(({ path }) => path)])).toEqual([
    ['/repo', ['a', 'bots/b']],
    ['/repo/bots', []],
    ['/else', ['a']],
  ]);
});
