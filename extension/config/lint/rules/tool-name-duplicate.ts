import type { Tool } from '../../agentConfig';
import type { Problem, Rule } from './rule';

/** Of two tools with one name only one can be called; providers reject the request. */
export const toolNameDuplicate: Rule = {
  id: 'tool-name-duplicate',
  severity: 'error',
  summary: 'Two tools of one set have the same name.',
  on: 'tools',
  check(tools) {
    const first = new Map<string, Tool>();
    return tools.flatMap((tool): Problem[] => {
      const name = tool.name?.value;
      if (name === undefined) {
        return [];
      }
      const before = first.get(name);
      if (!before) {
        first.set(name, tool);
        return [];
      }
      return before.name?.node === tool.name?.node
        ? []
        : [
            {
              at: { node: tool.name!.node },
              message: `another tool here is called "${name}" too: only one of them can be called`,
              tool,
              related: [{ at: { node: before.name!.node }, message: 'the first one' }],
            },
          ];
    });
  },
};
