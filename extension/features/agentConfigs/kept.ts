interface Asking<T> {
  readonly answer: Promise<T>;
  readonly controller: AbortController;
  isAnswered: boolean;
}

/**
 * An answer that is asked for once and kept until it is forgotten. What was answered before stays to be shown while it
 * is asked for again.
 */
export class Kept<T> {
  /** The last answer; it may be out of date. */
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

  get(): Promise<T> {
    this.asking ??= this.start();
    return this.asking.answer;
  }

  /** Ends a question nobody needs the answer of any more. */
  forget(): void {
    this.asking?.controller.abort();
    this.asking = undefined;
  }

  private start(): Asking<T> {
    const controller = new AbortController();
    const asking = { answer: this.ask(controller.signal), controller, isAnswered: false };
    asking.answer.then(
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
