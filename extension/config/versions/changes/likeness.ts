import { contentStems } from '../../lint/analysis/words';

const bags = new Map<string, ReadonlyMap<string, number>>();
const MOST_REMEMBERED = 5000;

/** How much two texts say the same, from 0 to 1: the share of words with meaning that they have in common (Dice). */
export function likeness(a: string, b: string): number {
  if (a === b) {
    return 1;
  }
  const [bagA, bagB] = [bagOf(a), bagOf(b)];
  const [sizeA, sizeB] = [sizeOf(bagA), sizeOf(bagB)];
  if (sizeA + sizeB === 0) {
    return 0;
  }
  let shared = 0;
  for (const [word, count] of bagA) {
    shared += Math.min(count, bagB.get(word) ?? 0);
  }
  return (2 * shared) / (sizeA + sizeB);
}

function bagOf(text: string): ReadonlyMap<string, number> {
  let bag = bags.get(text);
  if (bag === undefined) {
    const counts = new Map<string, number>();
    for (const word of contentStems(text)) {
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
    bag = counts;
    if (bags.size >= MOST_REMEMBERED) {
      bags.clear();
    }
    bags.set(text, bag);
  }
  return bag;
}

function sizeOf(bag: ReadonlyMap<string, number>): number {
  let size = 0;
  for (const count of bag.values()) {
    size += count;
  }
  return size;
}

/** Texts beyond this many on a side are not compared two by two. */
const MOST_COMPARED = 400;

/**
 * Pairs what is most alike first, each at most once, at or over a threshold. The result does not depend on the order
 * of the arguments' sides as long as `score` is symmetric.
 */
export function pairAlike<T>(
  left: readonly T[],
  right: readonly T[],
  score: (a: T, b: T) => number,
  threshold: number,
): [T, T][] {
  if (left.length * right.length > MOST_COMPARED * MOST_COMPARED) {
    return [];
  }
  const scored = left.flatMap((a, i) => right.map((b, j) => ({ i, j, a, b, score: score(a, b) })));
  const best = scored
    .filter((each) => each.score >= threshold)
    .sort((x, y) => y.score - x.score || x.i + x.j - (y.i + y.j) || x.i - y.i);
  const [usedLeft, usedRight] = [new Set<number>(), new Set<number>()];
  const pairs: [T, T][] = [];
  for (const { i, j, a, b } of best) {
    if (!usedLeft.has(i) && !usedRight.has(j)) {
      usedLeft.add(i);
      usedRight.add(j);
      pairs.push([a, b]);
    }
  }
  return pairs;
}
