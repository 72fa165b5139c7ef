import type { ByteRange, OutcomeState, StepKind, StepStatus, Usage } from './model';
import type { TextRef } from './skim/types';

/** What a reader says about one step. Ids and times are as recorded; the builder links, orders and numbers. */
export interface StepInput {
  /** Groups steps into traces. */
  readonly trace: string;
  /** Unique within its trace; duplicates become issues. */
  readonly id: string;
  readonly parent?: string;
  readonly kind: StepKind;
  readonly name: string;
  readonly agent?: string;
  /** Milliseconds since the epoch. */
  readonly start?: number;
  readonly durationMs?: number;
  readonly status?: StepStatus;
  /** A long one may be a reference: the builder reads its beginning. */
  readonly statusMessage?: string | TextRef;
  readonly provider?: string;
  readonly requestedModel?: string;
  readonly servedModel?: string;
  /** `input` includes cached tokens. */
  readonly usage?: Usage;
  /** Recorded cost in USD; leave out what was not recorded. */
  readonly costUsd?: number;
  readonly finishReason?: string;
  readonly toolName?: string;
  readonly callId?: string;
  readonly source: ByteRange;
  /** Which part of its record the step is, when one record holds several steps. */
  readonly part?: number;
}

/** What a reader says about a whole trace; later calls add to earlier ones. */
export interface TraceInput {
  readonly name?: string;
  readonly outcome?: { readonly state: OutcomeState; readonly reason: string };
  readonly attributes?: Iterable<readonly [string, unknown]>;
}

/** The only way to make traces: checks, links, orders and numbers what a reader found. */
export interface TraceBuilder {
  step(input: StepInput): void;
  trace(id: string, input: TraceInput): void;
  /**
   * Adds a further record to a step (a tool's result message, a log record with content), known now or later.
   * Steps it never meets become an issue.
   * @param update facts the further record brings: an error status, a result's time
   */
  attach(trace: string, step: string, source: ByteRange, update?: StepUpdate): void;
}

export interface StepUpdate {
  readonly status?: StepStatus;
  /** A long one may be a reference: the builder reads its beginning. */
  readonly statusMessage?: string | TextRef;
  /** Milliseconds since the epoch at which the step ended. */
  readonly end?: number;
  readonly usage?: Usage;
  readonly requestedModel?: string;
  readonly servedModel?: string;
  readonly finishReason?: string;
}
