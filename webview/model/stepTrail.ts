/** One Step Back: from a step to the step its value came from. */
interface Hop {
  readonly from: number;
  readonly to: number;
}

/** What Step Forward returns along: the way the user went back. Immutable. */
export class StepTrail {
  static readonly EMPTY = new StepTrail([]);
  readonly #hops: readonly Hop[];

  private constructor(hops: readonly Hop[]) {
    this.#hops = hops;
  }

  /** Goes a step further back. Starting anywhere but where the last hop ended begins a new way. */
  back(from: number, to: number): StepTrail {
    const isNext = this.#hops.at(-1)?.to === from;
    return new StepTrail([...(isNext ? this.#hops : []), { from, to }]);
  }

  /** The step that Step Forward leads to. */
  get ahead(): number | undefined {
    return this.#hops.at(-1)?.from;
  }

  forward(): StepTrail {
    return new StepTrail(this.#hops.slice(0, -1));
  }
}
