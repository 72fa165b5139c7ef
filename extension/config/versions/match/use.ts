import type { Payload, Step, ToolDefinition, Trace } from '../../../trace/model';
import type { OfferedTool, RunUse, ToolUse } from '../../lint/runUse';
import { boundedCopy } from './boundedCopy';
import { errorOf } from './callError';
import type { PayloadReader, TakesTurns } from './recorded';

const MOST_STEPS = 50_000;
const STEPS_PER_TURN = 16;
const MOST_CALLS = 5000;
const MOST_TOOLS = 500;
/** Definitions looked at: every model call repeats them. */
const MOST_DEFINITIONS = 50_000;
/** Characters kept of one definition, of one call's arguments, and of the arguments of all calls. */
const MOST_DEFINITION = 200_000;
const MOST_ARGUMENTS = 20_000;
const MOST_ALL_ARGUMENTS = 2_000_000;

/**
 * What a run did with its tools: those it was offered, and each call with its arguments as the model wrote them and
 * what went wrong. A call is a tool's step, or what a model asked for and no step shows. Steps are read in order, once.
 * @param file name of the trace file, for messages
 */
export function readUse(trace: Trace, payload: PayloadReader, file: string): RunUse {
  const reader = new UseReader(trace, payload);
  while (reader.next()) {
    // It goes on by itself.
  }
  return reader.use(file);
}

/** {@link readUse} that lets others have a turn between its steps. */
export async function readUseInTurns(
  trace: Trace,
  payload: PayloadReader,
  file: string,
  { breathe }: TakesTurns,
): Promise<RunUse> {
  const reader = new UseReader(trace, payload);
  while (reader.next()) {
    await breathe();
  }
  return reader.use(file);
}

type Draft = { -readonly [Field in keyof ToolUse]: ToolUse[Field] };

class UseReader {
  private readonly offered: OfferedTool[] = [];
  private readonly calls: Draft[] = [];
  private isCut = false;
  private readonly definitions = new Set<string>();
  private readonly byId = new Map<string, Draft>();
  /** Calls that models asked for and no step has shown yet, by tool. */
  private readonly asked = new Map<string, Draft[]>();
  /** The last step below the last step of each tool, and below the last model step that asked for calls. */
  private readonly ends = new Map<string, number>();
  private modelEnd = 0;
  private definitionsLeft = MOST_DEFINITIONS;
  private left = MOST_ALL_ARGUMENTS;
  private readonly steps: Iterator<Step>;

  constructor(
    private readonly trace: Trace,
    private readonly payload: PayloadReader,
  ) {
    this.steps = trace.steps()[Symbol.iterator]();
  }

  /** Reads a few steps. @returns whether there are more */
  next(): boolean {
    for (let turn = 0; turn < STEPS_PER_TURN; turn++) {
      const { value: step, done } = this.steps.next();
      if (done) {
        return false;
      }
      if (step.number > MOST_STEPS) {
        this.isCut = true;
        return false;
      }
      if (step.kind === 'model' || step.kind === 'agent' || step.tool !== undefined) {
        this.read(step, this.payload(step.number));
      }
    }
    return true;
  }

  use(file: string): RunUse {
    const { trace, offered, isCut } = this;
    const calls = this.calls.sort((a, b) => a.step - b.step);
    return { trace: trace.id, file, start: trace.start, offered, calls, isCut };
  }

  private read(step: Step, payload: Payload): void {
    for (const tool of payload.tools ?? []) {
      this.offer(step.number, tool);
    }
    if (step.kind === 'model') {
      this.ask(step, payload);
    } else if (step.tool) {
      this.show(step, step.tool.name, step.tool.callId, payload);
    }
  }

  private offer(step: number, { name, description, parameters }: ToolDefinition): void {
    if (this.definitionsLeft-- <= 0 || this.offered.length >= MOST_TOOLS) {
      this.isCut = true;
      return;
    }
    const copy = boundedCopy(parameters, MOST_DEFINITION);
    if ((parameters !== undefined && copy === undefined) || (description?.length ?? 0) > MOST_DEFINITION) {
      this.isCut = true;
      return;
    }
    const key = JSON.stringify([name, description, copy?.value]);
    if (!this.definitions.has(key)) {
      this.definitions.add(key);
      this.offered.push({ step, name, description, parameters: copy?.value });
    }
  }

  private ask({ number, lastDescendant }: Step, { output }: Payload): void {
    const parts = (output ?? []).flatMap((message) => message.parts);
    const requests = parts.flatMap((part) => (part.type === 'toolCall' ? [part] : []));
    // A library's step of a model call often holds the provider's step of the same call.
    if (requests.length === 0 || number <= this.modelEnd) {
      return;
    }
    this.modelEnd = lastDescendant;
    for (const { id, name, arguments: given } of requests) {
      const known = id === undefined ? undefined : this.byId.get(id);
      if (known && (this.isAsked(known) || isSame(known.arguments, given))) {
        continue;
      }
      const call = this.add(number, name, given, true);
      if (!call) {
        return;
      }
      if (id !== undefined) {
        this.byId.set(id, call);
      }
      const waiting = this.asked.get(name) ?? [];
      this.asked.set(name, waiting);
      waiting.push(call);
    }
  }

  /** A tool's step: the call that a model asked for, or one of its own. One below a step of the same tool is the same. */
  private show(step: Step, tool: string, callId: string | undefined, payload: Payload): void {
    const isInside = (this.ends.get(tool) ?? 0) >= step.number;
    this.ends.set(tool, Math.max(this.ends.get(tool) ?? 0, step.lastDescendant));
    const known = callId === undefined ? undefined : this.byId.get(callId);
    if (isInside && !known) {
      return;
    }
    const call = known ?? this.asked.get(tool)?.[0] ?? this.add(step.number, tool, payload.arguments, false);
    if (!call) {
      return;
    }
    this.asked.set(
      call.tool,
      (this.asked.get(call.tool) ?? []).filter((each) => each !== call),
    );
    if (callId !== undefined) {
      this.byId.set(callId, call);
    }
    call.step = step.number;
    if (call.arguments === undefined) {
      call.arguments = this.taken(payload.arguments);
      call.isAsWritten = false;
    }
    call.error ??= errorOf(step, payload.result);
  }

  private isAsked(call: Draft): boolean {
    return this.asked.get(call.tool)?.includes(call) ?? false;
  }

  private add(step: number, tool: string, given: unknown, isAsWritten: boolean): Draft | undefined {
    if (this.calls.length >= MOST_CALLS) {
      this.isCut = true;
      return undefined;
    }
    const call: Draft = { step, tool, arguments: this.taken(given), isAsWritten, error: undefined };
    this.calls.push(call);
    return call;
  }

  private taken(given: unknown): unknown {
    const copy = boundedCopy(argumentsOf(given), Math.min(MOST_ARGUMENTS, this.left));
    this.left -= copy?.size ?? 0;
    return copy?.value;
  }
}

/** Arguments that came as a text are JSON, or nothing that can be judged. */
function argumentsOf(given: unknown): unknown {
  if (typeof given !== 'string') {
    return given;
  }
  try {
    return given.length > MOST_ARGUMENTS ? undefined : (JSON.parse(given) as unknown);
  } catch {
    return undefined;
  }
}

/** @param kept arguments as they were taken */
function isSame(kept: unknown, given: unknown): boolean {
  return JSON.stringify(kept) === JSON.stringify(boundedCopy(argumentsOf(given), MOST_ARGUMENTS)?.value);
}
