import { CHECKED, knownModels, retirementOf } from './catalogue';
import { MAX_ID_LENGTH, type ModelName, parseModelName } from './name';
import type { Provider } from './providers';

/** A share of the id's length: beyond it, another id is not a slip of the pen. */
const MAX_SHARE = 0.34;

/** Digits name versions: one that differs is more likely a newer model than a slip. */
const DIGIT_COST = 3;

const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/** Weighted edit distance, given up (Infinity) beyond `limit`. */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) {
    return Number.POSITIVE_INFINITY;
  }
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    const left = a.charCodeAt(row - 1);
    let least = row;
    for (let column = 1; column <= b.length; column++) {
      const above = b.charCodeAt(column - 1);
      const change = left === above ? 0 : isDigit(left) && isDigit(above) ? DIGIT_COST : 1;
      const cost = Math.min(
        (previous[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (previous[column - 1] ?? 0) + change,
      );
      current.push(cost);
      least = Math.min(least, cost);
    }
    if (least > limit) {
      return Number.POSITIVE_INFINITY;
    }
    previous = current;
  }
  return previous[b.length] ?? Number.POSITIVE_INFINITY;
}

/** Whose ids the catalogue can offer for this one: its host's, else its maker's, else everybody's. */
function offering({ host, maker }: ModelName): readonly { readonly provider: string; readonly id: string }[] {
  const known = [...knownModels()];
  const place = [host, maker].find((place) => place !== undefined && known.some((model) => model.provider === place));
  return place === undefined ? known : known.filter((model) => model.provider === place);
}

function isServed(provider: string, id: string): boolean {
  const retirement = retirementOf(provider as Provider, id);
  return retirement === undefined || retirement.date > CHECKED;
}

/**
 * Known ids that look like this one, nearest first: what somebody may have meant who wrote an id that nobody knows.
 * Models that were retired when the catalogue was last checked are left out. None may be near enough.
 * @param count most ids to return
 * @param provider as in `classifyModel`; other providers' ids are then left out
 */
export function nearestModels(id: string, count: number, provider?: string): string[] {
  const written = parseModelName(id.trim().slice(0, MAX_ID_LENGTH), provider);
  const near = new Map<string, number>();
  for (const model of offering(written)) {
    const wanted = model.provider === written.host ? written.name : written.model;
    const limit = Math.max(1, Math.floor(wanted.length * MAX_SHARE));
    const cost = wanted === model.id ? Number.POSITIVE_INFINITY : distance(wanted, model.id, limit);
    if (
      cost <= limit &&
      cost < (near.get(model.id) ?? Number.POSITIVE_INFINITY) &&
      isServed(model.provider, model.id)
    ) {
      near.set(model.id, cost);
    }
  }
  return [...near]
    .sort(([a, costA], [b, costB]) => costA - costB || (a < b ? -1 : 1))
    .slice(0, count)
    .map(([known]) => known);
}
