/** The kinds of value every data format has in common. */
export type NodeType = 'object' | 'array' | 'string' | 'number' | 'boolean' | 'null';

/** How a string stands in the text: it decides how to map a position in the value back, and how to write a new value. */
export type Style = 'double' | 'single' | 'plain' | 'block' | 'raw';

/**
 * One value of a parsed file with its place. `start` and `end` are UTF-16 offsets into the file's text
 * and span the value as written, quotes included.
 */
export interface Node {
  readonly type: NodeType;
  readonly start: number;
  readonly end: number;
  /** The scalar; `null` for objects and arrays. */
  readonly value: string | number | boolean | null;
  readonly members: readonly Member[];
  readonly items: readonly Node[];
  readonly style: Style;
  readonly parent: Node | undefined;
  /** Member key or item index in the parent. */
  readonly key: string | number | undefined;
}

export interface Member {
  readonly key: string;
  readonly keyStart: number;
  readonly keyEnd: number;
  readonly value: Node;
}

export type Path = readonly (string | number)[];

const NO_MEMBERS: readonly Member[] = Object.freeze([]);
const NO_ITEMS: readonly Node[] = Object.freeze([]);

/** A node under construction: readers fill in the end, the members and the items as they meet them. */
export interface OpenNode extends Node {
  end: number;
  members: Member[];
  items: Node[];
}

export function scalarNode(
  value: string | number | boolean | null,
  start: number,
  end: number,
  parent: Node | undefined,
  key: string | number | undefined,
  style: Style = 'plain',
): Node {
  const type = value === null ? 'null' : (typeof value as 'string' | 'number' | 'boolean');
  return { type, start, end, value, members: NO_MEMBERS, items: NO_ITEMS, style, parent, key };
}

export function containerNode(
  type: 'object' | 'array',
  start: number,
  parent: Node | undefined,
  key: string | number | undefined,
  style: Style = 'plain',
): OpenNode {
  // Only one of the two lists is ever filled.
  const members = type === 'object' ? [] : (NO_MEMBERS as Member[]);
  const items = type === 'array' ? [] : (NO_ITEMS as Node[]);
  return { type, start, end: start, value: null, members, items, style, parent, key };
}

/** The value of a member. Duplicate keys: the last one counts, as in `JSON.parse`. */
export function get(node: Node | undefined, key: string): Node | undefined {
  const members = node?.members;
  if (members === undefined) {
    return undefined;
  }
  for (let index = members.length - 1; index >= 0; index--) {
    const member = members[index]!;
    if (member.key === key) {
      return member.value;
    }
  }
  return undefined;
}

/** The first of several spellings of a key that is present. */
export function getAny(node: Node | undefined, ...keys: readonly string[]): Node | undefined {
  for (const key of keys) {
    const found = get(node, key);
    if (found) {
      return found;
    }
  }
  return undefined;
}

/** Follows keys and indices; undefined as soon as one is missing. */
export function at(node: Node | undefined, ...path: Path): Node | undefined {
  let current = node;
  for (const key of path) {
    current = typeof key === 'number' ? current?.items[key] : get(current, key);
  }
  return current;
}

export function has(node: Node | undefined, key: string): boolean {
  return get(node, key) !== undefined;
}

export function stringOf(node: Node | undefined): string | undefined {
  return node?.type === 'string' ? (node.value as string) : undefined;
}

export function numberOf(node: Node | undefined): number | undefined {
  return node?.type === 'number' ? (node.value as number) : undefined;
}

export function booleanOf(node: Node | undefined): boolean | undefined {
  return node?.type === 'boolean' ? (node.value as boolean) : undefined;
}

/** The strings of an array; other items are left out. */
export function stringsOf(node: Node | undefined): string[] {
  return (node?.items ?? []).flatMap((item) => (item.type === 'string' ? [item.value as string] : []));
}

/** The member that holds a node, when its parent is an object. */
export function memberOf(node: Node): Member | undefined {
  return node.parent?.members.find((member) => member.value === node);
}

/** The way from the root to a node. */
export function pathOf(node: Node): Path {
  const path: (string | number)[] = [];
  for (let current: Node | undefined = node; current?.key !== undefined; current = current.parent) {
    path.push(current.key);
  }
  return path.reverse();
}

/** A path as people write it: `tools[3].inputSchema.properties.id`. */
export function formatPath(path: Path): string {
  let text = '';
  for (const key of path) {
    if (typeof key === 'number') {
      text += `[${key}]`;
    } else if (/^[\w$-]+$/.test(key)) {
      text += text === '' ? key : `.${key}`;
    } else {
      text += `[${JSON.stringify(key)}]`;
    }
  }
  return text;
}

/** At most this many values are copied out of one node; a schema's enum or default is far smaller. */
const MOST_COPIED = 100_000;

/** The plain value of a node: what `JSON.parse` would give. Objects have no prototype, so `__proto__` is a plain key. */
export function toValue(root: Node): unknown {
  let budget = MOST_COPIED;
  const copy = (node: Node): unknown => {
    if (budget-- <= 0) {
      return null;
    }
    if (node.type === 'array') {
      return node.items.map(copy);
    }
    if (node.type === 'object') {
      const value: Record<string, unknown> = Object.create(null);
      for (const member of node.members) {
        value[member.key] = copy(member.value);
      }
      return value;
    }
    return node.value;
  };
  return copy(root);
}

/** Visits a node and everything below it, parents first, until `visit` returns false for a node: then not below that one. */
export function walk(root: Node, visit: (node: Node) => boolean): void {
  const stack: Node[] = [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (!visit(node)) {
      continue;
    }
    for (let index = node.items.length - 1; index >= 0; index--) {
      stack.push(node.items[index]!);
    }
    for (let index = node.members.length - 1; index >= 0; index--) {
      stack.push(node.members[index]!.value);
    }
  }
}
