const MOST_DEPTH = 40;
/** Characters a value costs beside its text. */
const EACH = 8;

/**
 * A JSON-like value as plain data of its own: objects have no prototype, what JSON has no word for is null.
 * @param most characters, keys and a little for each value included
 * @returns undefined for undefined, and for what is larger or nested deeper than 40 levels
 */
export function boundedCopy(
  value: unknown,
  most: number,
): { readonly value: unknown; readonly size: number } | undefined {
  const copier = new Copier(most);
  const copy = value === undefined ? undefined : copier.copy(value, 0);
  return value === undefined || copier.left < 0 ? undefined : { value: copy, size: most - copier.left };
}

class Copier {
  constructor(public left: number) {}

  copy(value: unknown, depth: number): unknown {
    this.left -= EACH + (typeof value === 'string' ? value.length : 0);
    if (this.left < 0 || depth > MOST_DEPTH) {
      this.left = -1;
      return null;
    }
    if (Array.isArray(value)) {
      return value.length * EACH > this.left
        ? this.copy(null, MOST_DEPTH + 1)
        : value.map((item) => this.copy(item, depth + 1));
    }
    if (typeof value === 'object' && value !== null) {
      const copy: Record<string, unknown> = Object.create(null);
      for (const key of Object.keys(value)) {
        this.left -= key.length;
        copy[key] = this.copy((value as Record<string, unknown>)[key], depth + 1);
      }
      return copy;
    }
    return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
  }
}
