import * as vscode from 'vscode';
import type { AgentEntry, AgentList } from '../../platform/versions/messages';
import type { AgentModel } from './agentModel';
import type { AgentNode, AgentRow, FileNode, LooseNode, NoteNode, VersionNode } from './nodes';
import { treeItem } from './treeItem';

/** More files than these have a row of their own to be opened. */
const MOST_FILES = 12;

/** The rows of Agent Configs, asked for level by level. */
export class AgentTree implements vscode.TreeDataProvider<AgentNode> {
  private readonly emitter = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.emitter.event;

  constructor(
    private readonly model: AgentModel,
    private readonly log: vscode.LogOutputChannel,
    /** Told what there is to know about all of them; '' when there is nothing. */
    private readonly tell: (note: string) => void,
  ) {}

  refresh(): void {
    this.emitter.fire(undefined);
  }

  getTreeItem(node: AgentNode): vscode.TreeItem {
    return treeItem(node);
  }

  getParent(node: AgentNode): AgentNode | undefined {
    return node.parent;
  }

  async getChildren(node?: AgentNode): Promise<AgentNode[]> {
    try {
      return await this.childrenOf(node);
    } catch (error) {
      const text = error instanceof Error ? error.message : String(error);
      this.log.debug(`Agent Configs could not be read: ${text}`);
      return [{ type: 'note', text, parent: node }];
    }
  }

  private async childrenOf(node: AgentNode | undefined): Promise<AgentNode[]> {
    switch (node?.type) {
      case undefined:
        return this.rootRows();
      case 'loose':
        return node.agents.map((agent) => agentRow(node.list, agent, false, node));
      case 'agent':
        return [...filesOf(node), ...(await this.versionsOf(node))];
      case 'files':
        return fileRows(node.parent, node);
      case 'version':
        return node.version.files.map((path) => ({
          type: 'versionFile',
          target: { ...node.target, path },
          parent: node,
        }));
      default:
        return [];
    }
  }

  private async rootRows(): Promise<AgentNode[]> {
    const folders = (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file');
    const lists = withoutRepeats((await Promise.all(folders.map((folder) => this.model.list(folder)))).flat());
    const isOnly = lists.reduce((count, { agents }) => count + agents.length, 0) === 1;
    this.tell(notesOn(lists).join(' '));
    return lists.flatMap((list) => listRows(list, isOnly));
  }

  private async versionsOf(parent: AgentRow): Promise<AgentNode[]> {
    const { target } = parent;
    const { versions, repository, older, isCut } = await this.model.history(target);
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

  /** The row of an agent, for the view to show. */
  async rowOf(root: string, path: string): Promise<AgentNode | undefined> {
    const rows = await this.getChildren();
    const loose = rows.filter((row): row is LooseNode => row.type === 'loose');
    const all = [...rows, ...(await Promise.all(loose.map((row) => this.getChildren(row)))).flat()];
    return all.find((row) => row.type === 'agent' && row.target.root === root && row.target.agent === path);
  }

  dispose(): void {
    this.emitter.dispose();
  }
}

/** Folders of a workspace may lie in one another: each agent is listed once. */
function withoutRepeats(lists: readonly AgentList[]): AgentList[] {
  const seen = new Set<string>();
  const isNew = (key: string): boolean => !seen.has(key) && seen.add(key) !== undefined;
  return lists.map((list) => ({ ...list, agents: list.agents.filter(({ path }) => isNew(`${list.root}\n${path}`)) }));
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
