/** Values deeper than this are cut: they come from a file nobody vouches for. */
const DEEPEST = 24;
const MOST_TEXT = 200_000;

export type Fields = Readonly<Record<string, unknown>>;

/** The value as an object with fields, unless it is none. */
export function fieldsOf(value: unknown): Fields | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;
}

/** An own field; names of the prototype are no fields. */
export function own(fields: Fields, key: string): unknown {
  return Object.hasOwn(fields, key) ? fields[key] : undefined;
}

/** The value of a text that is JSON, else the text; other values as they are. */
export function parsed(value: unknown): unknown {
  if (typeof value !== 'string' || value.length > MOST_TEXT) {
    return value;
  }
  const first = value.trimStart().charAt(0);
  if (first !== '{' && first !== '[' && first !== '"') {
    return value;
  }
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
}

/** Canonical text of a value: the same for the same meaning, whatever the order of keys or white space. */
export function normalised(value: unknown, depth = 0): string {
  const plain = depth === 0 ? parsed(value) : value;
  if (typeof plain === 'string') {
    return JSON.stringify(spaced(plain).trim().toLowerCase());
  }
  if (typeof plain !== 'object' || plain === null) {
    return JSON.stringify(plain) ?? 'null';
  }
  if (depth > DEEPEST) {
    return '…';
  }
  if (Array.isArray(plain)) {
    return `[${plain.map((item) => normalised(item, depth + 1)).join(',')}]`;
  }
  const members = Object.entries(plain)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${normalised(member, depth + 1)}`).join(',')}}`;
}

/** The text with a single space for all white space between words. Most texts are like that already. */
export function spaced(text: string): string {
  return /\s\s|[^\S ]/.test(text) ? text.replace(/\s+/g, ' ') : text;
}

/**
 * Called with a scalar leaf of a value, the key it stands under (for items of a list, the list's) and the way to it.
 * @returns true when it has seen enough
 */
type LeafVisitor = (leaf: unknown, key: string, path: string) => boolean;

/** Shows the scalar leaves of a value, the last first. */
export function visitLeaves(value: unknown, visit: LeafVisitor): void {
  isEnough(value, '', '', 0, visit);
}

function isEnough(value: unknown, key: string, path: string, depth: number, visit: LeafVisitor): boolean {
  if (typeof value !== 'object' || value === null) {
    return visit(value, key, path);
  }
  if (depth > DEEPEST) {
    return false;
  }
  if (Array.isArray(value)) {
    for (let at = value.length - 1; at >= 0; at--) {
      if (isEnough(value[at], key, `${path}[${at}]`, depth + 1, visit)) {
        return true;
      }
    }
    return false;
  }
  const names = Object.keys(value);
  for (let at = names.length - 1; at >= 0; at--) {
    const name = names[at]!;
    const place = path === '' ? name : `${path}.${name}`;
    if (isEnough((value as Fields)[name], name, place, depth + 1, visit)) {
      return true;
    }
  }
  return false;
}

/** All scalar leaves of a value in the order of `visitLeaves`, which is cheaper where the first few will do. */
export function leavesOf(value: unknown): { readonly path: string; readonly key: string; readonly leaf: unknown }[] {
  const leaves: { path: string; key: string; leaf: unknown }[] = [];
  visitLeaves(value, (leaf, key, path) => {
    leaves.push({ path, key, leaf });
    return false;
  });
  return leaves;
}
