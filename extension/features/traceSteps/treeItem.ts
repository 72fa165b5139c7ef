import * as vscode from 'vscode';
import type { StepMark } from '../../../schemas/marks';
import type { StepRow } from '../../../schemas/protocol';
import { COMMANDS } from '../../ids';
import { nodeId, type TreeNode } from './nodes';

const LONGEST_NOTE = 100;

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

/** What is known about a step besides its row. */
export interface StepRole {
  readonly isSymptom: boolean;
  /** Its rank among the suspects. */
  readonly suspect: number | undefined;
  readonly mark: StepMark | undefined;
}

/** How a node looks and reads in the tree. */
export function treeItem(node: TreeNode, roleOf: (step: number) => StepRole): vscode.TreeItem {
  const item = node.type === 'range' ? rangeItem(node) : stepItem(node, roleOf(node.row.number));
  item.id = nodeId(node);
  return item;
}

function rangeItem({ range }: Extract<TreeNode, { type: 'range' }>): vscode.TreeItem {
  const item = new vscode.TreeItem(`[${range.from} … ${range.to}]`, vscode.TreeItemCollapsibleState.Collapsed);
  item.accessibilityInformation = { label: vscode.l10n.t('Steps {0} to {1}', range.from ?? '', range.to ?? '') };
  return item;
}

function stepItem({ trace, row, parent }: Extract<TreeNode, { type: 'step' }>, role: StepRole): vscode.TreeItem {
  const item = new vscode.TreeItem(`${row.number} ${row.name}`);
  // The first level is open, so that a trace under one root shows its steps at once.
  item.collapsibleState =
    row.last === row.number
      ? vscode.TreeItemCollapsibleState.None
      : parent === undefined
        ? vscode.TreeItemCollapsibleState.Expanded
        : vscode.TreeItemCollapsibleState.Collapsed;
  item.description = describe(row, role);
  item.iconPath = iconOf(row, role);
  item.accessibilityInformation = { label: spoken(row, role) };
  item.command = {
    command: COMMANDS.showStep,
    title: vscode.l10n.t('Show Step'),
    arguments: [trace, row.number],
  };
  return item;
}

function iconOf({ kind, status }: StepRow, { isSymptom, suspect }: StepRole): vscode.ThemeIcon {
  if (isSymptom) {
    return new vscode.ThemeIcon('flame', new vscode.ThemeColor('list.errorForeground'));
  }
  if (status === 'error') {
    return new vscode.ThemeIcon('error', new vscode.ThemeColor('list.errorForeground'));
  }
  const icon = ICONS[kind] ?? 'circle-outline';
  return suspect === undefined
    ? new vscode.ThemeIcon(icon)
    : new vscode.ThemeIcon(icon, new vscode.ThemeColor('list.warningForeground'));
}

function describe(row: StepRow, role: StepRole): string {
  const facts = [...rolesIn(role), row.durationMs === undefined ? '' : duration(row.durationMs)];
  return [facts.filter((text) => text !== '').join(' · '), row.summary].filter((text) => text !== '').join('  ');
}

function spoken(row: StepRow, role: StepRole): string {
  return [
    vscode.l10n.t('Step {0}, {1} {2}', row.number, row.kind, row.name),
    ...rolesIn(role),
    row.status === 'error' ? vscode.l10n.t('failed') : '',
    row.durationMs === undefined ? '' : duration(row.durationMs),
    row.summary,
  ]
    .filter((text) => text !== '')
    .join(', ');
}

/** What a step is in the story of its trace, and what the user said of it, in words. */
function rolesIn({ isSymptom, suspect, mark }: StepRole): string[] {
  return [
    isSymptom ? vscode.l10n.t('symptom') : '',
    suspect === undefined ? '' : vscode.l10n.t('suspect {0}', suspect),
    mark?.rootCause ? vscode.l10n.t('marked root cause') : '',
    mark?.verdict === undefined ? '' : verdictText(mark.verdict),
    mark?.note === undefined ? '' : vscode.l10n.t('note: {0}', mark.note.slice(0, LONGEST_NOTE)),
  ].filter((text) => text !== '');
}

function verdictText(verdict: NonNullable<StepMark['verdict']>): string {
  switch (verdict) {
    case 'right':
      return vscode.l10n.t('marked right');
    case 'wrong':
      return vscode.l10n.t('marked wrong');
    case 'unsure':
      return vscode.l10n.t('marked unsure');
  }
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
