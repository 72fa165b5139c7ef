/** Trace files as the editor sees them: everything heavy happens in a worker behind these calls. */
import type { CallResults, FileState, PageCall, SearchHit, StepRow } from '../../schemas/protocol';
import type { RunUse } from '../config/lint/runUse';
import type { Recorded } from '../config/versions/match/recorded';

/** Where a trace file's bytes come from: a path the worker reads itself, or bytes the host fetches when asked. */
export type TraceLocation =
  | { readonly type: 'path'; readonly path: string }
  | { readonly type: 'fetched'; fetch(): Promise<Uint8Array> };

/** A step's place in the text of its file: 0-based lines, UTF-16 columns, as the editor counts. */
export interface StepPlace {
  readonly startLine: number;
  readonly startCharacter: number;
  readonly endLine: number;
  readonly endCharacter: number;
}

/** A step by its number and by the id it has in the file. */
export interface NamedStep {
  readonly step: number;
  readonly id: string;
}

/** Children of one step that a tree view shows as one node, because all of them would be too many. */
export interface StepRange {
  /** Place (0-based) of the first of them among their siblings. */
  readonly first: number;
  readonly count: number;
  /** Number of the first step in the range, and of the last one in or below it. */
  readonly from: number;
  readonly to: number;
}

/** Questions the page asks about what is in the file, and those that only other views ask. */
export type TraceCall =
  | Exclude<PageCall, { method: 'marks' | 'config' }>
  /** What a tree shows below a step, a range of its children, or the trace (`parent` undefined). */
  | {
      readonly method: 'treeChildren';
      readonly trace: string;
      readonly parent?: number;
      readonly range?: { readonly first: number; readonly count: number };
    }
  /** The way to a step in that tree. */
  | { readonly method: 'treePath'; readonly trace: string; readonly step: number }
  /** Where steps' records stand in the text; refused when the editor cannot show that text. */
  | { readonly method: 'locate'; readonly trace: string; readonly steps: readonly number[] }
  /** What steps noted earlier are called now: a file that grows may renumber its steps, and ids stay. */
  | { readonly method: 'identify'; readonly trace: string; readonly steps: readonly Partial<NamedStep>[] }
  /** What a trace recorded of the config it ran with; answered once the file is read. */
  | { readonly method: 'recorded'; readonly trace: string }
  /** What a run did with its tools; answered once the file is read. `name` is the file's, for messages. */
  | { readonly method: 'use'; readonly trace: string; readonly name: string };

export interface TraceCallResults extends Omit<CallResults, 'marks' | 'config'> {
  /** Either of the two is empty. */
  treeChildren: { readonly rows: readonly StepRow[]; readonly ranges: readonly StepRange[] };
  /** The steps above and the step itself, outermost first, each with the ranges it is in. */
  treePath: {
    readonly path: readonly {
      readonly row: StepRow;
      readonly ranges: readonly { readonly first: number; readonly count: number }[];
    }[];
  };
  /** In the order of the question. */
  locate: { readonly places: readonly StepPlace[] };
  /** In the order of the question; undefined for steps that are gone. */
  identify: { readonly steps: readonly (NamedStep | undefined)[] };
  use: { readonly use: RunUse };
  /** With the time the run began, in milliseconds since 1970, where that is known. */
  recorded: { readonly recorded: Recorded; readonly start: number | undefined };
}

export interface SearchUpdate {
  readonly hits: readonly SearchHit[];
  /** 0..1 */
  readonly progress: number;
  readonly done: boolean;
  /** Why the search ended early, in a sentence. */
  readonly message?: string;
}

/** One open trace file. Reading starts at once; `onState` tells how it goes. */
export interface TraceDocument {
  readonly state: FileState;
  onState(listener: (state: FileState) => void): { dispose(): void };
  /** @throws Error with a message meant for people (unknown trace, step out of range, worker ended) */
  call<C extends TraceCall>(call: C): Promise<TraceCallResults[C['method']]>;
  /** Streams hits until done or disposed. */
  search(trace: string, query: string, onUpdate: (update: SearchUpdate) => void): { dispose(): void };
  /** Reads again, in another format if one is named. Keeps answering from what was read until the new one is there. */
  reload(format?: string): void;
  /** The file on disk may have changed: reads it again if so. */
  changed(): void;
  /** Stops reading; what was read stays. */
  cancel(): void;
  dispose(): void;
}

export interface FormatName {
  readonly id: string;
  readonly title: string;
}

export interface TraceService {
  /** @param name shown to people; never used to decide the format */
  open(location: TraceLocation, name: string): TraceDocument;
  /** Every format there is, for 'Choose Format'. */
  formats(): Promise<readonly FormatName[]>;
  /**
   * Whether a file's content looks like a trace, and of which format; undefined when not, or when it cannot be read.
   * Reads only its beginning: cheap enough to ask of every JSON file that is opened.
   */
  sniff(location: TraceLocation): Promise<(FormatName & { readonly confidence: number }) | undefined>;
  dispose(): void;
}
