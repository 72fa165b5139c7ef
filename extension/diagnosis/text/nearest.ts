/** The option closest to a name by edits, when it is close enough to be what was meant. */
export function nearest(name: string, options: readonly string[]): string | undefined {
  let best: string | undefined;
  let least = Math.max(2, Math.floor(name.length * 0.4)) + 1;
  for (const option of options.slice(0, 200)) {
    const distance = editDistance(name.toLowerCase(), option.toLowerCase());
    if (distance < least) {
      [best, least] = [option, distance];
    }
  }
  return best;
}

/** Names longer than this are compared by their beginning. */
const LONGEST = 64;

/** Insertions, deletions, changes and swaps of neighbours that turn one text into the other. */
export function editDistance(left: string, right: string): number {
  const [a, b] = [left.slice(0, LONGEST), right.slice(0, LONGEST)];
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      next[j] = Math.min(next[j - 1]! + 1, row[j]! + 1, row[j - 1]! + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        next[j] = Math.min(next[j]!, before[j - 2]! + 1);
      }
    }
    [before, row] = [row, next];
  }
  return row[b.length]!;
}
