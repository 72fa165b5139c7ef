/** What the host and a worker say to each other. A worker holds one open file. */
import type { FileState } from '../../../schemas/protocol';
import type { BytesLocation } from '../bytes/bytes';
import type { FormatName, SearchUpdate, TraceCall } from '../traceService';

/** Questions about no open file. */
export type GeneralCall =
  | { readonly method: 'formats' }
  | { readonly method: 'sniff'; readonly location: BytesLocation };

export interface GeneralCallResults {
  formats: readonly FormatName[];
  sniff: (FormatName & { readonly confidence: number }) | undefined;
}

/** Opens the worker's file, or reads it again: the location's bytes may be new ones. */
export interface ReadRequest {
  readonly location: BytesLocation;
  readonly name: string;
  /** The format the user chose. */
  readonly format?: string;
  /** Answers nothing before the whole file has been read, as the questions are about the whole. */
  readonly quiet: boolean;
}

export type ToWorker =
  | ({ readonly type: 'read' } & ReadRequest)
  /** Reads again if the file on disk is another than the one that was read. */
  | { readonly type: 'changed' }
  | { readonly type: 'cancel' }
  | { readonly type: 'call'; readonly id: number; readonly call: TraceCall | GeneralCall }
  | { readonly type: 'search'; readonly search: number; readonly trace: string; readonly query: string }
  | { readonly type: 'endSearch'; readonly search: number };

export type FromWorker =
  | { readonly type: 'state'; readonly state: FileState }
  | { readonly type: 'answer'; readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly type: 'answer'; readonly id: number; readonly ok: false; readonly message: string }
  | { readonly type: 'hits'; readonly search: number; readonly update: SearchUpdate };
