import { textOf, toolName } from '../../agentConfig';
import type { Fix, Rule } from './rule';

/** The description is all a model knows about a tool besides its name. */
export const toolDescriptionMissing: Rule = {
  id: 'tool-description-missing',
  severity: 'error',
  summary: 'The tool has no description.',
  hasFix: true,
  on: 'tool',
  check(tool) {
    if (textOf(tool.description).trim() !== '') {
      return undefined;
    }
    const stub = `Describe what ${toolName(tool)} does, when to use it and what it returns.`;
    const owner = tool.name?.isKey === false ? tool.name.node.parent : tool.node;
    const fixes: Fix[] = tool.description
      ? [
          {
            title: 'Insert a stub to fill in',
            isSafe: false,
            edits: [{ op: 'replace', node: tool.description, value: stub }],
          },
        ]
      : owner && tool.shape !== 'dify'
        ? [
            {
              title: 'Insert a stub to fill in',
              isSafe: false,
              edits: [{ op: 'insert', object: owner, key: 'description', value: stub }],
            },
          ]
        : [];
    return {
      at: tool.name ? { node: tool.name.node, ...(tool.name.isKey && { on: 'key' as const }) } : { node: tool.node },
      message: `tool "${toolName(tool)}" has no description: a model can only guess when to call it`,
      fixes,
    };
  },
};
