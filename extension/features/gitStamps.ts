/** Files and folders of git's own of which one has another time once a commit, checkout, branch or tag was made. */
const STAMPED = ['HEAD', 'packed-refs', 'shallow', 'logs/HEAD', 'refs/heads', 'refs/tags', 'reftable/tables.list'];

/** Tells cheaply whether something happened in a git folder: it looks at the times of a few files. */
export class GitStamps {
  private known: Promise<string>;

  /** @param timeOf when a file below git's folder was last written; rejects when there is none */
  constructor(private readonly timeOf: (name: string) => Promise<number>) {
    this.known = this.read();
  }

  /** Whether they are others than when last looked at. */
  async haveChanged(): Promise<boolean> {
    const before = this.known;
    this.known = this.read();
    return (await before) !== (await this.known);
  }

  private async read(): Promise<string> {
    // Not every repository has all of them.
    const times = STAMPED.map((name) => this.timeOf(name).catch(() => 0));
    return (await Promise.all(times)).join(' ');
  }
}
