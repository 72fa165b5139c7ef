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

/** The scalar leaves of a value, with the keys that lead to them. */
export function* leavesOf(
  value: unknown,
): Generator<{ readonly path: string; readonly key: string; readonly leaf: unknown }> {
  const open: { path: string; key: string; value: unknown; depth: number }[] = [{ path: '', key: '', value, depth: 0 }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { path, key, depth } = next;
    if (typeof next.value !== 'object' || next.value === null) {
      yield { path, key, leaf: next.value };
      continue;
    }
    if (depth > DEEPEST) {
      continue;
    }
    const isList = Array.isArray(next.value);
    for (const [name, member] of Object.entries(next.value)) {
      const place = isList ? `${path}[${name}]` : path === '' ? name : `${path}.${name}`;
      open.push({ path: place, key: isList ? key : name, value: member, depth: depth + 1 });
    }
  }
}
