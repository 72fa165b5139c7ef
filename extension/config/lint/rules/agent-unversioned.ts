import type { Rule } from './rule';

/** What is not under version control cannot be compared with the run that worked. */
export const agentUnversioned: Rule = {
  id: 'agent-unversioned',
  severity: 'info',
  summary: 'A file of an agent is not under git, or has changes that are in no commit.',
  on: 'agent',
  check({ definition, files }, context) {
    if (!definition?.manifest) {
      return undefined;
    }
    return files.flatMap((file) => {
      const state = context.versionOf(file.path);
      const node = file.document.root ?? file.document.body;
      if (!node || state === undefined || state === 'committed') {
        return [];
      }
      const message =
        state === 'untracked'
          ? `"${file.path}" is not under git: no version of this agent can be told`
          : `"${file.path}" has changes that are in no commit: a run with them cannot be tied to a version`;
      return [
        { at: { node: definition.name && file.agents.includes(definition) ? definition.name.node : node }, message },
      ];
    });
  },
};
