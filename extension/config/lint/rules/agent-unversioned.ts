import { resolvePath } from '../../agents';
import type { Problem, Rule } from './rule';

/** What is not under version control cannot be compared with the run that worked. */
export const agentUnversioned: Rule = {
  id: 'agent-unversioned',
  severity: 'info',
  summary: 'A file of an agent is not under git, or has changes that are in no commit.',
  on: 'agent',
  check({ definition, files }, context) {
    const own = definition && files.find(({ agents }) => agents.includes(definition));
    if (!definition?.manifest || !own) {
      return undefined;
    }
    return files.flatMap((file): Problem[] => {
      const state = context.versionOf(file.path);
      if (state === undefined || state === 'committed') {
        return [];
      }
      // Where the agent file names the other file: marking all of that one would say no more.
      const named = [...definition.promptFiles, ...definition.toolFiles].find(
        ({ value }) => resolvePath(own.path, value) === file.path,
      );
      const node = named?.node ?? definition.name?.node ?? definition.node;
      const message =
        state === 'untracked'
          ? `"${file.path}" is not under git: no version of this agent can be told`
          : `"${file.path}" has changes that are in no commit: a run with them cannot be tied to a version`;
      return [{ at: { node }, message }];
    });
  },
};
