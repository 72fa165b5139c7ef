interface Level<R> {
  /** Undefined at the top. */
  readonly row: R | undefined;
  /** What its rows were made from. */
  readonly from: readonly unknown[];
}

/**
 * What an editor shows of a tree that it asks for level by level, so that only what is no longer so has to be asked for
 * again: while rows are made anew the editor knows none of them, and a menu's command would come without its row.
 */
export class ShownLevels<R> {
  private readonly levels = new Map<string, Level<R>>();
  private readonly folded = new Set<string>();
  private checks = 0;

  /**
   * @param ask what the rows below one, or at the top, are made from: the same objects while they say the same
   * @param keyOf the same for the same row, whenever it was made; never ''
   */
  constructor(
    private readonly ask: (row: R | undefined) => Promise<readonly unknown[]>,
    private readonly keyOf: (row: R) => string,
  ) {}

  /** The rows below one are shown, made from these answers. With the top, everything unfolded is asked for again. */
  show(row: R | undefined, from: readonly unknown[]): void {
    if (row === undefined) {
      this.levels.clear();
      this.folded.clear();
    }
    const key = row === undefined ? '' : this.keyOf(row);
    this.folded.delete(key);
    this.levels.set(key, { row, from });
  }

  /** What is below a row is not seen, so it need not be up to date. */
  fold(row: R): void {
    this.folded.add(this.keyOf(row));
  }

  unfold(row: R): void {
    this.folded.delete(this.keyOf(row));
  }

  /**
   * Tells the rows what is below which has changed; undefined, and nothing else, when it is the top. A later look ends
   * one that is still waiting for answers.
   */
  async check(tell: (row: R | undefined) => void): Promise<void> {
    const check = ++this.checks;
    for (const key of [...this.levels.keys()].filter((each) => !this.folded.has(each))) {
      const asked = this.levels.get(key)?.row;
      const now = await this.ask(asked);
      const level = this.levels.get(key);
      if (check !== this.checks || !level) {
        return;
      }
      if (now.length !== level.from.length || now.some((each, at) => each !== level.from[at])) {
        tell(level.row);
        if (level.row === undefined) {
          return;
        }
      }
    }
  }
}
