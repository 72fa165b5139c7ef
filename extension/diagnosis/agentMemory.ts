import type { Message } from '../trace/model';
import { type Piece, piecesOf } from './texts';

/**
 * What each agent has had in its context so far, to tell new content from repeated history. Content is compared, not
 * its place: histories are cut, summarised and reordered.
 */
export class AgentMemory {
  private readonly seen = new Map<string, Seen>();
  /** Which agent's step first produced a content; '' when no agent is recorded. */
  private readonly producers = new Map<string, string>();

  /** What in these messages the agent had not been sent, nor produced itself, before; it counts as seen from now on. */
  unseen(agent: string, messages: readonly Message[]): Piece[] {
    const seen = this.seenBy(agent);
    const fresh: Piece[] = [];
    for (const message of messages) {
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
      seen = { keys: new Set(), messages: new WeakSet() };
      this.seen.set(agent, seen);
    }
    return seen;
  }
}

interface Seen {
  readonly keys: Set<string>;
  /** Repeated messages mostly are the same objects: those are not even looked into. */
  readonly messages: WeakSet<Message>;
}
