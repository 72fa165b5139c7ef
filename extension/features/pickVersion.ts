import * as vscode from 'vscode';
import type { AgentEntry, AgentHistory, AgentList, ShownVersion, VersionId } from '../platform/versions/messages';
import { withoutRepeats } from './agentLists';
import { type AgentTarget, agentAt, placeAt, targetIn, type VersionTarget } from './agentTarget';
import type { Parts } from './parts';
import { ask } from './quickAsk';
import { classIcon, classWord, dayOf, lintWords, plainText, versionTitle } from './versionWords';

/** More are listed when they are asked for. */
const FIRST_VERSIONS = 100;

interface AgentItem extends vscode.QuickPickItem {
  readonly target: AgentTarget;
}

interface VersionItem extends vscode.QuickPickItem {
  /** Undefined for the row that lists the others too. */
  readonly version: ShownVersion | undefined;
}

/**
 * The agent that a command is about: the one it was called with, else one the user picks.
 * @param given the command's argument: a target, an element that carries one, or a file's URI
 * @returns undefined when the user picked none, or there is none, which the user is told
 */
export async function pickAgent(parts: Parts, given?: unknown): Promise<AgentTarget | VersionTarget | undefined> {
  const target = targetIn(given);
  if (target) {
    return target;
  }
  const folders = (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file');
  if (folders.length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Open a folder to see the versions of the agents in it.'));
    return undefined;
  }
  const file = given instanceof vscode.Uri ? given : vscode.window.activeTextEditor?.document.uri;
  const picked = await ask<AgentItem>({
    title: vscode.l10n.t('Agent'),
    placeholder: vscode.l10n.t('Whose versions?'),
    nothing: vscode.l10n.t('There is no agent config in this workspace.'),
    items: async (signal) => {
      const lists = await Promise.all(
        folders.map(({ uri }) => parts.versions.call({ method: 'agents', place: placeAt(uri.fsPath) }, signal)),
      );
      return withoutRepeats(lists.flat()).flatMap((list) => agentItems(list, file));
    },
    // A file that belongs to one agent says which is meant.
    atOnce: (items) => {
      const own = file ? items.filter(({ picked }) => picked) : [];
      return own.length === 1 ? own[0] : items.length === 1 ? items[0] : undefined;
    },
  });
  return picked?.target;
}

function agentItems({ root, agents }: AgentList, file: vscode.Uri | undefined): AgentItem[] {
  const isOf = ({ files }: AgentEntry): boolean =>
    files.some(({ path }) => vscode.Uri.joinPath(vscode.Uri.file(root), path).fsPath === file?.fsPath);
  return agents.map((agent) => ({
    label: plainText(agent.name),
    description: agent.path === agent.name ? '' : agent.path,
    iconPath: new vscode.ThemeIcon(agent.kind === 'agent' ? 'hubot' : 'file'),
    picked: isOf(agent),
    target: { root, agent: agent.path },
  }));
}

export interface PickVersionOptions {
  readonly title: string;
  readonly placeholder?: string;
  /** A version that is not offered: null for the working tree. */
  readonly except?: VersionId | undefined;
  /** The working tree is offered whether or not it differs from the newest commit. */
  readonly withWorking?: boolean;
  /** Versions at which nothing of the agent is there are left out. */
  readonly isThere?: boolean;
}

/**
 * A version of an agent that the user picks, the newest first.
 * @returns undefined when the user picked none, or there is none, which the user is told
 */
export async function pickVersion(
  parts: Parts,
  target: AgentTarget,
  options: PickVersionOptions,
): Promise<ShownVersion | undefined> {
  for (let most: number | undefined = FIRST_VERSIONS; ; most = undefined) {
    let nothing = vscode.l10n.t('There is no other version.');
    const picked: VersionItem | undefined = await ask<VersionItem>({
      title: options.title,
      placeholder: options.placeholder ?? vscode.l10n.t('Search by tag, commit, author or change'),
      nothing: () => nothing,
      items: async (signal) => {
        const agent = agentAt(target);
        const call = { method: 'history', agent, ...(most !== undefined && { most }) } as const;
        const history = await parts.versions.call(call, signal);
        nothing = history.repository.message ?? nothing;
        return versionItems(history, options);
      },
    });
    if (!picked || picked.version) {
      return picked?.version;
    }
  }
}

function versionItems({ versions, working, older }: AgentHistory, options: PickVersionOptions): VersionItem[] {
  const hasWorking = versions.some(({ id }) => id === null);
  const all = options.withWorking && working && !hasWorking ? [working, ...versions] : versions;
  const items = all
    .filter(({ id, files }) => id !== options.except && (files.length > 0 || options.isThere !== true))
    .map((version): VersionItem => {
      const { id, label, date, author, changes, lint } = version;
      const facts = [id === null ? '' : label, date === undefined ? '' : dayOf(date), author ?? '', classWord(version)];
      return {
        label: plainText(versionTitle(version)),
        description: plainText(facts.filter((fact) => fact !== '').join(' · ')),
        detail: plainText([lintWords(lint) ?? '', ...changes.slice(0, 3)].filter((part) => part !== '').join(' · ')),
        iconPath: classIcon(version),
        version,
      };
    });
  return older === 0 || items.length === 0
    ? items
    : [...items, { label: vscode.l10n.t('{0} older versions…', older), alwaysShow: true, version: undefined }];
}
