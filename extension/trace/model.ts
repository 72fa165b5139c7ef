/**
 * What a recorded run is, whatever exported it: a trace of numbered steps, each with a payload that stays in the
 * file until somebody asks for it. Readers (formats/) make these through the builder; everything else only reads.
 */

export const STEP_KINDS = [
  'agent',
  'model',
  'tool',
  'retrieval',
  'user',
  'handoff',
  'guardrail',
  'score',
  'span',
] as const;
export type StepKind = (typeof STEP_KINDS)[number];

export const STEP_STATUSES = ['unset', 'ok', 'error'] as const;
export type StepStatus = (typeof STEP_STATUSES)[number];

export type OutcomeState = 'ok' | 'failed' | 'unknown';

/** How a run ended, and what says so. */
export interface Outcome {
  readonly state: OutcomeState;
  /** One sentence naming what the state rests on. */
  readonly reason: string;
}

/** A half-open range of bytes in the (decompressed, UTF-8) file. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** Token counts of one model call. `input` always includes cached tokens, whatever the format's own convention. */
export interface Usage {
  readonly input?: number;
  readonly output?: number;
  readonly cacheRead?: number;
  readonly cacheWrite?: number;
  readonly reasoning?: number;
}

export interface ModelUse {
  readonly provider?: string;
  /** The id the caller asked for. */
  readonly requested?: string;
  /** The id that answered, when the export says. */
  readonly served?: string;
}

export interface Cost {
  readonly usd: number;
  /** True when Backstep worked it out from token counts and list prices; false when the export recorded it. */
  readonly computed: boolean;
}

export interface ToolUse {
  readonly name: string;
  readonly callId?: string;
}

/** One span, message or event. Small facts only: texts are in its `Payload`. */
export interface Step {
  /** 1-based place in reading order; the same number in tree, page, debugger and command line. */
  readonly number: number;
  readonly id: string;
  /** Step number of the parent; undefined for a root. */
  readonly parent: number | undefined;
  readonly depth: number;
  /** Number of the last step below this one (its own number when it has no children): a subtree is a range. */
  readonly lastDescendant: number;
  readonly kind: StepKind;
  readonly name: string;
  readonly agent: string | undefined;
  /** Milliseconds since the trace's start; undefined when the export has no time. */
  readonly startMs: number | undefined;
  readonly durationMs: number | undefined;
  readonly status: StepStatus;
  readonly statusMessage: string | undefined;
  readonly model: ModelUse | undefined;
  readonly usage: Usage | undefined;
  readonly cost: Cost | undefined;
  readonly finishReason: string | undefined;
  readonly tool: ToolUse | undefined;
  /** Where the step's record lies in the file. */
  readonly source: ByteRange;
}

/** Sums over leaf model calls, so that a parent that repeats its children's tokens is not counted twice. */
export interface Totals {
  readonly steps: number;
  readonly errors: number;
  readonly inputTokens: number | undefined;
  readonly outputTokens: number | undefined;
  readonly costUsd: number | undefined;
  /** True when any part of `costUsd` was computed. */
  readonly costComputed: boolean;
}

export interface Trace {
  readonly id: string;
  readonly name: string;
  /** Milliseconds since the epoch; undefined when the export has no time. */
  readonly start: number | undefined;
  readonly durationMs: number | undefined;
  readonly outcome: Outcome;
  readonly totals: Totals;
  readonly agents: readonly string[];
  /** Resource and trace-level attributes as recorded (service.name, tags, verdicts...). */
  readonly attributes: ReadonlyMap<string, unknown>;
  readonly stepCount: number;
  /**
   * The step with this number.
   * @throws RangeError outside 1..stepCount
   */
  step(number: number): Step;
  /** All steps in reading order. */
  steps(): IterableIterator<Step>;
}

/** What an open file holds. */
export interface FormatChoice {
  readonly id: string;
  readonly title: string;
  /** What in the content decided it, or that the user chose it. */
  readonly why: string;
  /** Other formats that would read the file too, best first. */
  readonly others: readonly { readonly id: string; readonly title: string; readonly why: string }[];
}

export type Severity = 'error' | 'warning' | 'info';

/** Something in the file that could not be read, or was mended; it never stops the rest from being shown. */
export interface Issue {
  readonly severity: Severity;
  readonly message: string;
  /** Byte offset, where one place can be named. */
  readonly at: number | undefined;
  /** How many times the same thing was seen; `at` is the first. */
  readonly count: number;
}

export type Role = 'system' | 'user' | 'assistant' | 'tool' | 'other';

export type Part =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'reasoning'; readonly text: string }
  /** `arguments` is the parsed JSON, or the raw string when it does not parse (that is evidence, so it is kept). */
  | { readonly type: 'toolCall'; readonly id?: string; readonly name: string; readonly arguments: unknown }
  | {
      readonly type: 'toolResult';
      readonly id?: string;
      readonly name?: string;
      readonly result: unknown;
      readonly isError?: boolean;
    }
  /** A picture, sound or file: named, never fetched or shown. */
  | { readonly type: 'media'; readonly mimeType?: string; readonly reference: string };

export interface Message {
  readonly role: Role;
  /** Speaker, when the export names one. */
  readonly name?: string;
  readonly parts: readonly Part[];
}

export interface ToolDefinition {
  readonly name: string;
  readonly description?: string;
  /** JSON Schema as recorded. */
  readonly parameters?: unknown;
}

export interface StepEvent {
  readonly name: string;
  /** Milliseconds since the epoch. */
  readonly time?: number;
  readonly attributes: Readonly<Record<string, unknown>>;
}

export interface RetrievedDocument {
  readonly id?: string;
  readonly score?: number;
  readonly text: string;
}

/** A step's large content, read from the file on demand. Absent fields were not recorded. */
export interface Payload {
  readonly system?: readonly Message[];
  /** What was sent to the model or agent. */
  readonly input?: readonly Message[];
  /** True when the input is the conversation up to here (message formats): it is the steps before this one. */
  readonly inputIsPreviousSteps?: boolean;
  readonly output?: readonly Message[];
  /** Tools offered to the model. */
  readonly tools?: readonly ToolDefinition[];
  /** Sampling and other request parameters. */
  readonly parameters?: Readonly<Record<string, unknown>>;
  readonly arguments?: unknown;
  readonly result?: unknown;
  readonly documents?: readonly RetrievedDocument[];
  readonly events?: readonly StepEvent[];
  /** The record's own fields or attributes, as recorded, that the fields above do not already show. */
  readonly attributes?: Readonly<Record<string, unknown>>;
}
