/** What the host and the lint worker say to each other. */
import type { Description } from '../../config/describe';
import type { TextEdit } from '../../config/document/edit';
import type { Finding } from '../../config/lint/findings';
import type { InputFile } from '../../config/lint/runner';
import type { TraceRun } from '../../config/lint/runUse';
import type { CommentPlace } from '../../config/lint/suppressions';
import type { CommittedFiles } from './committed';
import type { ReadRuns, TraceFiles } from './readRuns';

export interface LintFinding extends Finding {
  /** Where a comment that accepts it can be put; undefined where none can. */
  readonly comment: CommentPlace | undefined;
  /** A rule made it, which can be turned off. */
  readonly isOfRule: boolean;
}

export interface LintedFile {
  /** As in the call. */
  readonly path: string;
  readonly findings: readonly LintFinding[];
}

/** Which files have to be linted together with one. */
export interface Companions {
  /** Files of the agents that the file is part of, itself and the agent files included. */
  readonly members: readonly string[];
  /** Files of its folder may be of the same set: it holds a single tool, and no agent file names it. */
  readonly folder: boolean;
}

/** Files of one project, by paths relative to the project's folder. */
export interface Project {
  readonly files: readonly InputFile[];
  /** The project's folder, when it is on this machine's disk: to see whether a file that config names is there. */
  readonly folder: string | undefined;
  /** What git has of the files, as far as it was asked. */
  readonly committed?: CommittedFiles | undefined;
  /** Recorded runs that are known; the paths of their agents are below the folder. */
  readonly runs?: readonly TraceRun[] | undefined;
}

/** What mends a file. */
export interface Mending {
  /** Not overlapping. */
  readonly edits: readonly TextEdit[];
  /** How many findings they mend. */
  readonly count: number;
}

export type LintCall =
  /** What belongs to a file; undefined when it is no agent config. */
  | { readonly method: 'companions'; readonly file: InputFile; readonly agentFiles: readonly InputFile[] }
  /** Lints a project's files; tells about those asked for that are agent config. */
  | { readonly method: 'lint'; readonly project: Project; readonly about: readonly string[] }
  /**
   * Asks git about files of a folder of this machine's disk; paths are relative to it. Undefined: nobody can tell. Only
   * to be called in a workspace that is trusted.
   */
  | { readonly method: 'committed'; readonly folder: string; readonly paths: readonly string[] }
  /**
   * Lints everything below a folder of this machine's disk; paths are relative to it. `open` wins over the disk. In a
   * workspace that is not trusted git does not run.
   */
  | {
      readonly method: 'lintFolder';
      readonly folder: string;
      readonly open: readonly InputFile[];
      readonly isTrusted: boolean;
      /** As in {@link Project}. */
      readonly runs?: readonly TraceRun[] | undefined;
    }
  /** The files at some absolute paths, and in folders there, that may be traces. `from` is where names are told from. */
  | { readonly method: 'traceFiles'; readonly paths: readonly string[]; readonly from: string }
  /** What recorded runs did with their tools; `source` of each is the file. */
  | { readonly method: 'readRuns'; readonly files: readonly string[]; readonly from: string }
  /** Mends a file of a project safely, as often as it takes. */
  | { readonly method: 'mend'; readonly project: Project; readonly path: string }
  | { readonly method: 'describe'; readonly project: Project; readonly path: string; readonly offset: number };

export interface LintCallResults {
  companions: Companions | undefined;
  lint: readonly LintedFile[];
  committed: CommittedFiles | undefined;
  lintFolder: readonly LintedFile[];
  traceFiles: TraceFiles;
  readRuns: ReadRuns;
  mend: Mending;
  describe: Description | undefined;
}

/** The engine, wherever it runs. */
export interface LintService {
  /** @throws Error when the engine ended before answering, or was ended */
  call<C extends LintCall>(call: C): Promise<LintCallResults[C['method']]>;
  /** Ends work on all calls that have not been answered: they are rejected. */
  cancel(): void;
  dispose(): void;
}
