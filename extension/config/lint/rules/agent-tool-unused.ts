import type { Problem, Rule } from './rule';

/** A tool file that lists several tools of which the agent names only some. */
export const agentToolUnused: Rule = {
  id: 'agent-tool-unused',
  severity: 'info',
  summary: 'A tool of the files an agent names is not among the tools it offers.',
  on: 'agent',
  check({ definition, tools }) {
    const offered = definition?.manifest ? definition.tools?.map(({ value }) => value) : undefined;
    if (!offered || offered.length === 0) {
      return undefined;
    }
    return tools.flatMap((tool): Problem[] => {
      const { name } = tool;
      return !name || offered.includes(name.value) || name.node.parent?.parent?.parent === definition?.manifest
        ? []
        : [
            {
              at: { node: name.node, ...(name.isKey && { on: 'key' as const }) },
              message: `no agent offers "${name.value}"`,
              tool,
            },
          ];
    });
  },
};
