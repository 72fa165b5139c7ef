/** Limits an agent config sets for one run. */
export interface RunLimits {
  readonly maxSteps?: number;
  readonly maxTokens?: number;
  readonly maxCostUsd?: number;
  readonly maxDepth?: number;
  readonly maxSubagents?: number;
  readonly timeoutMs?: number;
}

/** What diagnosis is told from outside, because it knows traces only. Everything is optional. */
export interface DiagnoseOptions {
  /** The step the user says the failure shows at. */
  readonly symptom?: number;
  /** Tokens a model's context window holds, by the model id that was served or asked for. */
  readonly contextWindow?: (model: string) => number | undefined;
  /** Whether a model id names one fixed model, or whatever the provider serves under it today. */
  readonly classifyModel?: (model: string) => 'pinned' | 'floating' | 'unknown';
  /** Limits of the agent config the trace ran with; no command or view passes any yet. */
  readonly limits?: RunLimits;
  /** Tools whose calls a human confirms, by the agent config; no command or view passes any yet. */
  readonly approvals?: readonly string[];
  /** Looked at between steps: an aborted diagnosis ends with an AbortError. */
  readonly signal?: { readonly aborted: boolean };
  /** Gives other work of this thread a turn; called every few milliseconds. */
  readonly breathe?: () => Promise<void>;
  /** 0..1 */
  readonly onProgress?: (done: number) => void;
}

/** The same options, but each model id is looked up once, however many calls name it. */
export function lookingUpOnce(options: DiagnoseOptions): DiagnoseOptions {
  const { contextWindow, classifyModel } = options;
  return {
    ...options,
    ...(contextWindow && { contextWindow: once(contextWindow) }),
    ...(classifyModel && { classifyModel: once(classifyModel) }),
  };
}

function once<T>(lookUp: (model: string) => T): (model: string) => T {
  const known = new Map<string, T>();
  return (model) => {
    if (!known.has(model)) {
      known.set(model, lookUp(model));
    }
    return known.get(model) as T;
  };
}
