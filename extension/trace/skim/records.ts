import type { Issues } from '../issues';
import { CLOSE_ARRAY, CLOSE_OBJECT, COMMA, END, OPEN_ARRAY, OPEN_OBJECT, Scanner } from './scanner';
import type { ByteSource, Projection, SkimContext, SkimObject, SkimRecord } from './types';
import { type ValueLimits, ValueReader } from './values';

/** While a file is opened: ids, names and numbers are decoded; anything longer stays in the file. */
export const OPENING_LIMITS: ValueLimits = { text: 200, long: 'reference', depth: 200 };

/** A container the stream is inside of. */
interface Frame {
  readonly isArray: boolean;
  readonly projection: Projection;
  readonly context: SkimContext;
  readonly start: number;
  /** The fields of an `object-record` read so far. */
  readonly own: SkimObject | undefined;
  /** First key of the array's first object: what the next element is recognised by after a broken one. */
  elementKey: string | undefined;
}

const SKIP: Projection = { type: 'skip' };

/**
 * Hands out a file's records one by one, in file order: a file of any number of JSON values, one after another (one
 * document, JSON lines, concatenated objects). Memory does not grow with the file.
 *
 * Text that is not JSON becomes an issue; reading goes on at the next place that looks like a record. When the file
 * ends inside a record, that record is handed out with what could be read and `cut` set.
 */
export class RecordStream {
  private readonly scanner: Scanner;
  private readonly values: ValueReader;
  private readonly frames: Frame[] = [];
  private topLevelValues = 0;
  /** Byte after the last complete top-level value: where reading goes on when the file has grown. */
  private completeAt: number;
  private ended = false;

  constructor(
    source: ByteSource,
    private readonly root: Projection,
    private readonly issues: Issues,
    options: { readonly at?: number; readonly chunk?: number; readonly limits?: ValueLimits } = {},
  ) {
    this.scanner = new Scanner(source, options.at, options.chunk);
    this.values = new ValueReader(this.scanner, options.limits ?? OPENING_LIMITS);
    this.completeAt = options.at ?? 0;
  }

  /** Offset up to which the file has been read. */
  get offset(): number {
    return this.scanner.offset;
  }

  /** Byte after the last top-level value that was read whole. */
  get resumeAt(): number {
    return this.completeAt;
  }

  /** How many top-level values have been met. */
  get topLevelCount(): number {
    return this.topLevelValues;
  }

  /** True when the file ended inside a value: the last records may be read again, whole, when it has grown. */
  get isCut(): boolean {
    return this.ended;
  }

  /** The next record, or undefined at the end of the file. */
  next(): SkimRecord | undefined {
    for (;;) {
      const frame = this.frames.at(-1);
      if (this.ended) {
        const unfinished = frame && this.leave(frame, true);
        if (unfinished || !frame) {
          return unfinished;
        }
        continue;
      }
      const record = frame ? this.advance(frame) : this.topLevel();
      if (record === 'end') {
        return undefined;
      }
      if (this.values.trouble) {
        this.recover();
      }
      if (record) {
        return record;
      }
    }
  }

  private topLevel(): SkimRecord | 'end' | undefined {
    this.completeAt = this.scanner.offset;
    const byte = this.scanner.peekToken();
    if (byte === END) {
      return 'end';
    }
    if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) {
      this.topLevelValues++;
      const context: SkimContext = { values: new Map(), parent: undefined };
      return this.enter(this.root, context, undefined);
    }
    if (byte === COMMA || byte === 0x1e) {
      this.scanner.pos++; // between values of a cut array; RS of JSON text sequences
    } else if (byte === 0xef && this.isByteOrderMark()) {
      this.scanner.pos += 3;
    } else {
      this.issues.add('warning', 'Text that is not JSON was passed over', this.scanner.offset);
      this.passGarbage();
    }
    return undefined;
  }

  private isByteOrderMark(): boolean {
    this.scanner.ensure(3);
    const { buffer, pos } = this.scanner;
    return buffer[pos + 1] === 0xbb && buffer[pos + 2] === 0xbf;
  }

  /** Moves to the next line that starts with a bracket. */
  private passGarbage(): void {
    while (this.scanner.passLine()) {
      const byte = this.scanner.peek();
      if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) {
        return;
      }
    }
  }

  /** Reads the next element or property of the innermost container. */
  private advance(frame: Frame): SkimRecord | undefined {
    const scanner = this.scanner;
    const byte = scanner.peekToken();
    if (byte === COMMA) {
      scanner.pos++;
      return undefined;
    }
    if (byte === CLOSE_ARRAY || byte === CLOSE_OBJECT) {
      scanner.pos++;
      return this.leave(frame, false);
    }
    if (byte === END) {
      this.values.unexpected('the rest of the document');
      return undefined;
    }
    if (frame.isArray) {
      const items = frame.projection.type === 'array' ? frame.projection.items : SKIP;
      if (frame.elementKey === undefined && byte === OPEN_OBJECT) {
        frame.elementKey = this.firstKey();
      }
      return this.enter(items, frame.context, undefined);
    }
    const key = this.values.key();
    if (key === undefined) {
      return undefined;
    }
    return this.property(frame, key);
  }

  private property(frame: Frame, key: string): SkimRecord | undefined {
    const { projection } = frame;
    const fields = projection.type === 'object' || projection.type === 'object-record' ? projection.fields : undefined;
    const wanted = fields && Object.hasOwn(fields, key) ? fields[key] : undefined;
    const walks = wanted?.type === 'array' && this.scanner.peekToken() === OPEN_ARRAY;
    if (frame.own && !walks && projection.type === 'object-record' && projection.own.has(key)) {
      frame.own[key] = this.values.read();
      return undefined;
    }
    return this.enter(wanted ?? SKIP, frame.context, key);
  }

  private leave(frame: Frame, cut: boolean): SkimRecord | undefined {
    this.frames.pop();
    if (!frame.own || frame.projection.type !== 'object-record') {
      return undefined;
    }
    return {
      name: frame.projection.record,
      value: frame.own,
      start: frame.start,
      end: this.scanner.offset,
      context: frame.context,
      cut,
    };
  }

  /** Takes the next value as its projection says. */
  private enter(projection: Projection, context: SkimContext, key: string | undefined): SkimRecord | undefined {
    const byte = this.scanner.peekToken();
    switch (projection.type) {
      case 'skip':
        this.values.pass();
        return undefined;
      case 'keep':
        if (key !== undefined) {
          context.values.set(
            key,
            projection.text === undefined ? this.values.read() : this.values.readText(projection.text),
          );
        }
        return undefined;
      case 'record': {
        const start = this.scanner.offset;
        const value = this.values.read(projection.fields);
        const cut = this.values.trouble?.kind === 'cut';
        return { name: projection.record, value, start, end: this.scanner.offset, context, cut };
      }
      case 'either': {
        const chosen = byte === OPEN_OBJECT ? projection.object : byte === OPEN_ARRAY ? projection.array : undefined;
        return this.enter(chosen ?? SKIP, context, key);
      }
      default:
        if (byte !== (projection.type === 'array' ? OPEN_ARRAY : OPEN_OBJECT)) {
          this.values.pass();
          return undefined;
        }
        this.push(projection, context);
        return undefined;
    }
  }

  private push(projection: Projection, parent: SkimContext): void {
    const isArray = projection.type === 'array';
    this.frames.push({
      isArray,
      projection,
      // Elements of an array share their array's context; each object has its own, under it.
      context: isArray ? parent : { values: new Map(), parent },
      start: this.scanner.offset,
      own: projection.type === 'object-record' ? {} : undefined,
      elementKey: undefined,
    });
    this.scanner.pos++;
  }

  /** The first key of the object the scanner is at, as written, without moving. */
  private firstKey(): string | undefined {
    const { scanner } = this;
    scanner.ensure(100);
    const head = scanner.buffer.subarray(scanner.pos, Math.min(scanner.end, scanner.pos + 100));
    return /^\{\s*("[^"\\]{1,60}")/.exec(String.fromCharCode(...head))?.[1];
  }

  /** After text that is not JSON, or the end inside a value: says so once and goes on where a record may begin. */
  private recover(): void {
    const trouble = this.values.trouble;
    this.values.trouble = undefined;
    if (!trouble) {
      return;
    }
    if (trouble.kind === 'cut') {
      this.ended = true;
      return;
    }
    this.issues.add('error', `Not valid JSON: ${trouble.message}`, trouble.at);
    const frame = this.frames.findLast(({ isArray, elementKey }) => isArray && elementKey !== undefined);
    if (frame && this.passToElement(frame.elementKey as string)) {
      this.frames.length = this.frames.indexOf(frame) + 1;
    } else {
      this.scanner.seek(trouble.at);
      this.frames.length = 0;
      this.passGarbage();
    }
  }

  /**
   * Looks for the next object that begins like the elements of a broken array: a brace and the same first key.
   * @returns false at the end of the file
   */
  private passToElement(key: string): boolean {
    const { scanner } = this;
    for (;;) {
      while (scanner.pos < scanner.end) {
        const brace = scanner.buffer.indexOf(OPEN_OBJECT, scanner.pos);
        scanner.pos = brace === -1 || brace >= scanner.end ? scanner.end : brace;
        if (scanner.pos < scanner.end) {
          if (this.firstKey() === key) {
            return true;
          }
          scanner.pos++;
        }
      }
      if (!scanner.fill()) {
        return false;
      }
    }
  }
}
