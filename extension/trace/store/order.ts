import type { Issues } from '../issues';
import type { StepTable } from './stepTable';

/** Reading order of a file's steps: depth first, parents before children, siblings by start, then by file order. */
export interface StepOrder {
  /** Row of each place in reading order; the traces of the file follow each other. */
  readonly rows: Int32Array;
  /** Place of each row. */
  readonly places: Int32Array;
  /** Row of the parent, or -1, by row. */
  readonly parents: Int32Array;
  readonly depths: Int32Array;
  /** Place of the last descendant (or of the step itself), by place. */
  readonly lasts: Int32Array;
  /** First place of each trace, and one past the last place at the end. */
  readonly traceStarts: Int32Array;
}

const ROOT = -1;

/** Links steps to their parents and puts them in reading order. Missing parents, cycles and double ids are mended. */
export function orderSteps(table: StepTable, traceCount: number, issues: Issues): StepOrder {
  const parents = linkParents(table, issues);
  const children = groupChildren(table, parents, traceCount);
  return walk(table, parents, children, traceCount, issues);
}

/** Row of each step's parent. */
function linkParents(table: StepTable, issues: Issues): Int32Array {
  const parents = new Int32Array(table.size);
  for (let row = 0; row < table.size; row++) {
    let parent = table.parent(row);
    if (parent === -2) {
      issues.add(
        'info',
        'Steps name a parent that is not in the file; they are shown as roots',
        table.sourceStart.get(row),
      );
      parent = ROOT;
    } else if (parent === row) {
      issues.add('warning', 'A step names itself as its parent; it is shown as a root', table.sourceStart.get(row));
      parent = ROOT;
    }
    parents[row] = parent;
  }
  return parents;
}

/** Children of each row (and roots of each trace), sorted, in one array. */
interface Groups {
  /** Where each group begins in `members`: group `row` for children, group `size + trace` for roots. */
  readonly starts: Int32Array;
  readonly members: Int32Array;
}

function groupChildren(table: StepTable, parents: Int32Array, traceCount: number): Groups {
  const size = table.size;
  const groupOf = (row: number): number => {
    const parent = parents[row] as number;
    return parent === ROOT ? size + table.trace.get(row) : parent;
  };
  const starts = new Int32Array(size + traceCount + 1);
  for (let row = 0; row < size; row++) {
    const group = groupOf(row) + 1;
    starts[group] = (starts[group] as number) + 1;
  }
  for (let group = 1; group < starts.length; group++) {
    starts[group] = (starts[group] as number) + (starts[group - 1] as number);
  }
  const next = starts.slice();
  const members = new Int32Array(size);
  for (let row = 0; row < size; row++) {
    const group = groupOf(row);
    const at = next[group] as number;
    members[at] = row;
    next[group] = at + 1;
  }
  for (let group = 0; group + 1 < starts.length; group++) {
    sortByStart(table, members, starts[group] as number, starts[group + 1] as number);
  }
  return { starts, members };
}

/** Sorts a group by start time; a step without one stays behind its neighbour in the file. */
function sortByStart(table: StepTable, members: Int32Array, from: number, to: number): void {
  if (to - from < 2) {
    return;
  }
  let sorted = true;
  let last = Number.NEGATIVE_INFINITY;
  for (let i = from; i < to && sorted; i++) {
    const start = table.start.get(members[i] as number);
    sorted = !(start < last);
    last = Number.isNaN(start) ? last : start;
  }
  if (sorted) {
    return;
  }
  const keys = new Float64Array(to - from);
  last = Number.NEGATIVE_INFINITY;
  for (let i = from; i < to; i++) {
    const start = table.start.get(members[i] as number);
    last = Number.isNaN(start) ? last : start;
    keys[i - from] = last;
  }
  const group = members.slice(from, to);
  const order = new Int32Array(to - from).map((_, i) => i);
  order.sort((a, b) => (keys[a] as number) - (keys[b] as number) || a - b);
  for (let i = 0; i < order.length; i++) {
    members[from + i] = group[order[i] as number] as number;
  }
}

function walk(table: StepTable, parents: Int32Array, groups: Groups, traceCount: number, issues: Issues): StepOrder {
  const size = table.size;
  const rows = new Int32Array(size);
  const places = new Int32Array(size).fill(-1);
  const depths = new Int32Array(size);
  const lasts = new Int32Array(size);
  const traceStarts = new Int32Array(traceCount + 1);
  let place = 0;

  const cursor = groups.starts.slice(0, size);
  const nextChild = (row: number): number => {
    const end = groups.starts[row + 1] as number;
    for (let at = cursor[row] as number; at < end; at++) {
      const child = groups.members[at] as number;
      // A step taken out of a cycle is still in its former parent's group.
      if (places[child] === -1) {
        cursor[row] = at + 1;
        return child;
      }
    }
    cursor[row] = end;
    return -1;
  };
  /** Depth first without recursion: chains may be 100,000 steps deep. */
  const descend = (root: number): void => {
    let row = root;
    while (row !== -1) {
      if (places[row] === -1) {
        const parent = parents[row] as number;
        rows[place] = row;
        places[row] = place;
        depths[row] = parent === ROOT ? 0 : (depths[parent] as number) + 1;
        place++;
      }
      const child = nextChild(row);
      if (child !== -1) {
        row = child;
        continue;
      }
      lasts[places[row] as number] = place - 1;
      row = row === root ? -1 : (parents[row] as number);
    }
  };
  const cyclic = rowsInCycles(parents);
  for (let trace = 0; trace < traceCount; trace++) {
    traceStarts[trace] = place;
    const from = groups.starts[size + trace] as number;
    const to = groups.starts[size + trace + 1] as number;
    for (let i = from; i < to; i++) {
      descend(groups.members[i] as number);
    }
    for (const row of cyclic) {
      if (table.trace.get(row) === trace && places[row] === -1) {
        issues.add(
          'warning',
          'Steps name each other as parents; the first of them is shown as a root',
          table.sourceStart.get(row),
        );
        parents[row] = ROOT;
        descend(row);
      }
    }
  }
  traceStarts[traceCount] = place;
  return { rows, places, parents, depths, lasts, traceStarts };
}

/** The first row in file order of every cycle of parents. */
function rowsInCycles(parents: Int32Array): number[] {
  const seenFrom = new Int32Array(parents.length).fill(-1);
  const found: number[] = [];
  for (let row = 0; row < parents.length; row++) {
    let at = row;
    while (at !== ROOT && seenFrom[at] === -1) {
      seenFrom[at] = row;
      at = parents[at] as number;
    }
    if (at !== ROOT && seenFrom[at] === row) {
      // `at` closes a cycle met for the first time on this walk.
      let first = at;
      for (let next = parents[at] as number; next !== at; next = parents[next] as number) {
        first = Math.min(first, next);
      }
      found.push(first);
    }
  }
  return found;
}
