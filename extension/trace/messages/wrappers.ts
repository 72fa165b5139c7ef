/** Requests, responses and envelopes around messages. */
import type { Role } from '../model';
import { type Fields, fieldsOf, firstOf, isText, listOf } from './fields';

/** A value that holds messages, and whose they are when it does not say. */
export interface Wrapped {
  readonly value: unknown;
  readonly role: Role | undefined;
}

/** Fields with the conversation up to a question that stands beside it. */
const HISTORIES = ['chat_history', 'history'];

/** Fields that hold messages and nothing else. */
const CONVERSATIONS = ['messages', 'contents', ...HISTORIES];

/** Fields that hold messages in some exports and anything at all in others, with whose the texts in them are. */
const ENVELOPES: readonly (readonly [field: string, role: Role | undefined])[] = [
  ['output', 'assistant'],
  ['outputs', 'assistant'],
  ['input', 'user'],
  ['inputs', 'user'],
  ['prompt', 'user'],
  ['completion', 'assistant'],
  ['response', 'assistant'],
  ['kwargs', undefined],
  ['content', undefined],
  ['parts', undefined],
  ['text', undefined],
];

/**
 * What surely holds messages: conversations with their system text, and the choices of a response.
 * @returns undefined when the object has none of these
 */
export function unwrapConversation(item: Fields): readonly Wrapped[] | undefined {
  for (const name of CONVERSATIONS) {
    const value = item[name];
    if (Array.isArray(value) || isText(value) || fieldsOf(value)) {
      return [...systemOf(item), { value, role: 'user' }, ...(HISTORIES.includes(name) ? questionOf(item) : [])];
    }
  }
  const choices = firstOf(item, 'choices', 'candidates');
  if (Array.isArray(choices)) {
    return choices.map((choice) => ({ value: answerOf(choice), role: 'assistant' }));
  }
  if (Array.isArray(item.generations)) {
    return item.generations.flatMap((candidates) =>
      (Array.isArray(candidates) ? candidates : [candidates]).map(
        (choice): Wrapped => ({ value: answerOf(choice), role: 'assistant' }),
      ),
    );
  }
  const message = fieldsOf(item.message);
  return message && [{ value: message, role: undefined }];
}

/** What may hold messages. A text in it counts only when nothing else in the object would be lost by showing it. */
export function unwrapEnvelope(item: Fields): readonly Wrapped[] | undefined {
  for (const [name, role] of ENVELOPES) {
    const value = item[name];
    if (Array.isArray(value) || fieldsOf(value)) {
      return name === 'input' ? [...systemOf(item), { value, role }] : [{ value, role }];
    }
    if (isText(value) && (Object.keys(item).length === 1 || (name === 'input' && systemOf(item).length > 0))) {
      return [...systemOf(item), { value, role }];
    }
  }
  return undefined;
}

function systemOf(item: Fields): readonly Wrapped[] {
  const value = firstOf(item, 'system', 'instructions', 'systemInstruction', 'system_instruction');
  return isText(value) || listOf(value).length > 0 || fieldsOf(value) ? [{ value, role: 'system' }] : [];
}

function questionOf(item: Fields): readonly Wrapped[] {
  const value = firstOf(item, 'input', 'question');
  return isText(value) ? [{ value, role: 'user' }] : [];
}

/** One choice of OpenAI's (chat, streamed, legacy), Gemini's or LangChain's responses. */
function answerOf(choice: unknown): unknown {
  const fields = fieldsOf(choice);
  return fields ? (firstOf(fields, 'message', 'delta', 'content', 'text') ?? choice) : choice;
}
