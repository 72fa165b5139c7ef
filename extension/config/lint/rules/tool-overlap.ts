import { toolName } from '../../agentConfig';
import { findOverlaps } from '../analysis/overlap';
import type { Problem, Rule } from './rule';

/** Two tools for one intent make a model flip between them; a sentence about when to use which settles it. */
export const toolOverlap: Rule = {
  id: 'tool-overlap',
  severity: 'warning',
  summary: 'Two tools a model could confuse, and neither text says when to use which.',
  on: 'tools',
  check: (tools) =>
    findOverlaps(tools).flatMap(({ a, b, why }): Problem[] =>
      [[a, b] as const, [b, a] as const].map(([tool, other]) => ({
        at: { node: tool.description ?? tool.node },
        message: `"${toolName(tool)}" and "${toolName(other)}" can be confused: ${why}, and neither says when to use which`,
        tool,
        related: [
          { at: { node: other.description ?? other.node }, message: `the description of "${toolName(other)}"` },
        ],
      })),
    ),
};
