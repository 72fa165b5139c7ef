/** What one recorded run did with an agent's tools; plain data, bounded by whoever collects it. */
export interface RunUse {
  /** Id of the trace. */
  readonly trace: string;
  /** Name of the file it is in, for messages. */
  readonly file: string;
  /** When it began, in milliseconds since 1970; undefined when that was not recorded. */
  readonly start: number | undefined;
  /** Tools the models were offered. A name stands once for each definition that was recorded of it. */
  readonly offered: readonly OfferedTool[];
  /** In the order of the run. */
  readonly calls: readonly ToolUse[];
  /** There was more than is told here: what is missing says nothing. */
  readonly isCut: boolean;
}

export interface OfferedTool {
  /** Number of the first step that was offered it so. */
  readonly step: number;
  readonly name: string;
  /** Undefined when it was not recorded. */
  readonly description: string | undefined;
  /** JSON Schema of the arguments, as recorded; undefined when it was not. */
  readonly parameters: unknown;
}

export interface ToolUse {
  /** Number of the step that shows the call. */
  readonly step: number;
  readonly tool: string;
  /** As parsed; undefined when they were not recorded, are no JSON or are very large. */
  readonly arguments: unknown;
  /** The arguments are as a model wrote them; else as the tool's step shows them, which libraries may wrap. */
  readonly isAsWritten: boolean;
  /** What the tool said went wrong; undefined when nothing did. */
  readonly error: string | undefined;
}

/** A run as rules get it. */
export interface TraceRun {
  readonly use: RunUse;
  /** Where the trace is, for whoever shows it; rules only hand it on. */
  readonly source: string;
  /** Path of a file of the agent that the run was found to belong to; without it, its tools decide. */
  readonly agent?: string | undefined;
  /** A moment, in milliseconds since 1970, at which the files said what the run ran with. */
  readonly presentAt?: number | undefined;
}

/** A step of a trace that a finding rests on. */
export interface TracePlace {
  readonly source: string;
  /** Name of the trace's file, for messages. */
  readonly file: string;
  readonly trace: string;
  readonly step: number;
}
