import type { Tool } from '../../agentConfig';
import { allParameters } from '../../agentConfig';
import type { Node } from '../../document/node';

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

/** Where schemas stand below a schema: by name, in a list, or alone. */
const BELOW = new Map<string, 'map' | 'list' | 'single'>([
  ...['properties', '$defs', 'definitions', 'patternProperties', 'dependentSchemas'].map(
    (key) => [key, 'map'] as const,
  ),
  ...['anyOf', 'oneOf', 'allOf', 'prefixItems'].map((key) => [key, 'list'] as const),
  ...['items', 'additionalProperties', 'not', 'if', 'then', 'else', 'contains', 'propertyNames'].map(
    (key) => [key, 'single'] as const,
  ),
]);

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
    if (step.node.type === 'object' && step.depth <= MOST_DEPTH) {
      found.push(step);
      addBelow(step, stack);
    }
  }
  return found;
}

/** Puts the schemas below one on the stack, the first on top. */
function addBelow({ node, parameter, name, depth }: Step, stack: Step[]): void {
  const next = depth + 1;
  for (let index = node.members.length - 1; index >= 0; index--) {
    const { key, value } = node.members[index]!;
    const kind = BELOW.get(key);
    if (kind === 'single') {
      stack.push({
        node: value,
        parameter: key === 'items' ? `${parameter}[]` : parameter,
        name,
        isProperty: false,
        depth: next,
      });
    } else if (kind === 'list') {
      for (let at = value.items.length - 1; at >= 0; at--) {
        stack.push({ node: value.items[at]!, parameter, name, isProperty: false, depth: next });
      }
    } else if (kind === 'map') {
      const isProperty = key === 'properties';
      const prefix = parameter === '' ? '' : `${parameter}.`;
      for (let at = value.members.length - 1; at >= 0; at--) {
        const member = value.members[at]!;
        stack.push({
          node: member.value,
          parameter: isProperty ? prefix + member.key : parameter,
          name: member.key,
          isProperty,
          depth: next,
        });
      }
    }
  }
}

/** Keywords that most parameters have and that no rule about the rarer ones looks at. */
const COMMON = new Set(['type', 'description', 'title']);
const richCache = new WeakMap<Tool, readonly SchemaNode[]>();

/** The schemas of a tool that have more than a type and a text. */
export function richNodes(tool: Tool): readonly SchemaNode[] {
  let nodes = richCache.get(tool);
  if (!nodes) {
    nodes = schemaNodes(tool).filter(({ node }) => node.members.some(({ key }) => !COMMON.has(key)));
    richCache.set(tool, nodes);
  }
  return nodes;
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
