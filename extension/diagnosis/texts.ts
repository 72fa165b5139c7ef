/** Texts of a payload as diagnosis reads them: bounded, and the same for the same content. */
import type { Message, Part } from '../trace/model';
import { LEFT_OUT } from '../trace/skim/values';
import type { Author, Passage } from './run';

/** Characters of one text that are looked at: its beginning and its end, half each. */
export const LONGEST_TEXT = 1 << 18;

/** Bounded text of any value: a string as it is, everything else as JSON; '' for nothing. */
export function textOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) {
    return clip(typeof value === 'string' ? value : value === undefined || value === null ? '' : jsonOf(value));
  }
  let text = written.get(value);
  if (text === undefined) {
    text = clip(jsonOf(value));
    written.set(value, text);
  }
  return text;
}

/** Arguments and results are asked for as text by the run, the ledger and several detectors. */
const written = new WeakMap<object, string>();

function clip(text: string): string {
  return text.length <= LONGEST_TEXT
    ? text
    : text.slice(0, LONGEST_TEXT / 2) + LEFT_OUT + text.slice(-LONGEST_TEXT / 2);
}

function jsonOf(value: unknown): string {
  try {
    return JSON.stringify(value) ?? '';
  } catch {
    return ''; // a cycle or a depth JSON cannot write: nothing a reader makes
  }
}

/** True for a text that `textOf` shortened. */
export function isClipped(text: string): boolean {
  return text.length === LONGEST_TEXT + LEFT_OUT.length && text.startsWith(LEFT_OUT, LONGEST_TEXT / 2);
}

/** One part of a message as a passage still without its step. */
export interface Piece extends Pick<Passage, 'author' | 'field' | 'speaker' | 'text'> {
  /** Equal for equal content, whatever message it comes in. */
  readonly key: string;
  /** Id of the call a tool result answers, or of the call itself. */
  readonly callId: string | undefined;
}

/**
 * The parts of messages that have text, in order.
 * @param own true for what the step itself says, false for what it was sent
 */
export function piecesOf(messages: readonly Message[] | undefined, own: boolean): Piece[] {
  return own ? (messages ?? []).flatMap((message) => read(message, true)) : (messages ?? []).flatMap(sentPieces);
}

/** Calls repeat the messages of the call before as the same objects: each is read once. */
const sent = new WeakMap<Message, Piece[]>();

function sentPieces(message: Message): Piece[] {
  let pieces = sent.get(message);
  if (!pieces) {
    pieces = read(message, false);
    sent.set(message, pieces);
  }
  return pieces;
}

function read(message: Message, own: boolean): Piece[] {
  return message.parts.flatMap((part) => pieceOf(part, message, own) ?? []);
}

const AUTHORS: Readonly<Record<Message['role'], Author>> = {
  system: 'system',
  user: 'user',
  assistant: 'model',
  tool: 'tool',
  other: 'user',
};

function pieceOf(part: Part, { role, name }: Message, own: boolean): Piece | undefined {
  const said = own ? 'output' : role === 'system' ? 'system' : 'input';
  switch (part.type) {
    case 'text':
    case 'reasoning': {
      const text = textOf(part.text);
      return text.trim() === ''
        ? undefined
        : { author: AUTHORS[role], field: said, speaker: name, text, key: keyOf(text), callId: undefined };
    }
    case 'toolCall': {
      const text = textOf(part.arguments);
      const key = `${part.name} ${text}`;
      return { author: 'model', field: own ? 'arguments' : 'input', speaker: part.name, text, key, callId: part.id };
    }
    case 'toolResult': {
      const text = textOf(part.result);
      const field = own ? 'result' : 'input';
      return { author: 'tool', field, speaker: part.name ?? name, text, key: keyOf(text), callId: part.id };
    }
    case 'media':
      return undefined;
  }
}

/** How many messages two lists begin with alike: calls repeat those of the call before as the same objects. */
export function sharedStart(before: readonly Message[], now: readonly Message[]): number {
  const most = Math.min(before.length, now.length);
  let at = 0;
  while (at < most && before[at] === now[at]) {
    at++;
  }
  return at;
}

/** What makes texts the same: exporters differ in the white space around them. */
export function keyOf(text: string): string {
  return text.trim();
}
