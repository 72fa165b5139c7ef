import type { Piece } from './texts';

/**
 * What each agent has had in its context so far, to tell new content from repeated history. Content is compared, not
 * its place: histories are cut, summarised and reordered.
 */
export class AgentMemory {
  private readonly seen = new Map<string, Set<string>>();
  /** Which agent's step first produced a content; '' when no agent is recorded. */
  private readonly producers = new Map<string, string>();

  /** The pieces this agent had not been sent, nor produced itself, before; they count as seen from now on. */
  unseen(agent: string, pieces: readonly Piece[]): Piece[] {
    const seen = this.seenBy(agent);
    return pieces.filter(({ key }) => {
      if (seen.has(key)) {
        return false;
      }
      seen.add(key);
      const producer = this.producers.get(key);
      return producer === undefined || !(producer === agent || producer === '' || agent === '');
    });
  }

  /** A step of this agent brought the pieces into the world. */
  produce(agent: string, pieces: readonly Piece[]): void {
    const seen = this.seenBy(agent);
    for (const { key } of pieces) {
      seen.add(key);
      if (!this.producers.has(key)) {
        this.producers.set(key, agent);
      }
    }
  }

  /** Whether any step produced this content before. */
  isProduced(key: string): boolean {
    return this.producers.has(key);
  }

  private seenBy(agent: string): Set<string> {
    let seen = this.seen.get(agent);
    if (!seen) {
      seen = new Set();
      this.seen.set(agent, seen);
    }
    return seen;
  }
}
