import type { Step, StepKind, StepStatus, ToolDefinition } from '../trace/model';

/**
 * A trace as diagnosis reads it: for every step what it saw and what it did, in text, with repeated history counted
 * once. `readRun` makes it from a trace file in one pass; everything in diagnosis works on it.
 */
export interface Run {
  readonly traceId: string;
  readonly traceName: string;
  readonly outcome: { readonly state: 'ok' | 'failed' | 'unknown'; readonly reason: string };
  /** What the run was asked to do, when that is recorded beside the steps and not in one of them. */
  readonly question: string | undefined;
  /** Steps in reading order: `steps[n - 1]` is step n. */
  readonly steps: readonly RunStep[];
  /** Steps with a text of which only the beginning and the end were read, because it is huge. */
  readonly clipped: readonly number[];
  /** Steps in the middle of a huge run whose content was not read: of them only names, times and errors are known. */
  readonly unread: { readonly from: number; readonly to: number } | undefined;
}

/** Who wrote a text, which is what decides whether a value in it was given or made up. */
export type Author = 'system' | 'user' | 'model' | 'tool';

/** One text of a step. */
export interface Passage {
  /** Step the passage is shown under. */
  readonly step: number;
  readonly author: Author;
  /** Which part of the payload it is, for quotes and links. */
  readonly field: 'system' | 'input' | 'output' | 'arguments' | 'result' | 'documents' | 'status';
  /** Speaker or tool name, when recorded. */
  readonly speaker: string | undefined;
  readonly text: string;
}

/** A tool call a model asked for in its output. */
export interface ToolRequest {
  readonly name: string;
  readonly callId: string | undefined;
  /** Parsed JSON, or the raw string when it does not parse. */
  readonly arguments: unknown;
}

export interface RunStep {
  readonly number: number;
  readonly parent: number | undefined;
  readonly lastDescendant: number;
  readonly kind: StepKind;
  readonly name: string;
  /** Recorded on the step, else on the closest step above it that has one. */
  readonly agent: string | undefined;
  readonly status: StepStatus;
  readonly statusMessage: string | undefined;
  readonly startMs: number | undefined;
  readonly durationMs: number | undefined;
  readonly tool: string | undefined;
  readonly callId: string | undefined;
  readonly step: Step;
  /**
   * What came in with this step and had not been in this agent's context before: new user and system messages, tool
   * results first seen here. For a tool step: nothing (its arguments are what the model did).
   */
  readonly saw: readonly Passage[];
  /**
   * What the step brought into the world: a model's output with the arguments of the calls it asks for, a tool's
   * result, a user's words, retrieved documents. A step with steps below it did this after all of them; a container
   * (agent, span, handoff) whose output only repeats one of theirs did nothing.
   */
  readonly did: readonly Passage[];
  /** A tool step's arguments, as text; written by the model that called it. */
  readonly asked: readonly Passage[];
  readonly toolRequests: readonly ToolRequest[];
  /** Tool arguments and result as values, when the step is a tool call. */
  readonly arguments: unknown;
  readonly result: unknown;
  readonly offered: readonly ToolDefinition[];
  readonly parameters: Readonly<Record<string, unknown>> | undefined;
  /** True for the step in whose context all earlier steps of its agent stand (message formats, repeated history). */
  readonly seesEarlierSteps: boolean;
}

export type FindingCategory =
  | 'tool'
  | 'context'
  | 'grounding'
  | 'instruction'
  | 'model'
  | 'control'
  | 'security'
  | 'info';

export interface Quote {
  readonly step: number;
  /** Words as they stand in the step, shortened with '…' only at its ends. */
  readonly quote: string;
}

/** Something a detector saw. */
export interface Finding {
  /** The detector's id: catalogue in findings docs. */
  readonly id: string;
  readonly category: FindingCategory;
  readonly severity: 'error' | 'warning' | 'info';
  /** Steps it points at, the most telling first. */
  readonly steps: readonly number[];
  /** One sentence for people. */
  readonly message: string;
  readonly evidence: readonly Quote[];
  /** A later step repeated the work and replaced the bad result before anything depended on it. */
  readonly recovered: boolean;
}

export interface Symptom {
  readonly step: number;
  /** One sentence: what shows here, and why this step was taken. */
  readonly why: string;
  /** `asked`: the user chose the step; `failure`: something says that the run failed; `end`: nothing does. */
  readonly basis: 'asked' | 'failure' | 'end';
}

export interface Suspect {
  readonly rank: number;
  readonly step: number;
  /** The linear model's score; only comparable within one trace. */
  readonly score: number;
  /** Share of the softmax over all candidates, 0..1. */
  readonly confidence: number;
  /** `introduced`: a value that led to the symptom first appears here; `carried`: it passed through here. */
  readonly role: 'introduced' | 'carried' | 'none';
  readonly recovered: boolean;
  /** Why it is listed, in sentences, strongest first. */
  readonly why: readonly string[];
  readonly evidence: readonly Quote[];
  /** Steps the value went through, from the suspect to the symptom; empty when no value travelled. */
  readonly chain: readonly number[];
  /** The value the chain follows, when there is one. */
  readonly value?: string;
}

export interface Diagnosis {
  readonly symptom: Symptom;
  readonly suspects: readonly Suspect[];
  /** The shares of the first suspects are nearly equal: none of them is a clear candidate. */
  readonly isFlat: boolean;
  readonly findings: readonly Finding[];
  /** What the trace does not record and therefore cannot be judged, in sentences. */
  readonly missing: readonly string[];
}
