interface Asking<T> {
  readonly answer: Promise<T>;
  readonly controller: AbortController;
  isAnswered: boolean;
  isForgotten: boolean;
}

/**
 * An answer that is asked for once and kept until it is forgotten. What was answered before stays to be shown while it
 * is asked for again.
 */
export class Kept<T> {
  /** The last answer; it may be out of date. One that says the same as the one before is the same object. */
  value: T | undefined;
  private asking: Asking<T> | undefined;

  /** @param answered told every answer that is kept */
  constructor(
    private readonly ask: (signal: AbortSignal) => Promise<T>,
    private readonly answered: (value: T) => void = () => {},
  ) {}

  /** Whether {@link value} is what would be answered now. */
  get isFresh(): boolean {
    return this.asking?.isAnswered ?? false;
  }

  /** The answer; when it is forgotten before it is there, the next one. */
  async get(): Promise<T> {
    for (;;) {
      this.asking ??= this.start();
      const { asking } = this;
      try {
        const value = await asking.answer;
        if (!asking.isForgotten) {
          return value;
        }
      } catch (error) {
        if (!asking.isForgotten) {
          throw error;
        }
      }
    }
  }

  /** The next one who wants to know asks again. */
  forget(): void {
    if (this.asking) {
      this.asking.isForgotten = true;
      this.end();
    }
  }

  /** Ends the question: nobody wants to know any more. */
  end(): void {
    this.asking?.controller.abort();
    this.asking = undefined;
  }

  private start(): Asking<T> {
    const controller = new AbortController();
    const answer = this.ask(controller.signal).then((value) => (isSame(value, this.value) ? this.value! : value));
    const asking = { answer, controller, isAnswered: false, isForgotten: false };
    answer.then(
      (value) => {
        if (this.asking === asking) {
          this.value = value;
          asking.isAnswered = true;
          this.answered(value);
        }
      },
      () => {
        // Whoever comes next asks again.
        if (this.asking === asking) {
          this.asking = undefined;
        }
      },
    );
    return asking;
  }
}

/** Of plain data. */
function isSame(a: unknown, b: unknown): boolean {
  return b !== undefined && JSON.stringify(a) === JSON.stringify(b);
}
