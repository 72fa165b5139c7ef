import type { AgentEntry, AgentFileEntry, AgentList, ShownVersion } from '../../platform/versions/messages';
import type { AgentTarget, VersionTarget } from '../agentTarget';

/** A row of Agent Configs. Rows that commands are about carry their `target`. */
export type AgentNode =
  | NoteNode
  | LooseNode
  | AgentRow
  | FileNode
  | FilesNode
  | VersionNode
  | VersionFileNode
  | OlderNode;

/** Something to know about what stands beside it. */
export interface NoteNode {
  readonly type: 'note';
  readonly text: string;
  readonly parent: AgentNode | undefined;
}

/** Config files that no agent file names. */
export interface LooseNode {
  readonly type: 'loose';
  readonly list: AgentList;
  readonly agents: readonly AgentEntry[];
  readonly parent: undefined;
}

export interface AgentRow {
  readonly type: 'agent';
  readonly target: AgentTarget;
  readonly agent: AgentEntry;
  /** The only one there is: it is open from the beginning. */
  readonly isOnly: boolean;
  /** It is in a repository. */
  readonly hasVersions: boolean;
  readonly parent: AgentNode | undefined;
}

/** Files of an agent that has many. */
export interface FilesNode {
  readonly type: 'files';
  readonly parent: AgentRow;
}

export interface FileNode {
  readonly type: 'file';
  readonly target: AgentTarget;
  readonly file: AgentFileEntry;
  readonly parent: AgentNode;
}

export interface VersionNode {
  readonly type: 'version';
  readonly target: VersionTarget;
  readonly version: ShownVersion;
  readonly parent: AgentNode;
}

/** A file as it was at a version. */
export interface VersionFileNode {
  readonly type: 'versionFile';
  readonly target: VersionTarget & { readonly path: string; readonly name: string };
  readonly parent: AgentNode;
}

/** Stands for versions that are not listed. */
export interface OlderNode {
  readonly type: 'older';
  readonly target: AgentTarget;
  readonly count: number;
  readonly parent: AgentNode;
}

/** The same for the same row, whenever it was made. */
export function nodeId(node: AgentNode): string {
  const above = node.parent ? `${nodeId(node.parent)}\n` : '';
  switch (node.type) {
    case 'note':
      return `${above}note ${node.text}`;
    case 'loose':
      return `loose ${node.list.root} ${node.list.asked}`;
    case 'agent':
      return `${above}agent ${node.target.root} ${node.target.agent}`;
    case 'files':
      return `${above}files`;
    case 'file':
      return `${above}file ${node.file.path}`;
    case 'version':
      return `${above}version ${node.target.version ?? ''}`;
    case 'versionFile':
      return `${above}at ${node.target.path}`;
    case 'older':
      return `${above}older`;
  }
}
