/** Things by name. A name used again gets its count, `name[1]`, so that the nth is compared with the nth. */
export function byName<T>(things: readonly T[], nameOf: (thing: T) => string): Map<string, T> {
  const counts = new Map<string, number>();
  const named = new Map<string, T>();
  for (const thing of things) {
    const name = nameOf(thing);
    const count = counts.get(name) ?? 0;
    counts.set(name, count + 1);
    named.set(count === 0 ? name : `${name}[${count}]`, thing);
  }
  return named;
}
