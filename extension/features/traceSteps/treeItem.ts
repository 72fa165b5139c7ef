import * as vscode from 'vscode';
import type { StepRow } from '../../../schemas/protocol';
import { COMMANDS } from '../../ids';
import { nodeId, type TreeNode } from './nodes';

const ICONS: Readonly<Record<string, string>> = {
  agent: 'hubot',
  model: 'sparkle',
  tool: 'tools',
  retrieval: 'search',
  user: 'account',
  handoff: 'arrow-swap',
  guardrail: 'shield',
  score: 'checklist',
  span: 'circle-outline',
};

/** How a node looks and reads in the tree. */
export function treeItem(node: TreeNode): vscode.TreeItem {
  const item = node.type === 'range' ? rangeItem(node) : stepItem(node);
  item.id = nodeId(node);
  return item;
}

function rangeItem({ range }: Extract<TreeNode, { type: 'range' }>): vscode.TreeItem {
  const item = new vscode.TreeItem(`[${range.from} … ${range.to}]`, vscode.TreeItemCollapsibleState.Collapsed);
  item.accessibilityInformation = { label: vscode.l10n.t('Steps {0} to {1}', range.from ?? '', range.to ?? '') };
  return item;
}

function stepItem({ trace, row, parent }: Extract<TreeNode, { type: 'step' }>): vscode.TreeItem {
  const item = new vscode.TreeItem(`${row.number} ${row.name}`);
  // The first level is open, so that a trace under one root shows its steps at once.
  item.collapsibleState =
    row.last === row.number
      ? vscode.TreeItemCollapsibleState.None
      : parent === undefined
        ? vscode.TreeItemCollapsibleState.Expanded
        : vscode.TreeItemCollapsibleState.Collapsed;
  item.description = describe(row);
  item.iconPath =
    row.status === 'error'
      ? new vscode.ThemeIcon('error', new vscode.ThemeColor('list.errorForeground'))
      : new vscode.ThemeIcon(ICONS[row.kind] ?? 'circle-outline');
  item.accessibilityInformation = { label: spoken(row) };
  item.command = {
    command: COMMANDS.showStep,
    title: vscode.l10n.t('Show Step'),
    arguments: [trace, row.number],
  };
  return item;
}

function describe(row: StepRow): string {
  return [row.durationMs === undefined ? '' : duration(row.durationMs), row.summary]
    .filter((text) => text !== '')
    .join('  ');
}

function spoken(row: StepRow): string {
  return [
    vscode.l10n.t('Step {0}, {1} {2}', row.number, row.kind, row.name),
    row.status === 'error' ? vscode.l10n.t('failed') : '',
    row.durationMs === undefined ? '' : duration(row.durationMs),
    row.summary,
  ]
    .filter((text) => text !== '')
    .join(', ');
}

function duration(ms: number): string {
  if (ms < 1000) {
    return `${Math.round(ms)} ms`;
  }
  if (ms < 60_000) {
    return `${(ms / 1000).toFixed(1)} s`;
  }
  return `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1000)} s`;
}
