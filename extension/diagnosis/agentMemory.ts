import type { Message, Payload } from '../trace/model';
import { type Piece, piecesOf, sharedStart } from './texts';

/**
 * What each agent has had in its context so far, to tell new content from repeated history. Content is compared, not
 * its place: histories are cut, summarised and reordered.
 */
export class AgentMemory {
  private readonly seen = new Map<string, Seen>();
  /** Which agent's step first produced a content; '' when no agent is recorded. */
  private readonly producers = new Map<string, string>();

  /** What of a call's input the agent had not been sent, nor produced itself, before; it counts as seen from now on. */
  unseen(agent: string, { system = [], input = [] }: Pick<Payload, 'system' | 'input'>): Piece[] {
    const seen = this.seenBy(agent);
    const fresh = [
      ...this.newIn(agent, system, seen, 0),
      ...this.newIn(agent, input, seen, sharedStart(seen.last, input)),
    ];
    seen.last = input;
    return fresh;
  }

  /** @param from place of the first message that may be new */
  private newIn(agent: string, messages: readonly Message[], seen: Seen, from: number): Piece[] {
    const fresh: Piece[] = [];
    for (let at = from; at < messages.length; at++) {
      const message = messages[at]!;
      if (!seen.messages.has(message)) {
        seen.messages.add(message);
        fresh.push(...piecesOf([message], false).filter((piece) => this.isNew(agent, seen.keys, piece)));
      }
    }
    return fresh;
  }

  private isNew(agent: string, seen: Set<string>, { key }: Piece): boolean {
    if (seen.has(key)) {
      return false;
    }
    seen.add(key);
    const producer = this.producers.get(key);
    return producer === undefined || !(producer === agent || producer === '' || agent === '');
  }

  /** A step of this agent brought the pieces into the world. */
  produce(agent: string, pieces: readonly Piece[]): void {
    const { keys } = this.seenBy(agent);
    for (const { key } of pieces) {
      keys.add(key);
      if (!this.producers.has(key)) {
        this.producers.set(key, agent);
      }
    }
  }

  /** Whether any step produced this content before. */
  isProduced(key: string): boolean {
    return this.producers.has(key);
  }

  private seenBy(agent: string): Seen {
    let seen = this.seen.get(agent);
    if (!seen) {
      seen = { keys: new Set(), messages: new WeakSet(), last: [] };
      this.seen.set(agent, seen);
    }
    return seen;
  }
}

interface Seen {
  readonly keys: Set<string>;
  /** Repeated messages mostly are the same objects: those are not even looked into. */
  readonly messages: WeakSet<Message>;
  /** Input of the call before, which this one mostly goes on with. */
  last: readonly Message[];
}
