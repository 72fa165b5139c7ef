import type { Message, Payload } from '../../trace/model';
import { keyOf, piecesOf } from '../texts';

/** One message of a call's input. */
export interface SentMessage {
  readonly role: string;
  readonly text: string;
  /** Equal for the same words. */
  readonly key: string;
  /** Ids of the calls whose results it holds. */
  readonly answers: readonly string[];
}

/** A call's input. */
export interface Sent {
  readonly system: string;
  readonly messages: SentMessage[];
  /** Characters by source: 'system', 'user', 'assistant', or 'tool ' and the tool's name. */
  readonly sizes: Map<string, number>;
}

/** What a payload's call was sent; messages without text are left out. */
export function sentBy({ system, input }: Pick<Payload, 'system' | 'input'>): Sent {
  const sizes = new Map<string, number>();
  const names = new Map<string, string>();
  const systems = (system ?? []).map((message) => sentMessage(message, names, sizes)?.text ?? '');
  const messages = (input ?? []).flatMap((message) => sentMessage(message, names, sizes) ?? []);
  return { system: systems.join('\n'), messages, sizes };
}

/** @param names of the tools called so far, by call id: results often name only the call */
function sentMessage(
  message: Message,
  names: Map<string, string>,
  sizes: Map<string, number>,
): SentMessage | undefined {
  for (const part of message.parts) {
    if (part.type === 'toolCall' && part.id !== undefined) {
      names.set(part.id, part.name);
    }
  }
  const pieces = piecesOf([message], false);
  for (const { author, speaker, callId, text } of pieces) {
    const tool = author === 'tool' ? (speaker ?? names.get(callId ?? '') ?? '') : '';
    const source = author === 'tool' ? `tool ${tool}` : author === 'model' ? 'assistant' : author;
    sizes.set(source, (sizes.get(source) ?? 0) + text.length);
  }
  if (pieces.length === 0) {
    return undefined;
  }
  const again = known.get(message);
  if (again) {
    return again;
  }
  const text = pieces.length === 1 ? pieces[0]!.text : pieces.map((piece) => piece.text).join('\n');
  const answers = message.parts.flatMap((part) =>
    part.type === 'toolResult' && part.id !== undefined ? [part.id] : [],
  );
  const made = { role: message.role, text, key: keyOf(text), answers };
  known.set(message, made);
  return made;
}

/** Messages that earlier calls were sent, too. */
const known = new WeakMap<Message, SentMessage>();
