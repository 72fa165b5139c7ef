import type { ByteRange } from './model';
import { ReadAhead } from './readAhead';
import { Scanner } from './skim/scanner';
import type { ByteSource, Projection, SkimValue } from './skim/types';
import { type KnownTexts, type ValueLimits, ValueReader } from './skim/values';

/** For a step that is opened: everything, but a single text of more than 64 MB is cut. */
export const FULL: ValueLimits = { text: 64 * 1024 * 1024, long: 'clip', depth: 200 };
/** Most records fit, and the window is kept between records. */
const WINDOW = 1 << 18;

/** For one-line summaries: the beginning of every text. */
export const PREVIEW: ValueLimits = { text: 2048, long: 'clip', depth: 50 };

/** For reading many records: a huge text is as cheap as passing over it, and not looked at in its middle. */
export const ENDS: ValueLimits = { text: 1 << 19, long: 'ends', depth: 200 };

/** Reads records of a file again, as plain values: long texts are cut at the limit, never referenced. */
export class RecordAccess {
  private readonly scanner: Scanner;
  private readonly readers = new Map<ValueLimits, ValueReader>();
  private readonly knowing = new WeakMap<KnownTexts, ValueReader>();
  private end = 0;

  /** @param own the only fields to keep, for records that contain other records */
  constructor(
    private readonly source: ByteSource,
    private readonly own: ReadonlySet<string> | undefined,
  ) {
    this.scanner = new Scanner(
      {
        size: source.size,
        read: (at, into) =>
          at >= this.end ? 0 : source.read(at, into.subarray(0, Math.min(into.length, this.end - at))),
      },
      0,
      WINDOW,
    );
  }

  /** The same records for whoever reads them one after the other. */
  inOrder(): RecordAccess {
    return new RecordAccess(new ReadAhead(this.source), this.own);
  }

  read(range: ByteRange, limits: ValueLimits): SkimValue {
    const reader = this.readers.get(limits) ?? new ValueReader(this.scanner, limits);
    this.readers.set(limits, reader);
    return this.readWith(reader, range);
  }

  /** Like `read` of texts' ends, but texts that `known` knows are left to it. */
  readKnowing(range: ByteRange, known: KnownTexts): SkimValue {
    const reader = this.knowing.get(known) ?? new ValueReader(this.scanner, ENDS, known);
    this.knowing.set(known, reader);
    return this.readWith(reader, range);
  }

  private readWith(reader: ValueReader, range: ByteRange): SkimValue {
    this.end = range.end;
    this.scanner.restart(range.start);
    reader.trouble = undefined;
    return reader.read(this.own);
  }
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
