/** Seeded text of the kinds agents read and write. The same seed gives the same bytes. */

const WORDS =
  'the order was sent to a customer who asked for its status because no answer came after three days we checked what ' +
  'is known about this case and found that every service had replied in time except one which returned an empty list ' +
  'so please look again at both records compare their dates with your notes then write down how much is still open';
const NAMES = ['Jürgen', 'Aïcha', '田中', 'Søren', 'Zoë', 'Łukasz', 'Priya', 'O’Neill', 'Ana', 'Kwame'];
const SYMBOLS = ['€', '→', '–', '✓', '°C', '“ok”', '…', '✅'];

export class TextMaker {
  private state: number;

  constructor(seed: number) {
    this.state = seed;
  }

  /** A whole number from 0 up to, not including, `below` (mulberry32). */
  int(below: number): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  }

  pick<T>(list: readonly T[]): T {
    return list[this.int(list.length)]!;
  }

  hex(digits: number): string {
    let text = '';
    while (text.length < digits) text += this.int(0x10000).toString(16).padStart(4, '0');
    return text.slice(0, digits);
  }

  /** Sentences in paragraphs, with a quotation, a name or a symbol now and then. */
  prose(characters: number): string {
    const words = WORDS.split(' ');
    let text = '';
    while (text.length < characters) {
      const sentence = Array.from({ length: 6 + this.int(14) }, () => this.pick(words)).join(' ');
      const extra = this.int(8);
      const tail = extra === 0 ? ` "${this.pick(words)}"` : extra === 1 ? ` ${this.pick(SYMBOLS)}` : '';
      const name = extra === 2 ? `${this.pick(NAMES)}: ` : '';
      text += `${name}${sentence}${tail}.${this.int(5) === 0 ? '\n\n' : ' '}`;
    }
    return text.trimEnd();
  }

  /** Source code with quotes, tabs, backslashes and short lines. */
  code(characters: number): string {
    let text = '';
    while (text.length < characters) {
      const name = `value${this.int(1000)}`;
      text += this.pick([
        `def ${name}(rows, limit=${this.int(90)}):\n    return [row for row in rows if row["id"] > limit]\n\n`,
        `\tconst ${name} = await fetchRows('orders', { limit: ${this.int(500)} });\n`,
        `    if ${name} is None:\n        raise ValueError(f"no rows for {${name}!r}")\n`,
        `  path = "C:\\\\data\\\\${name}.csv"  # ${this.pick(WORDS.split(' '))}\n`,
      ]);
    }
    return text;
  }

  /** Program output, one event to a line. */
  log(characters: number): string {
    let text = '';
    while (text.length < characters) {
      const time = `2026-10-${10 + this.int(18)}T0${this.int(9)}:${10 + this.int(49)}:${10 + this.int(49)}Z`;
      text += `${time} ${this.pick(['INFO', 'INFO', 'WARN', 'ERROR'])} worker-${this.int(8)} ${this.prose(50)}\n`;
    }
    return text;
  }

  /** Rows as an API returns them. */
  rows(characters: number): Record<string, unknown>[] {
    const rows: Record<string, unknown>[] = [];
    for (let size = 0; size < characters; size += 130) {
      rows.push({
        id: this.int(1_000_000),
        name: `${this.pick(NAMES)} ${this.pick(WORDS.split(' '))}`,
        total: this.int(100_000) / 100,
        status: this.pick(['open', 'paid', 'sent']),
        note: this.int(3) === 0 ? null : this.prose(30),
      });
    }
    return rows;
  }
}
