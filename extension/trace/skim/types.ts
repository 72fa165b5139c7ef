/** The words of the skim reader: what a reader asks of a file's bytes, and what it gets back. */

/** Random access to a file's bytes (UTF-8, decompressed). Synchronous: it lives in a worker or in the CLI. */
export interface ByteSource {
  /** Bytes available now; a file that is still written may report more later. */
  readonly size: number;
  /**
   * Copies bytes from `at` into `into`.
   * @returns how many bytes were copied; 0 at the end of the file
   */
  read(at: number, into: Uint8Array): number;
}

/** Text that was too long to decode while skimming: the bytes between its quotes. Decode it with `readText`. */
export class TextRef {
  constructor(
    readonly start: number,
    /** Exclusive. */
    readonly end: number,
  ) {}
}

/** A container that was nested too deeply to materialise: the bytes of its JSON. */
export class DeepRef {
  constructor(
    readonly start: number,
    readonly end: number,
  ) {}
}

export type SkimValue = string | number | boolean | null | TextRef | DeepRef | SkimValue[] | SkimObject;
export interface SkimObject {
  [key: string]: SkimValue | undefined;
}

/**
 * Which parts of a document a reader wants. The skimmer hops over everything else.
 * - `skip`: hop over.
 * - `keep`: materialise into the context that records found later (or earlier) in the same object share; a string of up
 *   to `text` bytes even where longer ones become references.
 * - `record`: materialise and hand out as a record named `record`; `fields` keeps only those top-level fields.
 * - `object` / `array`: walk into it.
 * - `object-record`: for records nested in each other (a span with its child spans inside): hands out the object as a
 *   record holding only the `own` fields, and walks into `fields` for the records inside it. The record's range is the
 *   whole object; inner records come first, because the outer one is complete only at its closing brace. `fields` may
 *   lead back to the same projection, to any depth. Reading such a record again for a payload keeps `own` only, too.
 *   A field in both, with an array projection in `fields`, is walked into when it is an array and kept otherwise.
 */
export type Projection =
  | { readonly type: 'skip' }
  | { readonly type: 'keep'; readonly text?: number }
  | { readonly type: 'record'; readonly record: string; readonly fields?: ReadonlySet<string> }
  | { readonly type: 'object'; readonly fields: Readonly<Record<string, Projection>> }
  | { readonly type: 'array'; readonly items: Projection }
  | {
      readonly type: 'object-record';
      readonly record: string;
      readonly own: ReadonlySet<string>;
      readonly fields: Readonly<Record<string, Projection>>;
    }
  /** Chooses by the value's own first byte: `{` takes `object`, `[` takes `array`; anything else is skipped. */
  | { readonly type: 'either'; readonly object?: Projection; readonly array?: Projection };

/** The kept fields of the objects a record lies in, innermost first through `parent`. Filled while reading. */
export interface SkimContext {
  readonly values: Map<string, SkimValue>;
  readonly parent: SkimContext | undefined;
}

export interface SkimRecord {
  /** The name its projection gave it. */
  readonly name: string;
  readonly value: SkimValue;
  /** First byte of the value. */
  readonly start: number;
  /** Byte after the value. */
  readonly end: number;
  readonly context: SkimContext;
  /** True when the file ended inside it: `value` holds what could be read. */
  readonly cut: boolean;
}
