import type { Parameter } from '../agentConfig';
import { get, has, type Node, stringOf } from '../document/node';

/** Parameters deeper than this are not listed; rules about depth look at the schema itself. */
const MOST_DEPTH = 10;
const MOST_PARAMETERS = 20_000;
const MOST_HOPS = 16;

/** Lists the parameters of a JSON Schema for tool arguments, nested ones as children. `$ref` inside the schema is followed. */
export function readParameters(schema: Node | undefined): readonly Parameter[] {
  return schema ? new SchemaReader(schema).read(schema, '', 1, []) : NO_PARAMETERS;
}

/** Most parameters have none below them: one list serves all of these. */
const NO_PARAMETERS: readonly Parameter[] = [];

class SchemaReader {
  private count = 0;

  constructor(private readonly root: Node) {}

  /** @param above schemas on the way here, to stop at one that contains itself */
  read(schema: Node, prefix: string, depth: number, above: readonly Node[]): readonly Parameter[] {
    const properties = get(schema, 'properties');
    if (properties?.type !== 'object' || depth > MOST_DEPTH) {
      return NO_PARAMETERS;
    }
    const required = new Map<string, Node>();
    for (const item of get(schema, 'required')?.items ?? []) {
      required.set(String(item.value), item);
    }
    const parameters: Parameter[] = [];
    for (const member of properties.members) {
      if (this.count++ >= MOST_PARAMETERS) {
        break;
      }
      const node = member.value;
      const inner = plainSchema(node, this.root);
      const path = prefix + member.key;
      const flag = get(node, 'required');
      const requiredNode = required.get(member.key) ?? (flag?.type === 'boolean' ? flag : undefined);
      parameters.push({
        name: member.key,
        path,
        depth,
        node,
        nameText: { value: member.key, node, isKey: true },
        description: get(node, 'description') ?? get(inner, 'description'),
        types: typesOf(node, this.root),
        schema: inner,
        required: requiredNode !== undefined && requiredNode.value !== false,
        requiredNode,
        children: this.children(inner, path, depth, above),
      });
    }
    return parameters;
  }

  private children(schema: Node, path: string, depth: number, above: readonly Node[]): readonly Parameter[] {
    const items = get(schema, 'items');
    const isArray = items?.type === 'object';
    const inner = isArray ? plainSchema(items, this.root) : schema;
    if (!has(inner, 'properties') || above.includes(inner)) {
      return NO_PARAMETERS;
    }
    return this.read(inner, path + (isArray ? '[].' : '.'), depth + 1, [...above, inner]);
  }
}

/** Follows `$ref`, a lone `allOf` and an `anyOf`/`oneOf` whose other branches are null. */
export function plainSchema(node: Node, root: Node): Node {
  let current = node;
  for (let hops = 0; hops < MOST_HOPS; hops++) {
    const next = leadsTo(current, root);
    if (next === undefined) {
      return current;
    }
    current = next;
  }
  return current;
}

/** The one schema that stands for this one, if there is such. Most schemas are plain, so one look at the keys decides. */
function leadsTo(node: Node, root: Node): Node | undefined {
  let branches: Node | undefined;
  let isPlain = false;
  for (const { key, value } of node.members) {
    if (key === '$ref') {
      return value.type === 'string' ? resolveReference(value.value as string, root) : undefined;
    }
    if (key === 'allOf' || key === 'anyOf' || key === 'oneOf') {
      branches ??= value;
    } else if (key === 'properties' || key === 'enum') {
      isPlain = true;
    }
  }
  if (isPlain || branches?.type !== 'array') {
    return undefined;
  }
  const others = branches.items.filter((branch) => stringOf(get(branch, 'type')) !== 'null');
  return others.length === 1 ? others[0] : undefined;
}

/**
 * The schema a local reference points to: `#/$defs/Order` from the schema's own root, or from the file's root, where
 * some exporters put the definitions.
 */
export function resolveReference(reference: string, schemaRoot: Node): Node | undefined {
  if (reference === '#') {
    return schemaRoot;
  }
  if (!reference.startsWith('#/')) {
    return undefined;
  }
  const steps = reference.slice(2).split('/').slice(0, 50).map(unescapePointer);
  let fileRoot = schemaRoot;
  while (fileRoot.parent) {
    fileRoot = fileRoot.parent;
  }
  return follow(schemaRoot, steps) ?? follow(fileRoot, steps);
}

function follow(root: Node, steps: readonly string[]): Node | undefined {
  let node: Node | undefined = root;
  for (const step of steps) {
    node = node?.type === 'array' ? node.items[Number(step)] : get(node, step);
  }
  return node;
}

function unescapePointer(step: string): string {
  let text = step;
  try {
    text = decodeURIComponent(step);
  } catch {
    // A stray % is not an escape.
  }
  return text.replaceAll('~1', '/').replaceAll('~0', '~');
}

/** The JSON types a schema allows, in lower case, `null` left out. BFCL's `dict` and `float` are the JSON words for it. */
export function typesOf(node: Node, root: Node): readonly string[] {
  const direct = get(node, 'type') ?? get(node, 'kind');
  if (direct) {
    return namesOf(direct);
  }
  const plain = plainSchema(node, root);
  const type = get(plain, 'type') ?? get(plain, 'kind');
  if (type) {
    return namesOf(type);
  }
  const branches = get(plain, 'anyOf') ?? get(plain, 'oneOf');
  const names = (branches?.items ?? []).flatMap((branch) => namesOf(get(plainSchema(branch, root), 'type')));
  return [...new Set(names)];
}

const DIALECT: ReadonlyMap<string, string> = new Map(
  Object.entries({
    dict: 'object',
    float: 'number',
    list: 'array',
    tuple: 'array',
    int: 'integer',
    str: 'string',
    bool: 'boolean',
  }),
);

/** One list per name, for most parameters have one type. */
const oneName = new Map<string, readonly string[]>();
const NO_NAMES: readonly string[] = [];

function namesOf(type: Node | undefined): readonly string[] {
  if (type?.type === 'array') {
    return type.items.flatMap((item) => namesOf(item.type === 'array' ? undefined : item));
  }
  const name = stringOf(type);
  if (name === undefined) {
    return NO_NAMES;
  }
  let names = oneName.get(name);
  if (names === undefined) {
    const lower = name.toLowerCase();
    names = lower === 'null' ? NO_NAMES : [DIALECT.get(lower) ?? lower];
    if (oneName.size < 1000) {
      oneName.set(name, names);
    }
  }
  return names;
}

/** The closed list of values of a parameter: `enum`, `const`, the constants of a union, or those of an array's items. */
export function enumOf(schema: Node): readonly Node[] | undefined {
  let items: Node | undefined;
  let branches: Node | undefined;
  for (const { key, value } of schema.members) {
    if ((key === 'enum' || key === 'enumValues' || key === 'options') && value.type === 'array') {
      return value.items;
    }
    if (key === 'const') {
      return [value];
    }
    if (key === 'items') {
      items = value;
    } else if (key === 'anyOf' || key === 'oneOf') {
      branches ??= value;
    }
  }
  const values = (branches?.items ?? NO_NODES).flatMap(
    (branch) => get(branch, 'enum')?.items ?? get(branch, 'const') ?? [],
  );
  return values.length > 0 ? values : items && get(items, 'enum')?.items;
}

const NO_NODES: readonly Node[] = [];
