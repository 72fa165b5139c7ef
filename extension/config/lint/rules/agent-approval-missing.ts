import { toolName } from '../../agentConfig';
import { get, stringsOf } from '../../document/node';
import { destructiveEffect } from '../analysis/destructive';
import { matchesWildcard } from '../glob';
import type { Problem, Rule } from './rule';

/** A human looks at what cannot be taken back. */
export const agentApprovalMissing: Rule = {
  id: 'agent-approval-missing',
  severity: 'warning',
  summary: 'A destructive tool is not listed in approvals.',
  on: 'agent',
  check({ definition, tools }) {
    const manifest = definition?.manifest;
    if (!manifest) {
      return undefined;
    }
    const approved = stringsOf(get(manifest, 'approvals'));
    const at = { node: get(manifest, 'approvals') ?? get(manifest, 'tools') ?? manifest };
    return tools.flatMap((tool): Problem[] => {
      const name = toolName(tool);
      const effect =
        destructiveEffect(tool) ??
        (tool.annotations.destructive?.value === true ? 'is annotated as destructive' : undefined);
      const isCovered =
        approved.some((pattern) => matchesWildcard(pattern, name)) || tool.annotations.confirmation !== undefined;
      return effect && !isCovered
        ? [{ at, message: `"${name}" ${effect} and needs no approval: list it in approvals`, tool }]
        : [];
    });
  },
};
