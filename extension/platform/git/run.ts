import { devNull } from 'node:os';
import { GitError, type SimpleGit, simpleGit } from 'simple-git';

export interface RunOptions {
  readonly signal?: AbortSignal | undefined;
  /** Goes to the process's standard input. */
  readonly input?: Buffer | string | undefined;
  /** Set for this process besides the usual ones. */
  readonly env?: Readonly<Record<string, string>> | undefined;
}

/** Milliseconds of silence after which a git process is ended. */
const SILENCE = 30_000;

/**
 * Nothing a repository configures may run because of us: no hooks, no file system monitor, no signature program, no
 * fetching of missing objects; and no repository found by accident inside a checked out folder.
 */
const SETTINGS = [
  `core.hooksPath=${devNull}`,
  'core.fsmonitor=false',
  'core.quotePath=false',
  'log.showSignature=false',
  'tag.gpgSign=false',
  'protocol.allow=never',
  'safe.bareRepository=explicit',
];

/** What git needs of the environment; anything else could steer it (GIT_DIR, GIT_EXTERNAL_DIFF, editors...). */
const INHERITED =
  /^(?:PATH|PATHEXT|HOME|HOMEDRIVE|HOMEPATH|USERPROFILE|SYSTEMROOT|WINDIR|COMSPEC|TEMP|TMP|TMPDIR|APPDATA|LOCALAPPDATA|PROGRAMDATA|XDG_CONFIG_HOME)$/i;
const OWN = {
  LC_ALL: 'C',
  GIT_TERMINAL_PROMPT: '0',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_NO_LAZY_FETCH: '1',
  GIT_NO_REPLACE_OBJECTS: '1',
  // Stronger than what a repository says about a protocol.
  GIT_ALLOW_PROTOCOL: 'none',
};

/** Runs git in one folder. The only way to git: every process has the same settings, environment and time limit. */
export class Git {
  constructor(readonly folder: string) {}

  /**
   * What a command prints.
   * @throws GitError when git fails, the signal aborts it or it stays silent too long; an Error without a git program
   */
  async text(args: readonly string[], options: RunOptions = {}): Promise<string> {
    return (await this.bytes(args, options)).toString('utf8');
  }

  /** {@link text} as bytes. */
  async bytes(args: readonly string[], options: RunOptions = {}): Promise<Buffer> {
    const chunks: Buffer[] = [];
    await this.stream(args, (chunk) => chunks.push(chunk), options);
    return Buffer.concat(chunks);
  }

  /** Hands over what a command prints as it comes. */
  async stream(args: readonly string[], take: (chunk: Buffer) => void, options: RunOptions = {}): Promise<void> {
    const git = this.instance(options);
    git.outputHandler((_command, stdout) => {
      stdout.on('data', take);
    });
    await git.raw([...args]);
  }

  /** Whether a command succeeds, and what it prints. A failure is an answer here. */
  async ask(args: readonly string[], options: RunOptions = {}): Promise<string | undefined> {
    try {
      const text = (await this.text(args, options)).trim();
      return text === '' ? undefined : text;
    } catch (error) {
      if (error instanceof GitError && options.signal?.aborted !== true) {
        return undefined;
      }
      throw error;
    }
  }

  private instance({ signal, input, env }: RunOptions): SimpleGit {
    const inherited = Object.entries(process.env).filter(([name]) => INHERITED.test(name));
    return simpleGit({
      baseDir: this.folder,
      config: SETTINGS,
      trimmed: false,
      timeout: { block: SILENCE },
      ...(signal && { abort: signal }),
      ...(input !== undefined && { input: () => input }),
      unsafe: { allowUnsafeHooksPath: true, allowUnsafeFsMonitor: true, allowUnsafeProtocolOverride: true },
      allowEnvironment: [...Object.keys(OWN), ...Object.keys(env ?? {})],
    }).env({ ...Object.fromEntries(inherited), ...OWN, ...env });
  }
}
