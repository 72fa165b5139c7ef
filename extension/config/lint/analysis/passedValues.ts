import type { TraceRun } from '../runUse';
import type { ToolRun } from './toolRuns';

/** A short text that a model passed for a parameter. */
export interface PassedValue {
  readonly value: string;
  readonly run: TraceRun;
  readonly step: number;
}

const MOST_LEAVES = 500;
const MOST_DEPTH = 12;
/** Longer texts are no value of a list. */
const MOST_VALUE = 60;

/** The short texts that models passed to a tool, by the parameter's path. Items of a list count for the list. */
export function passedValues(runs: readonly ToolRun[]): ReadonlyMap<string, readonly PassedValue[]> {
  const found = new Map<string, PassedValue[]>();
  for (const { run, calls } of runs) {
    for (const { arguments: given, step } of calls) {
      for (const { path, value } of textsIn(given)) {
        const list = found.get(path) ?? [];
        found.set(path, list);
        list.push({ value, run, step });
      }
    }
  }
  return found;
}

function textsIn(given: unknown): { readonly path: string; readonly value: string }[] {
  const texts: { path: string; value: string }[] = [];
  const open = [{ value: given, path: '', depth: 0 }];
  for (let count = 0; count < MOST_LEAVES; count++) {
    const next = open.pop();
    if (!next) {
      break;
    }
    const { value, path, depth } = next;
    if (typeof value === 'string' && value.length <= MOST_VALUE) {
      texts.push({ path: path.replace(/\[\]$/, ''), value });
    } else if (typeof value === 'object' && value !== null && depth < MOST_DEPTH) {
      for (const [key, field] of Object.entries(value)) {
        const below = Array.isArray(value) ? `${path}[]` : path === '' ? key : `${path}.${key}`;
        open.push({ value: field as unknown, path: below, depth: depth + 1 });
      }
    }
  }
  return texts.reverse();
}
