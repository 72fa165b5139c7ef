import * as vscode from 'vscode';
import { COMMANDS } from '../../ids';
import type { AgentEntry, AgentFileEntry, ShownVersion } from '../../platform/versions/messages';
import { classIcon, classWord, dayOf, lintWords, versionTitle } from '../versionWords';
import { type AgentNode, type AgentRow, type FileNode, nodeId, type VersionNode } from './nodes';

const { None, Collapsed, Expanded } = vscode.TreeItemCollapsibleState;

/** What a row's menu goes by. */
const CONTEXTS = {
  agent: 'agent',
  version: 'version',
  workingVersion: 'workingVersion',
  file: 'file',
  versionFile: 'versionFile',
} as const;

/** How a row looks and reads. Texts of the repository are plain text everywhere. */
export function treeItem(node: AgentNode): vscode.TreeItem {
  const item = itemOf(node);
  item.id = nodeId(node);
  return item;
}

function itemOf(node: AgentNode): vscode.TreeItem {
  switch (node.type) {
    case 'note':
      return note(node.text);
    case 'loose':
      return group(vscode.l10n.t('Other Config Files'), node.agents.length, 'files');
    case 'files':
      return group(vscode.l10n.t('Files'), node.parent.agent.files.length, 'files');
    case 'agent':
      return node.agent.kind === 'agent' ? agentItem(node) : looseItem(node);
    case 'file':
      return fileItem(node);
    case 'version':
      return versionItem(node);
    case 'versionFile':
      return versionFileItem(node.target);
    case 'older':
      return olderItem(node);
  }
}

function note(text: string): vscode.TreeItem {
  const item = new vscode.TreeItem(text);
  item.iconPath = new vscode.ThemeIcon('info');
  item.tooltip = text;
  return item;
}

function group(label: string, count: number, icon: string): vscode.TreeItem {
  const item = new vscode.TreeItem(label, Collapsed);
  item.iconPath = new vscode.ThemeIcon(icon);
  item.description = String(count);
  return item;
}

function agentItem({ agent, isOnly }: AgentRow): vscode.TreeItem {
  const item = new vscode.TreeItem(agent.name, isOnly ? Expanded : Collapsed);
  const problems = problemsOf(agent);
  item.iconPath = new vscode.ThemeIcon('hubot');
  item.description = [problems ?? '', folderOf(agent.path)].filter((part) => part !== '').join(' · ');
  item.tooltip = lines(agent.name, agent.path, problems);
  item.contextValue = CONTEXTS.agent;
  item.accessibilityInformation = { label: spoken(vscode.l10n.t('Agent {0}', agent.name), agent.path, problems) };
  return item;
}

function looseItem({ agent, target, isOnly, hasVersions }: AgentRow): vscode.TreeItem {
  const [file] = agent.files;
  const item = fileRow(target.root, file ?? { path: agent.path, lint: undefined, why: undefined }, '');
  item.collapsibleState = hasVersions ? (isOnly ? Expanded : Collapsed) : None;
  item.contextValue = CONTEXTS.agent;
  return item;
}

function fileItem({ target, file }: FileNode): vscode.TreeItem {
  const item = fileRow(target.root, file, folderOf(target.agent));
  item.contextValue = CONTEXTS.file;
  return item;
}

/** @param home folder that need not be said */
function fileRow(root: string, { path, lint, why }: AgentFileEntry, home: string): vscode.TreeItem {
  const uri = vscode.Uri.joinPath(vscode.Uri.file(root), path);
  const item = new vscode.TreeItem(baseOf(path), None);
  const state = lint ? lintWords(lint) : why;
  item.resourceUri = uri;
  item.iconPath = vscode.ThemeIcon.File;
  item.description = [state ?? '', folderBelow(home, path)].filter((part) => part !== '').join(' · ');
  item.tooltip = lines(path, state ?? vscode.l10n.t('nothing to mend'));
  item.accessibilityInformation = { label: spoken(baseOf(path), state ?? vscode.l10n.t('nothing to mend'), path) };
  if (lint || why === undefined) {
    item.command = { command: 'vscode.open', title: vscode.l10n.t('Open File'), arguments: [uri] };
  }
  return item;
}

function versionItem({ version }: VersionNode): vscode.TreeItem {
  const isWorking = version.id === null;
  const item = new vscode.TreeItem(versionTitle(version), isWorking ? None : Collapsed);
  const day = version.date === undefined ? '' : dayOf(version.date);
  const facts = isWorking
    ? [classWord(version), vscode.l10n.t('not committed')]
    : [version.label, day, classWord(version)];
  item.iconPath = classIcon(version);
  item.description = facts.filter((fact) => fact !== '').join(' · ');
  item.tooltip = tooltipOf(version);
  item.contextValue = isWorking ? CONTEXTS.workingVersion : CONTEXTS.version;
  item.accessibilityInformation = { label: spoken(versionTitle(version), ...facts, version.author) };
  return item;
}

function tooltipOf(version: ShownVersion): string {
  const { subject, tags, label, id, author, date, fingerprint, changes, changeCounts, lint, missing } = version;
  const count = changeCounts.breaking + changeCounts.behavioural + changeCounts.cosmetic;
  const more = count - changes.length;
  return lines(
    subject ?? versionTitle(version),
    tags.length > 0 ? vscode.l10n.t('Tags: {0}', tags.join(', ')) : undefined,
    id === null ? undefined : [label, author, date && dayOf(date)].filter(Boolean).join(' · '),
    fingerprint,
    '',
    count === 0 ? classWord(version) : vscode.l10n.t('What changed ({0}):', classWord(version)),
    ...changes.map((change) => `  ${change}`),
    more > 0 ? vscode.l10n.t('  and {0} more', more) : undefined,
    vscode.l10n.t('Lint: {0}', lintWords(lint) ?? vscode.l10n.t('nothing to mend')),
    ...missing.map(({ path, why }) => vscode.l10n.t('Without {0}: {1}', path, why)),
  );
}

function versionFileItem(target: { readonly root: string; readonly path: string }): vscode.TreeItem {
  const { root, path } = target;
  const item = new vscode.TreeItem(baseOf(path), None);
  item.resourceUri = vscode.Uri.joinPath(vscode.Uri.file(root), path);
  item.iconPath = vscode.ThemeIcon.File;
  item.description = folderOf(path);
  item.tooltip = path;
  item.contextValue = CONTEXTS.versionFile;
  item.command = {
    command: COMMANDS.openVersionFile,
    title: vscode.l10n.t('Open File at This Version'),
    arguments: [target],
  };
  return item;
}

function olderItem({ target, count }: Extract<AgentNode, { type: 'older' }>): vscode.TreeItem {
  const item = new vscode.TreeItem(vscode.l10n.t('{0} older versions…', count));
  item.iconPath = new vscode.ThemeIcon('ellipsis');
  item.command = {
    command: COMMANDS.showOlderVersions,
    title: vscode.l10n.t('Show Older Versions'),
    arguments: [target],
  };
  return item;
}

/** Errors and warnings of all files of an agent, and whether any is missing, in words. */
function problemsOf({ files }: AgentEntry): string | undefined {
  const lints = files.flatMap(({ lint }) => lint ?? []);
  const sum = (key: 'errors' | 'warnings' | 'infos'): number => lints.reduce((total, lint) => total + lint[key], 0);
  const unread = files.filter(({ lint }) => lint === undefined).length;
  const parts = [
    lintWords({ errors: sum('errors'), warnings: sum('warnings'), infos: sum('infos') }) ?? '',
    unread === 0 ? '' : unread === 1 ? vscode.l10n.t('1 file not read') : vscode.l10n.t('{0} files not read', unread),
  ].filter((part) => part !== '');
  return parts.length > 0 ? parts.join(', ') : undefined;
}

function baseOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** The folder of a file as seen from another; its whole path when it is elsewhere. */
function folderBelow(home: string, path: string): string {
  const folder = folderOf(path);
  return folder === home ? '' : folder.startsWith(`${home}/`) ? folder.slice(home.length + 1) : folder;
}

function lines(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined).join('\n');
}

function spoken(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== '').join(', ');
}
