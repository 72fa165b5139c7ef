import * as vscode from 'vscode';
import { COMMANDS } from '../../ids';
import type { BlamedPart } from '../../platform/versions/messages';
import { agentAt, type VersionTarget } from '../agentTarget';
import type { Parts } from '../parts';
import { ask } from '../quickAsk';
import { ago, dayOf, plainText } from '../versionWords';
import type { AgentModel, Membership } from './agentModel';

interface MemberItem extends vscode.QuickPickItem {
  readonly member: Membership;
}

interface ActionItem extends vscode.QuickPickItem {
  readonly command: string;
  readonly target: unknown;
}

/** Says which version wrote what stands at the cursor, and offers to show what else it changed. */
export async function blameConfig(parts: Parts, model: AgentModel): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (editor?.document.uri.scheme !== 'file') {
    void vscode.window.showInformationMessage(vscode.l10n.t('Put the cursor into a prompt, a tool or an agent file.'));
    return;
  }
  if (!vscode.workspace.isTrusted) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('The workspace is not trusted, so git does not run. Trust it to see versions.'),
    );
    return;
  }
  const { document } = editor;
  const offset = document.offsetAt(editor.selection.active);
  const member = await memberOf(document.uri, model);
  if (!member) {
    return;
  }
  const picked = await ask<ActionItem>({
    title: vscode.l10n.t('Which Version Wrote This?'),
    placeholder: vscode.l10n.t('Reading the history…'),
    nothing: vscode.l10n.t('Nothing of the agent stands at the cursor.'),
    items: async (signal) => {
      const call = { method: 'blame', agent: agentAt(member.target), file: member.path } as const;
      const part = partAt(await parts.versions.call(call, signal), document, offset);
      return part ? actionsFor(part, member) : [];
    },
    placeholderThen: vscode.l10n.t('Choose what to show'),
  });
  if (picked) {
    await vscode.commands.executeCommand(picked.command, picked.target);
  }
}

/** The agent a file is part of; the user picks when there are several. */
async function memberOf(uri: vscode.Uri, model: AgentModel): Promise<Membership | undefined> {
  const picked = await ask<MemberItem>({
    title: vscode.l10n.t('Agent'),
    placeholder: vscode.l10n.t('The file is part of several agents'),
    nothing: vscode.l10n.t('This file is no agent config of the workspace.'),
    items: async () =>
      (await model.members(uri)).map((member) => ({
        label: plainText(member.agent.name),
        description: member.agent.path,
        member,
      })),
    atOnce: (items) => (items.length === 1 ? items[0] : undefined),
  });
  return picked?.member;
}

/** The smallest part that the cursor is in or at, else the first one that begins on its line. */
function partAt(parts: readonly BlamedPart[], document: vscode.TextDocument, offset: number): BlamedPart | undefined {
  const [smallest] = parts
    .filter(({ start, end }) => start <= offset && offset <= end)
    .sort((a, b) => a.end - a.start - (b.end - b.start));
  const { line } = document.positionAt(offset);
  return smallest ?? parts.find(({ start }) => document.positionAt(start).line === line);
}

function actionsFor(part: BlamedPart, { target }: Membership): ActionItem[] {
  const version: VersionTarget = { ...target, version: part.id };
  if (part.id === null) {
    const label = vscode.l10n.t('Not committed');
    const detail = vscode.l10n.t('Show what else is not committed');
    return [{ label, description: part.what, detail, command: COMMANDS.showLastChange, target: version }];
  }
  const { label, tags, date, author, subject, what, mayBeOlder } = part;
  const when = date === undefined ? '' : `${dayOf(date)} (${ago(date)})`;
  return [
    {
      label: plainText(subject ?? label),
      description: plainText([...tags, label, when, author ?? ''].filter((fact) => fact !== '').join(' · ')),
      detail: mayBeOlder
        ? vscode.l10n.t('{0}: as it is since then or longer. Show what that version changed', plainText(what))
        : vscode.l10n.t('{0}: as it is since then. Show what that version changed', plainText(what)),
      iconPath: new vscode.ThemeIcon('git-commit'),
      command: COMMANDS.showLastChange,
      target: version,
    },
    {
      label: vscode.l10n.t('Compare That Version with the Working Tree'),
      iconPath: new vscode.ThemeIcon('git-compare'),
      command: COMMANDS.compareWithWorking,
      target: version,
    },
  ];
}
