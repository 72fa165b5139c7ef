import type { StepInput, StepUpdate, TraceBuilder } from '../../builder';
import type { ByteRange, Message, Part } from '../../model';
import type { SkimRecord } from '../../skim/types';
import { type Fields, fieldsOf } from '../fields';
import { type Answer, type ModelFacts, modelFacts, timeOf } from './answer';
import { CallMatcher } from './callMatcher';
import { isOnlyResults, messageKind, messageStepName, type ToolResult, toolCalls, toolResults } from './messageStep';
import { MESSAGE_LISTS } from './shape';
import { attributesAround, nameAround, verdictOf } from './verdict';

type Models = Pick<StepInput, 'requestedModel' | 'servedModel'>;

/** The messages of one conversation as steps of one trace. */
export class Conversation {
  private readonly calls = new CallMatcher();
  private readonly modelSteps: number[] = [];
  private list: string | undefined;
  private tools: ByteRange | undefined;
  /** The model step that items of the Responses API still add to. */
  private turn: string | undefined;
  private steps = 0;
  private endsWithAnswer = false;
  /** The first thing the user said; '' when it is too long to be in memory. */
  private question: string | undefined;

  constructor(
    private readonly id: string,
    private readonly builder: TraceBuilder,
  ) {}

  /** Whether messages of the list with this name are this conversation's: those of the first list that had any. */
  accepts(list: string): boolean {
    const isList = (MESSAGE_LISTS as readonly string[]).includes(list);
    this.list ??= isList ? list : undefined;
    return !isList || list === this.list;
  }

  /** Whether the list with this name has had messages. */
  reads(list: string): boolean {
    return list === this.list;
  }

  offerTools(record: SkimRecord): void {
    if (!this.tools) {
      this.tools = rangeOf(record);
      for (const step of this.modelSteps) {
        this.builder.attach(this.id, String(step), this.tools);
      }
    }
  }

  system(record: SkimRecord): void {
    if (record.value !== null && record.value !== '') {
      this.step(record, { kind: 'span', name: 'system' });
    }
  }

  message(record: SkimRecord, message: Message, models: Models): void {
    const fields = fieldsOf(record.value) ?? {};
    if (message.role === 'user') {
      this.question ??= textOfMessage(message);
    }
    if (isOnlyResults(message.parts)) {
      this.turn = undefined;
      this.takeCalls(record, message.parts, undefined, undefined, timeOf(fields));
      return;
    }
    const isItem = isTurnItem(fields, message);
    let step = isItem ? this.turn : undefined;
    if (step === undefined) {
      step = this.ownStep(record, message, { ...models, ...modelFacts(fields) });
    } else {
      this.builder.attach(this.id, step, rangeOf(record), modelUpdate(modelFacts(fields)));
    }
    this.turn = isItem ? step : undefined;
    this.takeCalls(record, message.parts, step, message.name, timeOf(fields));
    this.endsWithAnswer = message.role === 'assistant' && toolCalls(message.parts).length === 0;
  }

  /** The object around the conversation: what the model answered, and what the run is called and came to. */
  close(record: SkimRecord, around: Fields, answer: Answer | undefined, models: Models): void {
    if (answer && !(answer.isText && this.endsWithAnswer)) {
      const parts = answer.messages.flatMap((message) => message.parts);
      const step = this.ownStep(record, { role: 'assistant', parts }, { ...models, ...answer.facts });
      this.takeCalls(record, parts, step, undefined, answer.facts.start);
    }
    this.name(nameAround(around));
    const outcome = verdictOf(around);
    this.builder.trace(this.id, { ...(outcome && { outcome }), attributes: attributesAround(around) });
  }

  name(recorded?: string): void {
    this.builder.trace(this.id, { name: recorded ?? (this.question || `Conversation ${this.id}`) });
  }

  private ownStep(record: SkimRecord, message: Message, facts: Partial<StepInput>): string {
    const kind = messageKind(message);
    const name = messageStepName(message);
    const agent = message.name !== undefined && kind !== 'user' ? { agent: message.name } : {};
    const modelOnly = kind === 'model' ? facts : { ...(facts.start !== undefined && { start: facts.start }) };
    const tool = kind === 'tool' ? { toolName: name } : {};
    const step = this.step(record, { kind, name, ...agent, ...tool, ...modelOnly });
    if (kind === 'model') {
      this.modelSteps.push(this.steps);
      if (this.tools) {
        this.builder.attach(this.id, step, this.tools);
      }
    }
    return step;
  }

  /** Makes a step of each tool call, and brings each tool result to the step of its call. */
  private takeCalls(
    record: SkimRecord,
    parts: readonly Part[],
    parent: string | undefined,
    agent: string | undefined,
    time: number | undefined,
  ): void {
    const calls = toolCalls(parts);
    const results = toolResults(parts);
    const own = new Map(results.map((result) => [result.id, result]));
    const taken = new Set<Part>();
    this.calls.startTurn();
    for (const [index, call] of calls.entries()) {
      // Hosted tools and UI messages have the result beside the call.
      const result = call.id === undefined ? undefined : own.get(call.id);
      const step = this.step(record, {
        ...(parent !== undefined && { parent }),
        kind: 'tool',
        name: call.name || 'tool',
        toolName: call.name,
        part: index + 1,
        ...(call.id !== undefined && { callId: call.id }),
        ...(agent !== undefined && { agent }),
        ...(time !== undefined && { start: time }),
        ...(result && resultStatus(result)),
      });
      if (result) {
        taken.add(result);
      } else {
        this.calls.add(step, call.id, call.name);
      }
    }
    for (const [index, result] of results.entries()) {
      if (!taken.has(result)) {
        this.takeResult(record, result, calls.length + index + 1, time);
      }
    }
  }

  /** A result belongs to the step of its call; one that answers no call is a step by itself. */
  private takeResult(record: SkimRecord, result: ToolResult, part: number, time: number | undefined): void {
    const call = this.calls.take(result.id, result.name);
    const status = resultStatus(result);
    this.endsWithAnswer = false;
    if (call !== undefined) {
      this.builder.attach(this.id, call, rangeOf(record), { ...status, ...(time !== undefined && { end: time }) });
      return;
    }
    this.step(record, {
      kind: 'tool',
      name: result.name ?? 'tool',
      toolName: result.name ?? '',
      part,
      ...(result.id !== undefined && { callId: result.id }),
      ...(time !== undefined && { start: time }),
      ...status,
    });
  }

  private step(record: SkimRecord, input: Omit<StepInput, 'trace' | 'id' | 'source'>): string {
    const id = String(++this.steps);
    this.builder.step({ ...input, trace: this.id, id, source: rangeOf(record) });
    return id;
  }
}

function rangeOf({ start, end }: SkimRecord): ByteRange {
  return { start, end };
}

/** Items of the Responses API that together are one answer: reasoning, calls and text, each its own record. */
function isTurnItem({ type, stop_reason }: Fields, { role }: Message): boolean {
  const isItem = type === 'reasoning' || type === 'message' || (typeof type === 'string' && type.endsWith('_call'));
  return isItem && role === 'assistant' && stop_reason === undefined;
}

function resultStatus(result: ToolResult): StepUpdate {
  if (result.isError === undefined) {
    return {};
  }
  const text = typeof result.result === 'string' ? result.result : undefined;
  return result.isError ? { status: 'error', ...(text && { statusMessage: text.slice(0, 200) }) } : { status: 'ok' };
}

function modelUpdate({ usage, servedModel, finishReason }: ModelFacts): StepUpdate {
  return {
    ...(usage && { usage }),
    ...(servedModel !== undefined && { servedModel }),
    ...(finishReason !== undefined && { finishReason }),
  };
}

function textOfMessage({ parts }: Message): string {
  const texts = parts.flatMap((part) => (part.type === 'text' ? [part.text] : []));
  return texts.join(' ').trim();
}
