/** Payloads of the steps that `ConversationReader` makes. */
import type { Message, Part, Payload } from '../../model';
import { type Fields, fieldsOf } from '../fields';
import { messageFrom, messagesFrom, toolDefinitionsFrom } from '../messages';
import { answerBeside } from './answer';
import { messageKind, ownResult, type ToolCall, type ToolResult, toolCalls, toolResults } from './messageStep';
import { settingsAround } from './verdict';

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
  const message = messageFrom(own);
  if (part > 0) {
    return toolPayload(message?.parts ?? answerParts(own), part, further);
  }
  if (message) {
    return messagePayload(message, fieldsOf(own) ?? {}, further);
  }
  const around = fieldsOf(own);
  const answer = around && answerBeside(around);
  if (answer) {
    const settings = settingsAround(around);
    return {
      inputIsPreviousSteps: true,
      output: [{ role: 'assistant', parts: answer.messages.flatMap(({ parts }) => parts) }],
      ...toolsAmong(further),
      ...(settings && { parameters: settings }),
    };
  }
  return { output: messagesFrom(own, 'system') };
}

function answerParts(own: unknown): readonly Part[] {
  const around = fieldsOf(own);
  return (around && answerBeside(around)?.messages.flatMap(({ parts }) => parts)) ?? [];
}

function messagePayload(message: Message, fields: Fields, further: readonly unknown[]): Payload {
  const kind = messageKind(message);
  const rest = further.flatMap((record) => (Array.isArray(record) ? [] : (messageFrom(record)?.parts ?? [])));
  const parts = [...message.parts, ...rest].filter((part) => part.type !== 'toolResult');
  const attributes = attributesOf(fields);
  if (kind === 'tool' && message.role !== 'tool') {
    return { result: parts.map((part) => (part.type === 'text' ? part.text : part)).join('\n'), ...attributes };
  }
  return {
    ...(kind === 'model' && { inputIsPreviousSteps: true }),
    output: [{ ...message, parts }],
    ...(kind === 'model' && toolsAmong(further)),
    ...attributes,
  };
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

function toolsAmong(further: readonly unknown[]): Pick<Payload, 'tools'> {
  const tools = further.flatMap((record) => (Array.isArray(record) ? toolDefinitionsFrom(record) : []));
  return tools.length > 0 ? { tools } : {};
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
