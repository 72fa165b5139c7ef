import { parseMaybeJson } from '../../messages/json';
import { messagesFrom, toolDefinitionsFrom } from '../../messages/messages';
import type { Message, Role } from '../../model';
import type { SkimValue } from '../../skim/types';
import { asObject, asText, field, objectsIn, text } from '../attributes';
import type { PayloadDraft } from '../draft';
import type { Facts, Family } from '../family';
import { pick } from '../records';
import type { SpanEvent } from '../span';

/** Messages that were sent, one event each. */
const SENT: ReadonlyMap<string, Role> = new Map([
  ['gen_ai.system.message', 'system'],
  ['gen_ai.user.message', 'user'],
  ['gen_ai.assistant.message', 'assistant'],
  ['gen_ai.tool.message', 'tool'],
  ['gen_ai.content.prompt', 'user'],
]);
const ANSWERS: ReadonlySet<string> = new Set(['gen_ai.choice', 'gen_ai.content.completion']);

/**
 * Messages on events of a span, or on log records that belong to it: one event per message (semantic conventions up
 * to 1.36, and Strands), one `gen_ai.client.inference.operation.details` event with everything, or AWS's collector's
 * `body.input.messages` and `body.output.messages`. What an event says may be in its attributes or in its body.
 * https://github.com/open-telemetry/semantic-conventions-genai, gen-ai-events
 */
export const genAiEvents: Family = {
  recognises: ({ events }) => events.length > 0,

  facts: ({ events }, facts) => {
    for (const event of events) {
      if (event.name === 'gen_ai.choice') {
        facts.finishReason ??= text(event.attributes, 'finish_reason');
      }
    }
    const callback = callbackOf(events);
    facts.kind ??= callback?.kind;
    facts.toolName ??= callback?.toolName;
    facts.callId ??= callback?.callId;
  },

  payload: (span, draft) => {
    const isTool = span.attributes.has('gen_ai.tool.name') || callbackOf(span.events)?.kind === 'tool';
    if (isTool) {
      toolContent(span.events, draft);
    } else {
      messagePerEvent(span.events, draft);
    }
    for (const event of span.events) {
      wholeConversation(event, isTool, draft);
    }
  },
};

/** What an event says: its body, or its attributes with the JSON that some SDKs put into one of them. */
function said(event: SpanEvent): Record<string, SkimValue | undefined> {
  const body = asObject(event.attributes.get('body'));
  const content = event.attributes.get('gen_ai.event.content');
  const encoded = content === undefined ? undefined : parseMaybeJson(content);
  return {
    ...Object.fromEntries(event.attributes),
    ...(typeof encoded === 'object' && encoded !== null ? (encoded as Record<string, SkimValue>) : {}),
    ...body,
  };
}

function messagePerEvent(events: readonly SpanEvent[], draft: PayloadDraft): void {
  const sent = events.filter((event) => SENT.has(event.name));
  draft.offer('input', sent, () => sent.flatMap((event) => sentMessage(event, SENT.get(event.name) ?? 'user')));
  const answers = events.filter((event) => ANSWERS.has(event.name));
  draft.offer('output', answers, () => answers.flatMap(answerMessage));
}

function sentMessage(event: SpanEvent, role: Role): Message[] {
  const { content, role: spoken, tool_calls, id, name, 'gen_ai.prompt': prompt } = said(event);
  if (prompt !== undefined) {
    return messagesFrom(prompt, role);
  }
  const message = { role: spoken ?? role, content: parseMaybeJson(content), tool_calls, tool_call_id: id, name };
  return messagesFrom(withoutAbsent(message), role);
}

function answerMessage(event: SpanEvent): Message[] {
  const { message, content, tool_calls, 'gen_ai.completion': completion } = said(event);
  const answer = parseMaybeJson(message ?? completion);
  if (typeof answer === 'object' && answer !== null && !Array.isArray(answer)) {
    return messagesFrom({ role: 'assistant', ...answer }, 'assistant');
  }
  const spoken = { role: 'assistant', content: answer ?? parseMaybeJson(content), tool_calls };
  return messagesFrom(withoutAbsent(spoken), 'assistant');
}

/** Strands' tool spans: the call's arguments as a tool message, its result as the choice. */
function toolContent(events: readonly SpanEvent[], draft: PayloadDraft): void {
  const call = events.find((event) => event.name === 'gen_ai.tool.message');
  const result = events.find((event) => event.name === 'gen_ai.choice');
  if (call) {
    draft.offer('arguments', [call], () => parseMaybeJson(said(call).content));
  }
  if (result) {
    draft.offer('result', [result], () => parseMaybeJson(said(result).message ?? said(result).content));
  }
}

/** One event with a whole call's messages. */
function wholeConversation(event: SpanEvent, isTool: boolean, draft: PayloadDraft): void {
  const content = said(event);
  const input = content['gen_ai.input.messages'] ?? field(asObject(content.input), 'messages');
  const output = content['gen_ai.output.messages'] ?? field(asObject(content.output), 'messages');
  if (isTool) {
    draft.offer('arguments', [event], () => contentOf(input));
    draft.offer('result', [event], () => contentOf(output));
    return;
  }
  draft.offer('system', [event], () => messagesFrom(content['gen_ai.system_instructions'], 'system'));
  draft.offer('input', [event], () => conversation(input, 'user'));
  draft.offer('output', [event], () => conversation(output, 'assistant'));
  draft.offer('tools', [event], () => toolDefinitionsFrom(content['gen_ai.tool.definitions']));
}

/**
 * AWS's collector wraps a message's content once more (`{content: {content}}`, `{content: {message}}`), or puts what a
 * framework's callback got or returned there as JSON.
 */
function unwrapped(messages: SkimValue | undefined): unknown[] {
  const list = parseMaybeJson(messages);
  return (Array.isArray(list) ? list : list === undefined ? [] : [list]).map((item: SkimValue) => {
    const message = asObject(item);
    const content = field(message, 'content');
    const inner = pick(asObject(content), 'content', 'message') ?? content;
    const decoded = parseMaybeJson(inner);
    return decoded === content ? item : { ...message, content: decoded };
  });
}

/** A message whose content is a whole conversation or answer stands for the messages in it. */
function conversation(messages: SkimValue | undefined, role: Role): Message[] {
  return unwrapped(messages).flatMap((message) => {
    const { content } = Object(message) as { content?: unknown };
    const isWrapper = typeof content === 'object' && content !== null && !Array.isArray(content);
    return messagesFrom(isWrapper ? content : message, role);
  });
}

/** What a tool was given or gave back, out of the one message around it. */
function contentOf(messages: SkimValue | undefined): unknown {
  const [first] = unwrapped(messages);
  const { content, parts } = Object(first) as Record<string, unknown>;
  const [part] = Array.isArray(parts) ? parts : [];
  const { arguments: given, response, result } = Object(part) as Record<string, unknown>;
  return parseMaybeJson(content ?? given ?? response ?? result);
}

/**
 * AWS's collector drops the kind of LangChain's spans, but keeps what their callbacks returned: a model's generations
 * or a tool's message. Only short ones are at hand while a file is opened; the others stay plain spans.
 */
function callbackOf(events: readonly SpanEvent[]): Pick<Facts, 'kind' | 'toolName' | 'callId'> | undefined {
  for (const event of events) {
    const output = asObject(field(asObject(event.attributes.get('body')), 'output'));
    const content = asText(field(objectsIn(field(output, 'messages'))[0], 'content'));
    if (content?.startsWith('{"generations"')) {
      return { kind: 'model' };
    }
    if (content?.startsWith('{') && content.includes('"tool_call_id"')) {
      const { type, name, tool_call_id: callId } = Object(parseMaybeJson(content)) as Record<string, SkimValue>;
      return type === 'tool' ? { kind: 'tool', toolName: asText(name), callId: asText(callId) } : undefined;
    }
  }
  return undefined;
}

function withoutAbsent(message: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(message).filter(([, value]) => value !== undefined));
}
