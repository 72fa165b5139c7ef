import type { TraceBuilder } from '../builder';
import type { Issues } from '../issues';
import type { Payload } from '../model';
import type { SharedItems } from '../sharedItems';
import type { Projection, SkimRecord, SkimValue } from '../skim/types';

/** The beginning of a file, as far as it takes to tell what it is. Long texts are `TextRef`s. */
export interface Head {
  /** The first top-level values (lines, concatenated objects or the one document); the last may be partial. */
  readonly values: readonly SkimValue[];
  /** True when the file holds one JSON document, false for lines and concatenated values. */
  readonly single: boolean;
  /** The first characters as text, for things that are not JSON. */
  readonly text: string;
}

export interface Sniff {
  /** 0..1. 0.9 and up: a key only this format has; 0.5: plausible shape; below 0.3: last resort. */
  readonly confidence: number;
  /** What in the content says so: 'top-level "resourceSpans"'. */
  readonly why: string;
}

/** One run of a reader over one file: takes records in file order and tells the builder about steps. */
export interface RecordReader {
  /** Never throws for bad data: what cannot be used becomes an issue with the record's position. */
  record(record: SkimRecord): void;
  /**
   * Called when everything there is has been read. May be called again after further records, when a file that is
   * being written has grown.
   */
  end(): void;
}

/** A step's records, decoded, for `Format.payload`. */
export interface PayloadSource {
  /**
   * The step's own record first, then the further ones given to the builder, in that order: plain values. Long
   * strings may be cut when only a preview is needed.
   */
  readonly records: readonly unknown[];
  /** What the reader passed as `part`: which part of its record the step is. 0 when the record is one step. */
  readonly part: number;
  /**
   * Given when the steps of a trace are read one after the other for their messages, arguments and results: the
   * attributes and events that these do not show may be left out, and items that come again be the same objects.
   */
  readonly shared?: SharedItems;
}

/**
 * One export format. Siblings never import each other; shared work is in spans/ and messages/.
 * Content decides: `sniff` sees no file name.
 */
export interface Format {
  /** Stable id, lower case with dashes: 'otlp', 'who-and-when'. */
  readonly id: string;
  /** What people call it: 'OTLP/JSON'. */
  readonly title: string;
  readonly sniff: (head: Head) => Sniff | undefined;
  readonly projection: Projection;
  readonly reader: (builder: TraceBuilder, issues: Issues) => RecordReader;
  /** Maps a step's records to its payload. Pure; never throws for bad data. */
  readonly payload: (source: PayloadSource) => Payload;
}
