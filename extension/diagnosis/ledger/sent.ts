import type { Message, Payload } from '../../trace/model';
import { keyOf, piecesOf, sharedStart, textOf } from '../texts';

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
  /** What it was made of. */
  readonly payload: SentPayload;
  /** Names of the tools called in it, by call id: results often name only the call. */
  readonly names: Map<string, string>;
  /** It holds all that the call before was sent, as the same objects, before its own. */
  readonly goesOn: boolean;
}

type SentPayload = Pick<Payload, 'system' | 'input'>;

/**
 * What a payload's call was sent; messages without text are left out.
 * @param before what is known of a call that this one may go on with; when it does, that one cannot be gone on with again
 */
export function sentBy(payload: SentPayload, before?: Sent): Sent {
  const { system = [], input = [] } = payload;
  const known = before && goesOn(before, payload) ? before : undefined;
  const sizes = new Map(known?.sizes);
  const names = known?.names ?? new Map<string, string>();
  const said = known?.system ?? system.map((message) => counted(message, names, sizes)?.text ?? '').join('\n');
  const messages = known ? known.messages.slice() : [];
  for (let at = known?.payload.input?.length ?? 0; at < input.length; at++) {
    const sent = counted(input[at]!, names, sizes);
    if (sent) {
      messages.push(sent);
    }
  }
  return { system: said, messages, sizes, payload, names, goesOn: known !== undefined };
}

/** Whether a call was sent all messages of another, as the same objects, before its own. */
function goesOn({ messages, payload: { system = [], input = [] } }: Sent, now: SentPayload): boolean {
  const isSame = system.length === (now.system?.length ?? 0) && sharedStart(system, now.system ?? []) === system.length;
  return isSame && messages.length > 0 && sharedStart(input, now.input ?? []) === input.length;
}

function counted(message: Message, names: Map<string, string>, sizes: Map<string, number>): SentMessage | undefined {
  const digest = digestOf(message);
  count(digest, names, sizes);
  return digest.sent;
}

/** Characters of messages by source, added to what is known already. */
export function addSizes(messages: readonly Message[], sizes: Map<string, number>): void {
  const names = new Map<string, string>();
  for (const message of messages) {
    count(measure(message), names, sizes);
  }
}

/** How much of a message comes from where. */
interface Measures {
  readonly calls: readonly { readonly id: string; readonly name: string }[];
  readonly sizes: readonly {
    readonly source: string;
    /** For a tool's result that does not name its tool. */
    readonly answers: string | undefined;
    readonly size: number;
  }[];
}

function measure({ parts, role, name }: Message): Measures {
  const calls: { id: string; name: string }[] = [];
  const sizes: { source: string; answers: string | undefined; size: number }[] = [];
  for (const part of parts) {
    switch (part.type) {
      case 'text':
      case 'reasoning': {
        const text = textOf(part.text);
        const source = role === 'tool' ? `tool ${name ?? ''}` : role === 'other' ? 'user' : role;
        if (text.trim() !== '') {
          sizes.push({ source, answers: undefined, size: text.length });
        }
        break;
      }
      case 'toolCall':
        if (part.id !== undefined) {
          calls.push({ id: part.id, name: part.name });
        }
        sizes.push({ source: 'assistant', answers: undefined, size: textOf(part.arguments).length });
        break;
      case 'toolResult': {
        const speaker = part.name ?? name;
        const answers = speaker === undefined ? part.id : undefined;
        sizes.push({ source: `tool ${speaker ?? ''}`, answers, size: textOf(part.result).length });
      }
    }
  }
  return { calls, sizes };
}

/** What the ledger needs of a message, whichever call it is sent in. */
interface Digest extends Measures {
  /** Undefined for a message without text. */
  readonly sent: SentMessage | undefined;
}

/** Calls repeat the messages of the call before as the same objects. */
const digests = new WeakMap<Message, Digest>();

function digestOf(message: Message): Digest {
  let digest = digests.get(message);
  if (!digest) {
    digest = digestAnew(message);
    digests.set(message, digest);
  }
  return digest;
}

function digestAnew(message: Message): Digest {
  const pieces = piecesOf([message], false);
  const { parts, role } = message;
  const text = pieces.length === 1 ? pieces[0]!.text : pieces.map((piece) => piece.text).join('\n');
  const answers = parts.flatMap((part) => (part.type === 'toolResult' && part.id !== undefined ? [part.id] : []));
  const sent = pieces.length === 0 ? undefined : { role, text, key: keyOf(text), answers };
  return { sent, ...measure(message) };
}

/** @param names of the tools called so far, by call id: results often name only the call */
function count({ calls, sizes: all }: Measures, names: Map<string, string>, sizes: Map<string, number>): void {
  for (const { id, name } of calls) {
    names.set(id, name);
  }
  for (const { source, answers, size } of all) {
    const name = answers === undefined ? source : `tool ${names.get(answers) ?? ''}`;
    sizes.set(name, (sizes.get(name) ?? 0) + size);
  }
}
