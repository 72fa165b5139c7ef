import type { Tool } from '../../agentConfig';
import { allParameters } from '../../agentConfig';
import { get, type Node } from '../../document/node';
import { splitName } from './words';

/** One JSON Schema inside a tool's, and the parameter it belongs to. */
export interface SchemaNode {
  readonly node: Node;
  /** `filter`, `rows[].id`; empty for the schema of all arguments. */
  readonly parameter: string;
  /** The last name on the way here. */
  readonly name: string;
  /** It stands directly under `properties`: it is a parameter, not a branch or items. */
  readonly isProperty: boolean;
}

const MOST_NODES = 50_000;
const MOST_DEPTH = 64;
const MAPS = ['$defs', 'definitions', 'patternProperties', 'dependentSchemas'];
const LISTS = ['anyOf', 'oneOf', 'allOf', 'prefixItems'];
const SINGLE = ['items', 'additionalProperties', 'not', 'if', 'then', 'else', 'contains', 'propertyNames'];

const cache = new WeakMap<Tool, readonly SchemaNode[]>();

/**
 * Every schema of a tool: of its JSON Schema, branches and definitions included; in shapes that list their parameters,
 * one per parameter. References are not followed, so that each schema comes once.
 */
export function schemaNodes(tool: Tool): readonly SchemaNode[] {
  let nodes = cache.get(tool);
  if (!nodes) {
    nodes = tool.schema ? collect(tool.schema) : listed(tool);
    cache.set(tool, nodes);
  }
  return nodes;
}

function listed(tool: Tool): SchemaNode[] {
  return allParameters(tool).map(({ node, path, name }) => ({ node, parameter: path, name, isProperty: true }));
}

interface Step extends SchemaNode {
  readonly depth: number;
}

function collect(root: Node): SchemaNode[] {
  const found: SchemaNode[] = [];
  const stack: Step[] = [{ node: root, parameter: '', name: '', isProperty: false, depth: 0 }];
  for (let step = stack.pop(); step !== undefined && found.length < MOST_NODES; step = stack.pop()) {
    if (step.node.type !== 'object' || step.depth > MOST_DEPTH) {
      continue;
    }
    found.push(step);
    stack.push(...below(step).reverse());
  }
  return found;
}

function below({ node, parameter, name, depth }: Step): Step[] {
  const steps: Step[] = [];
  const next = depth + 1;
  const prefix = parameter === '' ? '' : `${parameter}.`;
  for (const member of get(node, 'properties')?.members ?? []) {
    steps.push({ node: member.value, parameter: prefix + member.key, name: member.key, isProperty: true, depth: next });
  }
  for (const key of SINGLE) {
    const inner = get(node, key);
    if (inner?.type === 'object') {
      steps.push({
        node: inner,
        parameter: key === 'items' ? `${parameter}[]` : parameter,
        name,
        isProperty: false,
        depth: next,
      });
    }
  }
  for (const key of LISTS) {
    for (const inner of get(node, key)?.items ?? []) {
      steps.push({ node: inner, parameter, name, isProperty: false, depth: next });
    }
  }
  for (const key of MAPS) {
    for (const member of get(node, key)?.members ?? []) {
      steps.push({ node: member.value, parameter, name: member.key, isProperty: false, depth: next });
    }
  }
  return steps;
}

/** How a schema is called in messages. */
export function labelOf({ parameter, name }: SchemaNode): string {
  return parameter === '' ? (name === '' ? 'the arguments' : `"${name}"`) : `"${parameter}"`;
}

/** The JSON type of a value. Whole numbers are both `integer` and `number`. */
export function valueTypes(node: Node): readonly string[] {
  if (node.type === 'number') {
    return Number.isInteger(node.value) ? ['number', 'integer'] : ['number'];
  }
  return [node.type];
}

/** Whether a name's words include one of some words. */
export function nameHas(name: string, pattern: RegExp): boolean {
  return splitName(name).some((word) => pattern.test(word));
}
