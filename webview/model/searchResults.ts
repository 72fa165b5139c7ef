import type { SearchHit } from '../../schemas/protocol';
import { firstFrom } from './sorted';

/** Hits kept with their text; of further ones only the step number is kept, so that every step can match. */
const MOST_SNIPPETS = 5000;

/** The hits of one search so far, by step. Grows in place: a search may match a million steps. */
export class SearchResults {
  /** Matching steps, ascending. */
  readonly steps: number[] = [];
  /** The first hits, ascending. */
  readonly hits: SearchHit[] = [];
  progress = 0;
  done = false;
  /** What the host says about the search (that it was cut short, say). */
  message: string | undefined;

  constructor(readonly query: string) {}

  add(hits: readonly SearchHit[]): void {
    let inOrder = true;
    for (const hit of hits) {
      inOrder &&= hit.step > (this.steps.at(-1) ?? 0);
      this.steps.push(hit.step);
      if (this.hits.length < MOST_SNIPPETS) this.hits.push(hit);
    }
    if (inOrder) return;
    this.steps.sort((a, b) => a - b);
    this.hits.sort((a, b) => a.step - b.step);
  }

  has(step: number): boolean {
    return this.steps[firstFrom(this.steps, step)] === step;
  }

  /** The matching step after (or before) a step, going round at the ends; undefined when nothing matches. */
  next(step: number, direction: 1 | -1): number | undefined {
    if (direction === 1) return this.steps[firstFrom(this.steps, step + 1)] ?? this.steps[0];
    return this.steps[firstFrom(this.steps, step) - 1] ?? this.steps.at(-1);
  }

  /** How many matching steps come before a step. */
  placeOf(step: number): number {
    return firstFrom(this.steps, step);
  }
}
