import * as vscode from 'vscode';
import type { AgentEntry, AgentHistory, AgentList } from '../../platform/versions/messages';
import { withoutRepeats } from '../agentLists';
import { versionName } from '../versionWords';
import type { AgentModel } from './agentModel';
import {
  type AgentNode,
  type AgentRow,
  type FileNode,
  type LooseNode,
  type NoteNode,
  nodeId,
  type VersionNode,
} from './nodes';
import { ShownLevels } from './shownLevels';
import { treeItem } from './treeItem';

/** More files than these have a row of their own to be opened. */
const MOST_FILES = 12;

/** An agent's history, the agents of a folder, or why they are not known. */
type Answer = AgentHistory | AgentList | string;

/** The rows of Agent Configs, asked for level by level, and again only where they changed. */
export class AgentTree implements vscode.TreeDataProvider<AgentNode> {
  private readonly emitter = new vscode.EventEmitter<AgentNode | undefined>();
  readonly onDidChangeTreeData = this.emitter.event;
  private readonly shown = new ShownLevels<AgentNode>((row) => this.answersFor(row), nodeId);

  constructor(
    private readonly model: AgentModel,
    private readonly log: vscode.LogOutputChannel,
    /** Told what there is to know about all of them; '' when there is nothing. */
    private readonly tell: (note: string) => void,
  ) {}

  /** Has the editor ask anew for what is no longer as it is shown. */
  refresh(): void {
    void this.shown.check((row) => this.emitter.fire(row));
  }

  folded(row: AgentNode): void {
    this.shown.fold(row);
  }

  /** What is below it may be out of date. */
  unfolded(row: AgentNode): void {
    this.shown.unfold(row);
    this.refresh();
  }

  getTreeItem(node: AgentNode): vscode.TreeItem {
    return treeItem(node);
  }

  getParent(node: AgentNode): AgentNode | undefined {
    return node.parent;
  }

  async getChildren(node?: AgentNode): Promise<AgentNode[]> {
    const answers = await this.answersFor(node);
    if (node === undefined || node.type === 'agent') {
      this.shown.show(node, answers);
    }
    return this.rowsFrom(node, answers);
  }

  /** What the rows below one are made from; never fails: a reason why there are none is an answer. */
  private async answersFor(node: AgentNode | undefined): Promise<readonly Answer[]> {
    try {
      if (node?.type === 'agent') {
        return [await this.model.history(node.target)];
      }
      const folders = (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file');
      return node ? [] : (await Promise.all(folders.map((folder) => this.model.list(folder)))).flat();
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error);
      this.log.debug(`Agent Configs could not be read: ${text}`);
      return [text];
    }
  }

  private rowsFrom(node: AgentNode | undefined, answers: readonly Answer[]): AgentNode[] {
    const text = answers.find((answer) => typeof answer === 'string');
    if (text !== undefined) {
      return [{ type: 'note', text, parent: node }];
    }
    switch (node?.type) {
      case undefined:
        return this.rootRows(answers.filter((answer) => typeof answer === 'object' && 'agents' in answer));
      case 'loose':
        return node.agents.map((agent) => agentRow(node.list, agent, false, node));
      case 'agent':
        return [
          ...filesOf(node),
          ...answers.flatMap((answer) =>
            typeof answer === 'object' && 'versions' in answer ? versionsOf(node, answer) : [],
          ),
        ];
      case 'files':
        return fileRows(node.parent, node);
      case 'version':
        return node.version.files.map((path) => ({
          type: 'versionFile',
          target: { ...node.target, path, name: versionName(node.version) },
          parent: node,
        }));
      default:
        return [];
    }
  }

  private rootRows(all: readonly AgentList[]): AgentNode[] {
    const lists = withoutRepeats(all);
    const isOnly = lists.reduce((count, { agents }) => count + agents.length, 0) === 1;
    this.tell(notesOn(lists).join(' '));
    return lists.flatMap((list) => listRows(list, isOnly));
  }

  /** The row of an agent, for the view to show. */
  async rowOf(root: string, path: string): Promise<AgentNode | undefined> {
    const rows = this.rowsFrom(undefined, await this.answersFor(undefined));
    const loose = rows.filter((row): row is LooseNode => row.type === 'loose');
    const all = [...rows, ...loose.flatMap((row) => this.rowsFrom(row, []))];
    return all.find((row) => row.type === 'agent' && row.target.root === root && row.target.agent === path);
  }

  dispose(): void {
    this.emitter.dispose();
  }
}

function versionsOf(parent: AgentRow, { versions, repository, older, isCut }: AgentHistory): AgentNode[] {
  const { target } = parent;
  if (repository.state !== 'ready') {
    return [];
  }
  const rows = versions.map(
    (version): VersionNode => ({ type: 'version', target: { ...target, version: version.id }, version, parent }),
  );
  const note = (text: string): NoteNode => ({ type: 'note', text, parent });
  return [
    ...rows,
    ...(older > 0 ? [{ type: 'older', target, count: older, parent } as const] : []),
    ...(older === 0 && isCut ? [note(vscode.l10n.t('Older versions are left out.'))] : []),
    ...(rows.length === 0 ? [note(vscode.l10n.t('There are no versions.'))] : []),
  ];
}

/** What the repositories of the folders have to say, each thing once. Nothing when there is nothing it is about. */
function notesOn(lists: readonly AgentList[]): string[] {
  const texts = lists.flatMap(({ agents, repository, isCut }) => [
    ...(agents.length > 0 && repository.message !== undefined ? [repository.message] : []),
    ...(isCut ? [vscode.l10n.t('There is more agent config than can be listed.')] : []),
  ]);
  return [...new Set(texts)];
}

/** Agents first; files that none of them names are together below, unless they are all there is. */
function listRows(list: AgentList, isOnly: boolean): AgentNode[] {
  const { agents } = list;
  const own = agents.filter(({ kind }) => kind === 'agent');
  const loose = agents.filter(({ kind }) => kind === 'file');
  const rows = own.map((agent) => agentRow(list, agent, isOnly, undefined));
  if (own.length === 0) {
    return loose.map((agent) => agentRow(list, agent, isOnly, undefined));
  }
  return loose.length === 0 ? rows : [...rows, { type: 'loose', list, agents: loose, parent: undefined }];
}

function agentRow(
  { root, repository }: AgentList,
  agent: AgentEntry,
  isOnly: boolean,
  parent: AgentNode | undefined,
): AgentRow {
  const hasVersions = repository.state === 'ready';
  return { type: 'agent', target: { root, agent: agent.path }, agent, isOnly, hasVersions, parent };
}

/** A file that no agent names is its own row. */
function filesOf(row: AgentRow): AgentNode[] {
  if (row.agent.kind === 'file') {
    return [];
  }
  return row.agent.files.length > MOST_FILES ? [{ type: 'files', parent: row }] : fileRows(row, row);
}

function fileRows({ target, agent }: AgentRow, parent: AgentNode): FileNode[] {
  return agent.files.map((file) => ({ type: 'file', target, file, parent }));
}
