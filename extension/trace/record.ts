import type { ByteRange } from './model';
import { Scanner } from './skim/scanner';
import type { ByteSource, Projection, SkimValue } from './skim/types';
import { type ValueLimits, ValueReader } from './skim/values';

/** For a step that is opened: everything, but a single text of more than 64 MB is cut. */
export const FULL: ValueLimits = { text: 64 * 1024 * 1024, long: 'clip', depth: 200 };
/** For one-line summaries: the beginning of every text. */
export const PREVIEW: ValueLimits = { text: 2048, long: 'clip', depth: 50 };

/**
 * Reads one record of a file as plain values: long texts are cut at the limit, never referenced.
 * @param own the only fields to keep, for records that contain other records
 */
export function readRecord(
  source: ByteSource,
  range: ByteRange,
  limits: ValueLimits,
  own: ReadonlySet<string> | undefined,
): SkimValue {
  const bounded: ByteSource = {
    size: range.end,
    read: (at, into) =>
      at >= range.end ? 0 : source.read(at, into.subarray(0, Math.min(into.length, range.end - at))),
  };
  const chunk = Math.max(256, Math.min(1 << 20, range.end - range.start + 1));
  return new ValueReader(new Scanner(bounded, range.start, chunk), limits).read(own);
}

/** The fields a format's nested records keep (`object-record`), or undefined when its records do not nest. */
export function ownFields(projection: Projection): ReadonlySet<string> | undefined {
  const seen = new Set<Projection>();
  const open: Projection[] = [projection];
  for (let next = open.pop(); next; next = open.pop()) {
    if (seen.has(next)) {
      continue;
    }
    seen.add(next);
    switch (next.type) {
      case 'object-record':
        return next.own;
      case 'object':
        open.push(...Object.values(next.fields));
        break;
      case 'array':
        open.push(next.items);
        break;
      case 'either':
        open.push(...[next.object, next.array].filter((choice) => choice !== undefined));
        break;
    }
  }
  return undefined;
}
