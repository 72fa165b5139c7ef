import type { StepInput, StepUpdate, TraceBuilder } from '../../builder';
import type { ByteRange, Message, Part } from '../../model';
import type { SkimRecord } from '../../skim/types';
import { type Fields, fieldsOf, nameOf, textOf } from '../fields';
import { type Answer, type ModelFacts, modelFacts, timeOf } from './answer';
import { CallMatcher } from './callMatcher';
import {
  INPUT_TEXT,
  isOnlyResults,
  messageKind,
  messageStepName,
  SYSTEM_TEXT,
  type ToolResult,
  toolCalls,
  toolResults,
} from './messageStep';
import { MESSAGE_LISTS } from './shape';
import { attributesAround, inputText, nameAround, verdictOf } from './verdict';

type Models = Pick<StepInput, 'requestedModel' | 'servedModel'>;
type StepFacts = Omit<StepInput, 'trace' | 'id' | 'source' | 'provider'>;

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
  /** The last message is an answer, and a hosted tool that it used failed. */
  private answersInSpite = false;
  private requested: ByteRange | undefined;
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

  /** Whether it began as an answer, without what was asked. */
  get isAnswerOnly(): boolean {
    return this.list === undefined;
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
      this.step(record, { kind: 'span', name: 'system', part: SYSTEM_TEXT });
    }
  }

  /** The request around the messages: it has the settings of the call that the answer came from. */
  request(record: SkimRecord): void {
    this.requested = rangeOf(record);
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
      const facts = message.role === 'assistant' ? modelFacts(fields) : { start: timeOf(fields) };
      step = this.ownStep(record, message, { ...models, ...facts }, nameOf(fields.agent));
    } else {
      this.builder.attach(this.id, step, rangeOf(record), modelUpdate(modelFacts(fields)));
    }
    this.turn = isItem ? step : undefined;
    this.takeCalls(record, message.parts, step, message.name, timeOf(fields));
    this.endWith(message.role === 'assistant' ? message.parts : undefined);
  }

  /** The object around the conversation: what the model answered, and what the run is called and came to. */
  close(record: SkimRecord, around: Fields, answer: Answer | undefined, models: Models): void {
    if (answer && !(answer.isText && this.endsWithAnswer)) {
      const question = inputText(around);
      if (this.steps === 0 && question !== undefined) {
        this.question = textOf(question);
        this.step(record, { kind: 'user', name: 'user', part: INPUT_TEXT });
      }
      const parts = answer.messages.flatMap((message) => message.parts);
      const step = this.ownStep(record, { role: 'assistant', parts }, { ...models, ...answer.facts });
      if (this.requested) {
        this.builder.attach(this.id, step, this.requested);
      }
      this.takeCalls(record, parts, step, undefined, answer.facts.start);
      this.endWith(answer.facts.status === 'error' ? undefined : parts);
    } else if (this.turn !== undefined) {
      // A Responses object: its output was the last turn, and what it says beside it is about that.
      this.builder.attach(this.id, this.turn, rangeOf(record), modelUpdate(modelFacts(around)));
    }
    this.name(nameAround(around));
    this.builder.trace(this.id, {
      outcome: verdictOf(around, record.context.values),
      attributes: attributesAround(around),
    });
  }

  /** Names the trace, by what was recorded or by the question. */
  name(recorded?: string): void {
    this.builder.trace(this.id, {
      name: recorded ?? (this.question || `Conversation ${this.id}`),
      // Hosted tools stand below the answer they were used for: the run did not end with them.
      outcome: this.answersInSpite
        ? { state: 'unknown', reason: 'A tool failed, and the conversation still ends with an answer' }
        : undefined,
    });
  }

  /** @param parts of the answer; undefined when the last message is not the model's */
  private endWith(parts: readonly Part[] | undefined): void {
    const calls = toolCalls(parts ?? []);
    const results = calls.length > 0 ? toolResults(parts ?? []) : [];
    const answered = new Set(results.map(({ id }) => id));
    this.endsWithAnswer = parts !== undefined && calls.every(({ id }) => id !== undefined && answered.has(id));
    this.answersInSpite = this.endsWithAnswer && results.some(({ isError }) => isError);
  }

  private ownStep(record: SkimRecord, message: Message, facts: Partial<StepInput>, agent?: string): string {
    const kind = messageKind(message);
    const name = messageStepName(message);
    const step = this.step(record, {
      kind,
      name,
      agent: kind === 'user' ? undefined : (message.name ?? (kind === 'model' ? agent : undefined)),
      toolName: kind === 'tool' ? name : undefined,
      ...(kind === 'model' ? facts : { start: facts.start }),
    });
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
    if (calls.length === 0 && results.length === 0) {
      return;
    }
    const own = new Map(results.map((result) => [result.id, result]));
    const taken = new Set<Part>();
    this.calls.startTurn();
    for (const [index, call] of calls.entries()) {
      // Hosted tools and UI messages have the result beside the call.
      const result = call.id === undefined ? undefined : own.get(call.id);
      const step = this.step(record, {
        parent,
        kind: 'tool',
        name: call.name || 'tool',
        toolName: call.name,
        part: index + 1,
        callId: call.id,
        agent,
        start: time,
        ...(result && statusOf(result)),
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
    const status = statusOf(result);
    this.endsWithAnswer = false;
    if (call !== undefined) {
      this.builder.attach(this.id, call, rangeOf(record), { ...status, end: time });
      return;
    }
    this.step(record, {
      kind: 'tool',
      name: result.name ?? 'tool',
      toolName: result.name,
      part,
      callId: result.id,
      start: time,
      ...status,
    });
  }

  private step(record: SkimRecord, facts: StepFacts): string {
    const id = String(++this.steps);
    // Written out, because this runs for every step and spreading would take longer than all the rest.
    this.builder.step({
      trace: this.id,
      id,
      parent: facts.parent,
      kind: facts.kind,
      name: facts.name,
      agent: facts.agent,
      start: facts.start,
      durationMs: facts.durationMs,
      status: facts.status,
      statusMessage: facts.statusMessage,
      requestedModel: facts.requestedModel,
      servedModel: facts.servedModel,
      usage: facts.usage,
      costUsd: facts.costUsd,
      finishReason: facts.finishReason,
      toolName: facts.toolName,
      callId: facts.callId,
      source: rangeOf(record),
      part: facts.part,
    });
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

function statusOf({ isError, result }: ToolResult): StepUpdate {
  if (!isError) {
    return isError === false ? { status: 'ok' } : {};
  }
  return { status: 'error', statusMessage: typeof result === 'string' ? result.slice(0, 200) : undefined };
}

function modelUpdate({ usage, servedModel, finishReason }: ModelFacts): StepUpdate {
  return { usage, servedModel, finishReason };
}

function textOfMessage({ parts }: Message): string {
  const texts = parts.flatMap((part) => (part.type === 'text' ? [part.text] : []));
  return texts.join(' ').trim();
}
