import { get, type Node } from '../../document/node';
import { typesOf } from '../../tools/schema';
import { labelOf, type SchemaNode, schemasWith, valueTypes } from '../analysis/schemaNodes';
import type { Problem, Rule } from './rule';

/** Providers reject a broken enum, or silently take it as no restriction. */
export const paramEnumInvalid: Rule = {
  id: 'param-enum-invalid',
  severity: 'error',
  summary: 'An enum is empty, has a value twice, or has values of another type than the parameter.',
  hasFix: true,
  on: 'tool',
  check: (tool) => schemasWith(tool, 'enum').flatMap((schema) => problemsOf(schema, tool.schema ?? schema.node)),
};

function problemsOf(schema: SchemaNode, root: Node): Problem[] {
  const list = get(schema.node, 'enum');
  if (list === undefined || list.type === 'null') {
    return [];
  }
  const label = labelOf(schema);
  const parameter = schema.parameter;
  if (list.type !== 'array') {
    return [{ at: { node: list }, message: `the enum of ${label} must be a list`, parameter }];
  }
  if (list.items.length === 0) {
    return [{ at: { node: list }, message: `the enum of ${label} is empty: no value is allowed`, parameter }];
  }
  const types = typesOf(schema.node, root);
  const known = new Set<unknown>();
  const problems: Problem[] = [];
  for (const item of list.items) {
    const isScalar = item.type !== 'object' && item.type !== 'array';
    if (isScalar && known.has(item.value)) {
      const fixes = [
        { title: 'Remove the repeated value', isSafe: true, edits: [{ op: 'remove' as const, node: item }] },
      ];
      problems.push({
        at: { node: item },
        message: `the enum of ${label} has ${JSON.stringify(item.value)} twice`,
        parameter,
        fixes,
      });
    }
    known.add(item.value);
    if (
      types.length > 0 &&
      item.type !== 'null' &&
      !valueTypes(item).some((type) => types.includes(type)) &&
      !types.includes('array')
    ) {
      problems.push({
        at: { node: item },
        message: `${label} is of type ${types.join(' or ')}, but its enum has ${JSON.stringify(item.value)}`,
        parameter,
      });
    }
  }
  return problems;
}
