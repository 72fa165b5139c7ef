import type { Tool } from '../../agentConfig';
import { splitName } from '../analysis/words';
import type { Problem, Rule } from './rule';

/** `getUser` and `get_user`: a model writes one for the other, and some clients fold them into one. */
export const toolNameCollision: Rule = {
  id: 'tool-name-collision',
  severity: 'error',
  summary: 'Two names of one set differ only by case or separators.',
  on: 'tools',
  check(tools) {
    const first = new Map<string, Tool>();
    return tools.flatMap((tool): Problem[] => {
      const name = tool.name?.value;
      const folded = name === undefined ? '' : splitName(name).join('');
      if (name === undefined || folded === '') {
        return [];
      }
      const before = first.get(folded);
      if (!before) {
        first.set(folded, tool);
        return [];
      }
      const other = before.name!.value;
      return other === name
        ? []
        : [
            {
              at: { node: tool.name!.node, ...(tool.name!.isKey && { on: 'key' as const }) },
              message: `"${name}" differs from "${other}" only by case or separators`,
              tool,
              related: [{ at: { node: before.name!.node }, message: `"${other}"` }],
            },
          ];
    });
  },
};
