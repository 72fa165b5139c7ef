import { toolName } from '../../agentConfig';
import { get } from '../../document/node';
import { destructiveEffect, isMarked } from '../analysis/destructive';
import type { Fix, Rule } from './rule';

/** A model calls what looks harmless. A host asks for confirmation where an annotation tells it to. */
export const toolDestructiveUnmarked: Rule = {
  id: 'tool-destructive-unmarked',
  severity: 'warning',
  summary: 'Deletes, pays, sends or cancels without a warning, annotation or confirmation.',
  hasFix: true,
  on: 'tool',
  check(tool) {
    const effect = destructiveEffect(tool);
    if (effect === undefined || isMarked(tool)) {
      return undefined;
    }
    const annotations = get(tool.node, 'annotations');
    const hint = { op: 'insert', key: 'destructiveHint', value: true } as const;
    const fixes: Fix[] =
      tool.shape !== 'mcp'
        ? []
        : [
            {
              title: 'Add destructiveHint: true',
              isSafe: false,
              edits: [
                annotations?.type === 'object'
                  ? { ...hint, object: annotations }
                  : annotations
                    ? { op: 'replace', node: annotations, value: { destructiveHint: true } }
                    : { op: 'insert', object: tool.node, key: 'annotations', value: { destructiveHint: true } },
              ],
            },
          ];
    return {
      at: { node: tool.description ?? tool.node },
      message: `"${toolName(tool)}" ${effect}, and nothing marks it: warn in the text, annotate it, or require a confirmation`,
      fixes,
    };
  },
};
