import * as vscode from 'vscode';
import type { AgentEntry, AgentHistory, AgentList } from '../../platform/versions/messages';
import { type AgentTarget, agentAt, placeAt } from '../agentTarget';
import type { Parts } from '../parts';
import { Kept } from './kept';

/** Versions that are listed before more are asked for. */
const FIRST_VERSIONS = 50;

/** An agent that a file is part of. */
export interface Membership {
  readonly target: AgentTarget;
  /** The file, below the root. */
  readonly path: string;
  readonly agent: AgentEntry;
}

/** What the view and the code lenses know of agents: asked for when one of them needs it, kept until something changes. */
export class AgentModel {
  private readonly lists = new Map<string, Kept<readonly AgentList[]>>();
  private readonly histories = new Map<string, Kept<AgentHistory>>();
  /** Keys of agents all of whose versions are wanted. */
  private readonly whole = new Set<string>();
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly asked = new vscode.EventEmitter<readonly AgentList[]>();

  /** What is known may be out of date, or there is more of it. */
  readonly onDidChange = this.changed.event;
  /** The agents of a folder were found. */
  readonly onDidList = this.asked.event;

  constructor(private readonly parts: Pick<Parts, 'versions'>) {}

  /** Nobody has asked anything yet, so nothing has to be kept up to date. */
  get isIdle(): boolean {
    return this.lists.size === 0;
  }

  /** The agents of a workspace folder, a list for each repository. @throws Error with a message for people */
  list(folder: vscode.WorkspaceFolder): Promise<readonly AgentList[]> {
    return this.listOf(folder).get();
  }

  private listOf({ uri }: vscode.WorkspaceFolder): Kept<readonly AgentList[]> {
    const key = uri.fsPath;
    let list = this.lists.get(key);
    if (!list) {
      list = new Kept(
        (signal) => this.parts.versions.call({ method: 'agents', place: placeAt(key) }, signal),
        (answer) => this.asked.fire(answer),
      );
      this.lists.set(key, list);
    }
    return list;
  }

  /** The newest versions of an agent. @throws Error with a message for people */
  history(target: AgentTarget): Promise<AgentHistory> {
    return this.historyOf(target).get();
  }

  /** Lists all versions of an agent from now on. */
  wantAll(target: AgentTarget): void {
    this.whole.add(keyOf(target));
    this.histories.get(keyOf(target))?.forget();
    this.changed.fire();
  }

  private historyOf(target: AgentTarget): Kept<AgentHistory> {
    const key = keyOf(target);
    let history = this.histories.get(key);
    if (!history) {
      history = new Kept((signal) => {
        const most = this.whole.has(key) ? {} : { most: FIRST_VERSIONS };
        const call = { method: 'history', agent: agentAt(target), ...most } as const;
        return this.parts.versions.call(call, signal);
      });
      this.histories.set(key, history);
    }
    return history;
  }

  /** The agents a file is part of, as far as is known now; undefined when the files are still being looked at. */
  membersNow(file: vscode.Uri): readonly Membership[] | undefined {
    const folder = vscode.workspace.getWorkspaceFolder(file);
    if (folder?.uri.scheme !== 'file') {
      return [];
    }
    const { value } = this.listOf(folder);
    return value && membersIn(value, folder, file);
  }

  /** The agents a file is part of. @throws Error with a message for people */
  async members(file: vscode.Uri): Promise<readonly Membership[]> {
    const folder = vscode.workspace.getWorkspaceFolder(file);
    return folder?.uri.scheme === 'file' ? membersIn(await this.list(folder), folder, file) : [];
  }

  /** Finds out what {@link membersNow} and {@link historyNow} tell about a file. */
  async load(file: vscode.Uri): Promise<void> {
    const members = await this.members(file);
    await Promise.all(members.map(({ target }) => this.history(target)));
  }

  /** What is known of an agent's history; undefined when nothing is. */
  historyNow(target: AgentTarget): AgentHistory | undefined {
    return this.historyOf(target).value;
  }

  /** Whether everything about a file is known and up to date. */
  isFresh(file: vscode.Uri): boolean {
    const folder = vscode.workspace.getWorkspaceFolder(file);
    return (
      folder?.uri.scheme !== 'file' ||
      (this.listOf(folder).isFresh &&
        (this.membersNow(file) ?? []).every(({ target }) => this.historyOf(target).isFresh))
    );
  }

  /** Paths of all files that are part of an agent, as the workspace's URIs have them. */
  files(): string[] {
    return (vscode.workspace.workspaceFolders ?? []).flatMap(({ uri }) => {
      const lists = this.lists.get(uri.fsPath)?.value ?? [];
      return lists.flatMap(({ root, asked, agents }) => {
        const files = agents.flatMap((agent) => agent.files.map(({ path }) => path));
        const below = files.flatMap((path) => pathBelow(asked, vscode.Uri.joinPath(vscode.Uri.file(root), path)) ?? []);
        return below.map((path) => vscode.Uri.joinPath(uri, path).path);
      });
    });
  }

  /** Something changed on disk or in git. */
  forget(): void {
    for (const each of [...this.lists.values(), ...this.histories.values()]) {
      each.forget();
    }
    this.changed.fire();
  }

  /** A text was edited. */
  forgetTexts(): void {
    for (const each of this.histories.values()) {
      each.forget();
    }
    this.changed.fire();
  }

  dispose(): void {
    this.changed.dispose();
    this.asked.dispose();
    for (const each of [...this.lists.values(), ...this.histories.values()]) {
      each.end();
    }
  }
}

function membersIn(lists: readonly AgentList[], { uri }: vscode.WorkspaceFolder, file: vscode.Uri): Membership[] {
  return lists.flatMap(({ root, asked, agents }) => {
    // The workspace's folder may be a link: the worker knows where it leads.
    const path = pathBelow(root, vscode.Uri.joinPath(vscode.Uri.file(asked), pathBelow(uri.fsPath, file) ?? ''));
    return agents
      .filter(({ files }) => files.some((each) => each.path === path))
      .map((agent) => ({ target: { root, agent: agent.path }, path: path!, agent }));
  });
}

/** Path of a file below a folder, with `/`; undefined when it is elsewhere. */
function pathBelow(folder: string, file: vscode.Uri): string | undefined {
  const top = `${vscode.Uri.file(folder).path.replace(/\/$/, '')}/`;
  return file.path.startsWith(top) ? file.path.slice(top.length) : undefined;
}

function keyOf({ root, agent }: AgentTarget): string {
  return `${root}\n${agent}`;
}
