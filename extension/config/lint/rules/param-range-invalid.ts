import type { Tool } from '../../agentConfig';
import { get, type Node, numberOf } from '../../document/node';
import { labelOf, schemasWith } from '../analysis/schemaNodes';
import type { Problem, Rule } from './rule';

const PAIRS = [
  ['minimum', 'maximum'],
  ['exclusiveMinimum', 'exclusiveMaximum'],
  ['minLength', 'maxLength'],
  ['minItems', 'maxItems'],
  ['minProperties', 'maxProperties'],
] as const;

/** No value is between 10 and 1. */
export const paramRangeInvalid: Rule = {
  id: 'param-range-invalid',
  severity: 'error',
  summary: 'A lower limit is above the upper one, or a length is negative.',
  on: 'tool',
  check: (tool) => PAIRS.flatMap((pair) => problemsOf(tool, pair)),
};

const NOTHING: readonly Problem[] = [];

function problemsOf(tool: Tool, [low, high]: readonly [string, string]): readonly Problem[] {
  const lower = schemasWith(tool, low);
  const upper = schemasWith(tool, high);
  if (lower.length + upper.length === 0) {
    return NOTHING;
  }
  return [...new Set([...lower, ...upper])].flatMap((schema): Problem[] => {
    const [least, most] = [get(schema.node, low), get(schema.node, high)];
    const why = whyInvalid(least, most, low, high);
    return why
      ? [{ at: { node: (least ?? most)! }, message: `${labelOf(schema)} ${why}`, parameter: schema.parameter }]
      : [];
  });
}

function whyInvalid(least: Node | undefined, most: Node | undefined, low: string, high: string): string | undefined {
  const [from, to] = [numberOf(least), numberOf(most)];
  if (from !== undefined && to !== undefined && from > to) {
    return `has a ${low} of ${from} above its ${high} of ${to}: no value fits`;
  }
  const isLength = low !== 'minimum' && low !== 'exclusiveMinimum';
  const negative = isLength ? [from, to].find((value) => value !== undefined && value < 0) : undefined;
  return negative === undefined ? undefined : `has a negative length of ${negative}`;
}
