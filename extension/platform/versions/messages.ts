/** What the host and the versions worker say to each other. All plain data: paths are below `root`, with `/`. */
import type { ConfigChange } from '../../../schemas/diffReport';
import type { ChangeClass } from '../../config/versions/change';
import type { LintCounts } from '../../config/versions/lintCounts';
import type { Certainty } from '../../config/versions/match/match';
import type { Recorded } from '../../config/versions/match/recorded';
import type { MissingPart } from '../../config/versions/meaning';
import type { NoRepository } from '../../config/versions/repository';
import type { RestoreStep } from '../../config/versions/restore';

/** Where agents are looked for. */
export interface Place {
  /** Absolute path of a folder on this machine's disk; it need not be the top of the repository. */
  readonly folder: string;
  /** False in a workspace the user does not trust: no git process starts. */
  readonly isTrusted: boolean;
  /** Texts of the editor that are not saved, by absolute path: they win over the disk. */
  readonly unsaved: readonly { readonly file: string; readonly text: string }[];
}

/** An agent, or a config file that no agent file names. */
export interface AgentAt extends Place {
  /** Below the root of the working tree. */
  readonly agent: string;
}

/** Hash of a commit; null for the working tree. */
export type VersionId = string | null;

export interface RepositoryFacts {
  readonly state: 'ready' | NoRepository;
  /** Why there is no history, or why it is not whole; for people. */
  readonly message: string | undefined;
  readonly branch: string | undefined;
  /** Absolute paths of the folders where git keeps what is checked out, and what branches and tags point at. */
  readonly gitFolders: readonly string[];
}

export interface AgentEntry {
  readonly path: string;
  readonly name: string;
  /** An agent file with what it names, or one config file by itself. */
  readonly kind: 'agent' | 'file';
  readonly files: readonly AgentFileEntry[];
}

export interface AgentFileEntry {
  readonly path: string;
  /** Undefined when it cannot be read. */
  readonly lint: LintCounts | undefined;
  /** Why it cannot be read. */
  readonly why: string | undefined;
}

export interface AgentList {
  /** Absolute path that the paths of files are below: the working tree, else the folder. */
  readonly root: string;
  /** Absolute path of the folder that was asked about, symbolic links followed: at the root, above or below it. */
  readonly asked: string;
  readonly repository: RepositoryFacts;
  readonly agents: readonly AgentEntry[];
  /** There were more than could be listed. */
  readonly isCut: boolean;
}

/** Agents of a repository that are not in its working tree. */
export interface DeletedAgents {
  readonly root: string;
  /** Paths of their files. */
  readonly agents: readonly string[];
  /** Why there is no history, or why it is not whole; for people. */
  readonly message: string | undefined;
}

export interface ShownVersion {
  readonly id: VersionId;
  /** First 7 digits of the commit, or `working tree`. */
  readonly label: string;
  readonly tags: readonly string[];
  readonly author: string | undefined;
  /** ISO 8601, as recorded. */
  readonly date: string | undefined;
  readonly subject: string | undefined;
  /** `cfg:` and 12 hex digits. */
  readonly fingerprint: string;
  /** Against the version before; undefined for the oldest. */
  readonly changeClass: ChangeClass | undefined;
  /** There is none before it that it could be compared with. */
  readonly isOldest: boolean;
  /** How many changes of each class it made. */
  readonly changeCounts: Readonly<Record<ChangeClass, number>>;
  /** Titles of the changes against the version before, the most serious first; at most 20. */
  readonly changes: readonly string[];
  readonly lint: LintCounts;
  /** Path of the agent at that version: it may have been renamed since. */
  readonly path: string;
  readonly files: readonly string[];
  readonly missing: readonly MissingPart[];
}

export interface AgentHistory {
  readonly root: string;
  readonly repository: RepositoryFacts;
  /** Newest first; the working tree on top when it differs from the newest commit, or when there is no history. */
  readonly versions: readonly ShownVersion[];
  /** The working tree, whether or not it differs; undefined when nothing of the agent is there any more. */
  readonly working: ShownVersion | undefined;
  /** How many more there are than were asked for. */
  readonly older: number;
  /** There are commits beyond these that were not read. */
  readonly isCut: boolean;
}

/** A change with its sides in words, and their places as UTF-16 offsets too. */
export interface ShownChange extends ConfigChange {
  /** `0.2 → 0.7`; a few words of long texts; empty when there is nothing to quote. */
  readonly brief: string;
  /** A line or two, as the command line prints them. */
  readonly values: readonly string[];
  readonly rangeBefore: Range | undefined;
  readonly rangeAfter: Range | undefined;
}

export interface Range {
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

export interface ComparedFile {
  /** Undefined when the file is not there on that side. */
  readonly before: string | undefined;
  readonly after: string | undefined;
  readonly isSame: boolean;
}

export interface Comparison {
  readonly from: ShownVersion;
  readonly to: ShownVersion;
  /** Breaking ones first. */
  readonly changes: readonly ShownChange[];
  readonly files: readonly ComparedFile[];
}

export interface PlannedRestore {
  readonly version: ShownVersion;
  /** From the working tree to that version. */
  readonly changes: readonly ShownChange[];
  /** Texts to write are as the editor will have them: without a byte order mark, with line ends of one kind. */
  readonly steps: readonly Pick<RestoreStep, 'path' | 'action' | 'text'>[];
  readonly conflicts: readonly { readonly path: string; readonly why: string }[];
}

/** Where files were stored; there is none when there was nothing to store. */
export interface StoredBackup {
  /** `refs/backstep/backup/...`: the files as the editor had them, saved or not. */
  readonly ref: string;
  readonly commit: string;
  /** Another one, with what was on disk of files that were not saved. */
  readonly onDisk: string | undefined;
}

/** Which version introduced a part of a file as it is now. */
export interface BlamedPart {
  /** UTF-16 offsets into the file's present text. */
  readonly start: number;
  readonly end: number;
  /** In words: `tool find_customer`, `sentence`, `model`. */
  readonly what: string;
  /** The oldest version since which it has been as it is; null when no commit has it. */
  readonly id: VersionId;
  readonly label: string;
  readonly tags: readonly string[];
  readonly date: string | undefined;
  readonly author: string | undefined;
  readonly subject: string | undefined;
  /** What is known of the history begins with that version: it may be older. */
  readonly mayBeOlder: boolean;
}

/** Where a part of an agent's config stands. */
export interface ConfigPlace extends Range {
  readonly kind: 'tool' | 'prompt' | 'model';
  readonly name: string;
}

/** The version a recorded run used. */
export interface ShownMatch {
  readonly root: string;
  readonly repository: RepositoryFacts;
  /** How many agents there are to choose from. */
  readonly agentCount: number;
  /** Path of the agent; undefined when no version of any agent fits. */
  readonly agent: string | undefined;
  readonly version: ShownVersion | undefined;
  readonly certainty: Certainty;
  readonly reason: string;
  readonly agreed: readonly string[];
  readonly disagreed: readonly string[];
  readonly alternatives: readonly ShownVersion[];
  /** From the version to the working tree. */
  readonly changesSince: readonly ShownChange[];
  /** What the version itself changed against the one before it. */
  readonly changesIn: readonly ShownChange[];
}

export type VersionsCall =
  /** The agents below a folder, and config files that belong to none: a list for each repository they are in. */
  | { readonly method: 'agents'; readonly place: Place }
  /** The agents of the repository a folder is in that were deleted, committed or not. */
  | { readonly method: 'deleted'; readonly place: Place }
  /** Its newest versions; all of them when `most` is left out. */
  | { readonly method: 'history'; readonly agent: AgentAt; readonly most?: number }
  | { readonly method: 'compare'; readonly agent: AgentAt; readonly from: VersionId; readonly to: VersionId }
  /** The text of a file at a commit. */
  | { readonly method: 'text'; readonly place: Place; readonly commit: string; readonly path: string }
  | { readonly method: 'planRestore'; readonly agent: AgentAt; readonly to: VersionId }
  /** Stores files under a ref of their own, before they are written over. Nothing else is touched. */
  | { readonly method: 'backUp'; readonly place: Place; readonly files: readonly string[] }
  | {
      readonly method: 'tag';
      readonly place: Place;
      readonly commit: string;
      readonly name: string;
      readonly message: string;
    }
  /** Which versions introduced the parts of one of the agent's files. */
  | { readonly method: 'blame'; readonly agent: AgentAt; readonly file: string }
  /** Where tools, prompts and models of a version stand. */
  | { readonly method: 'parts'; readonly agent: AgentAt; readonly version: VersionId }
  /** Which version of which agent a run used. */
  | {
      readonly method: 'match';
      readonly place: Place;
      /** The agents of the whole repository, and none where the folder is in no repository. */
      readonly inRepository: boolean;
      readonly recorded: Recorded;
      readonly start: number | undefined;
    };

export interface VersionsCallResults {
  agents: readonly AgentList[];
  deleted: DeletedAgents;
  history: AgentHistory;
  compare: Comparison;
  text: { readonly text: string } | { readonly why: string };
  planRestore: PlannedRestore;
  backUp: StoredBackup | undefined;
  tag: undefined;
  blame: readonly BlamedPart[];
  parts: readonly ConfigPlace[];
  match: ShownMatch;
}

/** Versions of agent config, wherever they are worked out. */
export interface VersionsService {
  /** @throws Error with a message for people; also when the signal was raised, or the worker ended */
  call<C extends VersionsCall>(call: C, signal?: AbortSignal): Promise<VersionsCallResults[C['method']]>;
  dispose(): void;
}
