/** Where a command reads and writes; tests give their own. */
export interface Io {
  readonly cwd: string;
  /** Columns of the terminal; undefined when the output goes elsewhere. */
  readonly columns: number | undefined;
  /** Resolves when the reader can take more: output may be larger than memory. */
  write(text: string): Promise<void>;
  /** One line for people, on stderr. */
  warn(line: string): void;
}

/** Exit codes of every command. */
export const EXIT = { fine: 0, findings: 1, couldNotRun: 2 } as const;

/** The command cannot run; the message is one clear line. */
export class UsageError extends Error {}

/** The process's own streams. A reader that goes away (`| head`) ends the process quietly. */
export function processIo(): Io {
  const { stdout, stderr } = process;
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    process.exit(error.code === 'EPIPE' ? EXIT.fine : EXIT.couldNotRun);
  });
  return {
    cwd: process.cwd(),
    columns: stdout.isTTY ? stdout.columns : undefined,
    write: (text) =>
      new Promise((resolve) => {
        if (stdout.write(text)) {
          resolve();
        } else {
          stdout.once('drain', resolve);
        }
      }),
    warn: (line) => {
      stderr.write(`${printable(line)}\n`);
    },
  };
}

/** Text from a file, safe for a terminal: escape sequences, other controls and bidi overrides become visible. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu, (character) => {
    const code = character.codePointAt(0) ?? 0;
    return character === '\n' || character === '\t'
      ? character
      : `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
  });
}

/** Gathers small writes into large ones. */
export class Batch {
  private text = '';

  constructor(private readonly io: Io) {}

  async add(text: string): Promise<void> {
    this.text += text;
    if (this.text.length > 1 << 16) {
      await this.flush();
    }
  }

  async flush(): Promise<void> {
    const text = this.text;
    this.text = '';
    if (text !== '') {
      await this.io.write(text);
    }
  }
}
