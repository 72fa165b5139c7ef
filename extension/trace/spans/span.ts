import type { SkimValue, TextRef } from '../skim/types';

/**
 * A span as any span-shaped export gives it, units and ids already normalised at the reader's edge; the attribute
 * families (families/) turn it into a step. While a file is opened, long texts in `attributes` are `TextRef`s; for a
 * payload they are strings.
 */
export interface Span {
  readonly traceId: string;
  readonly id: string;
  readonly parentId: string | undefined;
  readonly name: string;
  /** Milliseconds since the epoch, as precise as recorded; undefined when absent or absurd. */
  readonly start: number | undefined;
  readonly end: number | undefined;
  readonly status: 'unset' | 'ok' | 'error';
  readonly statusMessage: string | TextRef | undefined;
  /** Instrumentation scope name. */
  readonly scope: string | undefined;
  readonly attributes: ReadonlyMap<string, SkimValue>;
  readonly events: readonly SpanEvent[];
}

/** What a payload is made of. */
export type SpanContent = Pick<Span, 'name' | 'attributes' | 'events'>;

export interface SpanEvent {
  readonly name: string;
  /** Milliseconds since the epoch. */
  readonly time: number | undefined;
  readonly attributes: ReadonlyMap<string, SkimValue>;
}
