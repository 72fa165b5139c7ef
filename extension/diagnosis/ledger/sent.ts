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
  const messages: SentMessage[] = [];
  const systems = (system ?? []).map((message) => count(digestOf(message), names, sizes)?.text ?? '');
  for (const message of input ?? []) {
    const sent = count(digestOf(message), names, sizes);
    if (sent) {
      messages.push(sent);
    }
  }
  return { system: systems.length === 1 ? systems[0]! : systems.join('\n'), messages, sizes };
}

/** What the ledger needs of a message, whichever call it is sent in. */
interface Digest {
  /** Undefined for a message without text. */
  readonly sent: SentMessage | undefined;
  readonly calls: readonly { readonly id: string; readonly name: string }[];
  readonly sizes: readonly {
    readonly source: string;
    /** For a tool's result that does not name its tool. */
    readonly answers: string | undefined;
    readonly size: number;
  }[];
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
  return {
    sent: pieces.length === 0 ? undefined : { role, text, key: keyOf(text), answers },
    calls: parts.flatMap((part) =>
      part.type === 'toolCall' && part.id !== undefined ? [{ id: part.id, name: part.name }] : [],
    ),
    sizes: pieces.map(({ author, speaker, callId, text: { length } }) => ({
      source: author === 'tool' ? `tool ${speaker ?? ''}` : author === 'model' ? 'assistant' : author,
      answers: author === 'tool' && speaker === undefined ? callId : undefined,
      size: length,
    })),
  };
}

/** @param names of the tools called so far, by call id: results often name only the call */
function count(digest: Digest, names: Map<string, string>, sizes: Map<string, number>): SentMessage | undefined {
  for (const { id, name } of digest.calls) {
    names.set(id, name);
  }
  for (const { source, answers, size } of digest.sizes) {
    const name = answers === undefined ? source : `tool ${names.get(answers) ?? ''}`;
    sizes.set(name, (sizes.get(name) ?? 0) + size);
  }
  return digest.sent;
}
