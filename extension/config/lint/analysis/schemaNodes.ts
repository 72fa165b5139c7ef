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

/** Keywords that most schemas have: no list is kept of who has them. */
const COMMON = new Set(['type', 'description', 'title', 'properties']);
const SCALARS = new Set<unknown>(['string', 'number', 'integer', 'boolean']);
const NONE: readonly SchemaNode[] = [];

/** The schemas of a tool, and lists of those that rules look for, so that each rule need not go through all. */
class Schemas {
  readonly all: SchemaNode[] = [];
  readonly byKeyword = new Map<string, SchemaNode[]>();
  readonly untyped: SchemaNode[] = [];
  readonly containers: SchemaNode[] = [];

  add(schema: SchemaNode): void {
    this.all.push(schema);
    let type: Node | undefined;
    for (const { key, value } of schema.node.members) {
      if (key === 'type') {
        type = value;
      } else if (!COMMON.has(key)) {
        this.list(key, schema);
      }
    }
    if (type === undefined) {
      this.untyped.push(schema);
    } else if (!SCALARS.has(type.value)) {
      this.containers.push(schema);
    }
  }

  private list(key: string, schema: SchemaNode): void {
    const list = this.byKeyword.get(key);
    if (!list) {
      this.byKeyword.set(key, [schema]);
    } else if (list.at(-1) !== schema) {
      list.push(schema);
    }
  }
}

const cache = new WeakMap<Tool, Schemas>();

function schemasOf(tool: Tool): Schemas {
  let schemas = cache.get(tool);
  if (!schemas) {
    schemas = new Schemas();
    if (tool.schema) {
      collect(tool.schema, schemas);
    } else {
      for (const { node, path, name } of allParameters(tool)) {
        schemas.add({ node, parameter: path, name, isProperty: true });
      }
    }
    cache.set(tool, schemas);
  }
  return schemas;
}

/**
 * Every schema of a tool: of its JSON Schema, branches and definitions included; in shapes that list their parameters,
 * one per parameter. References are not followed, so that each schema comes once.
 */
export function schemaNodes(tool: Tool): readonly SchemaNode[] {
  return schemasOf(tool).all;
}

/** The schemas with a keyword other than `type`, `description`, `title` and `properties`. */
export function schemasWith(tool: Tool, keyword: string): readonly SchemaNode[] {
  return schemasOf(tool).byKeyword.get(keyword) ?? NONE;
}

/** The schemas with no `type`. */
export function untypedSchemas(tool: Tool): readonly SchemaNode[] {
  return schemasOf(tool).untyped;
}

/** The schemas whose `type` is not just one scalar. */
export function containerSchemas(tool: Tool): readonly SchemaNode[] {
  return schemasOf(tool).containers;
}

interface Step extends SchemaNode {
  readonly depth: number;
}

function collect(root: Node, schemas: Schemas): void {
  const stack: Step[] = [{ node: root, parameter: '', name: '', isProperty: false, depth: 0 }];
  for (let step = stack.pop(); step !== undefined && schemas.all.length < MOST_NODES; step = stack.pop()) {
    if (step.node.type === 'object' && step.depth <= MOST_DEPTH) {
      schemas.add(step);
      addBelow(step, stack);
    }
  }
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
