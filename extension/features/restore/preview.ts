import * as vscode from 'vscode';
import type { PlannedRestore, ShownChange } from '../../platform/versions/messages';
import { classWord } from '../versionWords';
import { isAllNew } from './plan';

/** A dialog is no list: the rest is a click away. */
const MOST_TITLES = 6;
const MOST_FILES = 12;

/** What a restore would do, in plain text: by meaning first, then file by file. */
export function previewText(plan: PlannedRestore): string {
  const { changes, steps } = plan;
  const inOrder = ['write', 'create', 'leave'] as const;
  const files = inOrder.flatMap((action) =>
    steps.filter((step) => step.action === action).map(({ path }) => `${path}: ${actionWord(action)}`),
  );
  return [
    ...(isAllNew(plan) ? [vscode.l10n.t('The agent is not there now.')] : changeLines(changes)),
    '',
    ...cut(files, MOST_FILES),
    '',
    vscode.l10n.t(
      'What is written over is stored before, saved or not. Undo takes everything back; save the files afterwards.',
    ),
  ].join('\n');
}

/** The changes under their classes, which come with the most serious ones first. */
function changeLines(changes: readonly ShownChange[]): string[] {
  if (changes.length === 0) {
    return [vscode.l10n.t('The agent stays the same by meaning.')];
  }
  const classes = [...new Set(changes.map((change) => change.class))];
  const lines = classes.flatMap((name) => {
    const some = changes.filter((change) => change.class === name);
    return [
      `${some.length} ${classWord({ changeClass: name, isOldest: false })}`,
      ...cut(
        some.map(({ title, path }) => `• ${path === '' ? title : `${title}: ${path}`}`),
        MOST_TITLES,
      ),
    ];
  });
  return lines;
}

function actionWord(action: 'write' | 'create' | 'leave'): string {
  switch (action) {
    case 'write':
      return vscode.l10n.t('written over');
    case 'create':
      return vscode.l10n.t('created');
    case 'leave':
      return vscode.l10n.t('stays: was not there in that version');
  }
}

function cut(lines: readonly string[], most: number): string[] {
  return lines.length <= most
    ? [...lines]
    : [...lines.slice(0, most), vscode.l10n.t('… and {0} more', lines.length - most)];
}
