/** Payloads of the steps that `ConversationReader` makes. */
import type { Message, Part, Payload } from '../../model';
import { type Fields, fieldsOf } from '../fields';
import { messageFrom, messagesFrom, toolDefinitionsFrom } from '../messages';
import { answerBeside } from './answer';
import {
  INPUT_TEXT,
  messageKind,
  ownResult,
  SYSTEM_TEXT,
  type ToolCall,
  type ToolResult,
  toolCalls,
  toolResults,
} from './messageStep';
import { inputText, settingsAround } from './verdict';

/**
 * @param records a message, the object around a conversation (for its answer) or system text; then further items of
 *   the same turn, the tools offered (a list), or the message with the tool's result
 * @param part 0 for the message itself; counting from 1: its tool calls, then its tool results
 */
export function conversationPayload({
  records,
  part,
}: {
  readonly records: readonly unknown[];
  readonly part: number;
}): Payload {
  const [own, ...further] = records;
  if (part === SYSTEM_TEXT) {
    return { output: messagesFrom(partsOf(own), 'system') };
  }
  if (part === INPUT_TEXT) {
    return { output: messagesFrom(inputText(fieldsOf(own) ?? {}), 'user') };
  }
  const message = messageFrom(own);
  if (part > 0) {
    return toolPayload(message?.parts ?? answerParts(own), part, further);
  }
  if (message) {
    return messagePayload(message, fieldsOf(own) ?? {}, further);
  }
  const parts = answerParts(own);
  return {
    inputIsPreviousSteps: true,
    ...(parts.length > 0 && { output: [{ role: 'assistant', parts }] }),
    ...aroundCall([own, ...further]),
  };
}

/** Gemini writes system text as a message without a role. */
function partsOf(system: unknown): unknown {
  return fieldsOf(system)?.parts ?? system;
}

function answerParts(own: unknown): readonly Part[] {
  return answerBeside(fieldsOf(own) ?? {})?.messages.flatMap(({ parts }) => parts) ?? [];
}

function messagePayload(message: Message, fields: Fields, further: readonly unknown[]): Payload {
  const kind = messageKind(message);
  const rest = further.map(messageFrom);
  const around = further.filter((_, index) => rest[index] === undefined);
  const parts = [message, ...rest].flatMap((item) => item?.parts.filter(({ type }) => type !== 'toolResult') ?? []);
  const attributes = attributesOf(fields);
  if (kind === 'tool' && message.role !== 'tool') {
    const texts = parts.flatMap((item) => (item.type === 'text' ? [item.text] : []));
    return { result: texts.length === parts.length ? texts.join('\n') : parts, ...attributes };
  }
  const output = { output: [{ ...message, parts }], ...attributes };
  return kind === 'model' ? { ...inputOf(around), ...output, ...aroundCall(around) } : output;
}

function toolPayload(parts: readonly Part[], part: number, further: readonly unknown[]): Payload {
  const calls = toolCalls(parts);
  const results = toolResults(parts);
  const call = calls[part - 1];
  if (!call) {
    const orphan = results[part - calls.length - 1];
    return orphan ? { result: orphan.result } : {};
  }
  const found = ownResult(call, results) ?? further.flatMap((record) => answerTo(calls, part - 1, record) ?? []).at(0);
  return { arguments: call.arguments, ...(found && { result: found.result }) };
}

/** The result for one of several calls in a message with results: by id, else by place, else by name. */
function answerTo(calls: readonly ToolCall[], index: number, record: unknown): ToolResult | undefined {
  const results = toolResults(messageFrom(record)?.parts ?? []);
  const call = calls[index]!;
  return (
    ownResult(call, results) ??
    (results.length === calls.length ? results[index] : results.find(({ name }) => name === call.name)) ??
    results[0]
  );
}

/** The question is text in the object around the answer, or the steps before it. */
function inputOf(around: readonly unknown[]): Pick<Payload, 'input' | 'inputIsPreviousSteps'> {
  const question = around.map((record) => inputText(fieldsOf(record) ?? {})).find((text) => text !== undefined);
  return question === undefined ? { inputIsPreviousSteps: true } : { input: messagesFrom(question, 'user') };
}

/** Tools and settings of a model call, from the records around its message. */
function aroundCall(records: readonly unknown[]): Pick<Payload, 'tools' | 'parameters'> {
  const tools = records.flatMap((record) => (Array.isArray(record) ? toolDefinitionsFrom(record) : []));
  const settings = records.flatMap((record) => Object.entries(settingsAround(fieldsOf(record) ?? {})));
  return {
    ...(tools.length > 0 && { tools }),
    ...(settings.length > 0 && { parameters: Object.fromEntries(settings) }),
  };
}

const SHOWN_ELSEWHERE = new Set([
  ...['role', 'content', 'parts', 'text', 'name', 'type', 'tool_calls', 'tool_call_id', 'function_call', 'call_id'],
  ...['arguments', 'input', 'output', 'refusal', 'reasoning_content', 'reasoning', 'thinking', 'summary', 'action'],
  ...['usage', 'usage_metadata', 'models_usage', 'model', 'stop_reason', 'finish_reason', 'timestamp', 'cost'],
  ...['lc', 'kwargs', 'data', 'tool_responses', 'tool_messages', 'encrypted_content'],
]);

/** What the record says beside the message: ids, statuses, a framework's own fields. */
function attributesOf(fields: Fields): Pick<Payload, 'attributes'> {
  const rest = Object.entries(fields).filter(([key, value]) => !SHOWN_ELSEWHERE.has(key) && value != null);
  return rest.length > 0 ? { attributes: Object.fromEntries(rest) } : {};
}
