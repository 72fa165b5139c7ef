/** Trace files as the editor sees them: everything heavy happens in a worker behind these calls. */
import type { CallResults, FileState, PageCall, SearchHit } from '../../schemas/protocol';

/** Where a trace file's bytes come from: a path the worker reads itself, or bytes the host had to fetch. */
export type TraceLocation =
  | { readonly type: 'path'; readonly path: string }
  | { readonly type: 'bytes'; readonly bytes: Uint8Array };

/** A step's place in the text of its file: 0-based lines, UTF-16 columns, as the editor counts. */
export interface TextPlace {
  readonly startLine: number;
  readonly startCharacter: number;
  readonly endLine: number;
  readonly endCharacter: number;
  /** Size of the file as text; editors refuse over 50 MB. */
  readonly bytes: number;
  /** False when the bytes on disk are compressed or in another encoding, so that no text editor shows these lines. */
  readonly isText: boolean;
}

export interface SearchUpdate {
  readonly hits: readonly SearchHit[];
  readonly progress: number;
  readonly done: boolean;
}

/** One open trace file. Reading starts at once; `onState` tells how it goes. */
export interface TraceDocument {
  readonly state: FileState;
  onState(listener: (state: FileState) => void): { dispose(): void };
  /** @throws Error with a message meant for people (unknown trace, step out of range, worker ended) */
  call<C extends PageCall>(call: C): Promise<CallResults[C['method']]>;
  /** Streams hits until done or disposed. */
  search(trace: string, query: string, onUpdate: (update: SearchUpdate) => void): { dispose(): void };
  locate(trace: string, step: number): Promise<TextPlace>;
  /** Reads again, in another format if one is named. Keeps answering from what was read until the new one is there. */
  reload(format?: string): void;
  /** The file on disk has changed: reads what was added if it only grew, else all of it. */
  changed(): void;
  /** Stops reading; what was read stays. */
  cancel(): void;
  dispose(): void;
}

export interface TraceService {
  /** @param name shown to people; never used to decide the format */
  open(location: TraceLocation, name: string): TraceDocument;
  /** Every format there is, for 'Choose Format'. */
  readonly formats: readonly { readonly id: string; readonly title: string }[];
  /** Whether text looks like a trace, and of which format: cheap enough to ask of every JSON file that is opened. */
  sniff(head: Uint8Array): { readonly id: string; readonly title: string; readonly confidence: number } | undefined;
  dispose(): void;
}
