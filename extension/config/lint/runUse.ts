/** What one recorded run did with an agent's tools; plain data, bounded by whoever collects it. */
export interface RunUse {
  /** Id of the trace. */
  readonly trace: string;
  /** Name of the file it is in, for messages. */
  readonly file: string;
  /** Tools the models were offered, each name once. */
  readonly offered: readonly OfferedTool[];
  /** In the order of the run. */
  readonly calls: readonly ToolUse[];
}

export interface OfferedTool {
  readonly name: string;
  readonly description: string | undefined;
  /** JSON Schema of the arguments, as recorded. */
  readonly parameters: unknown;
}

export interface ToolUse {
  /** Number of the step. */
  readonly step: number;
  readonly tool: string;
  /** As parsed; undefined when they were not recorded or are no JSON. */
  readonly arguments: unknown;
  /** What the tool said went wrong; undefined when nothing did. */
  readonly error: string | undefined;
}
