import * as vscode from 'vscode';
import type { PlannedRestore, ShownChange } from '../../platform/versions/messages';
import { classWord } from '../versionWords';

/** A dialog is no list: the rest is a click away. */
const MOST_TITLES = 8;
const MOST_FILES = 12;

/** What a restore would do, in plain text: by meaning first, then file by file. */
export function previewText({ changes, steps }: PlannedRestore): string {
  const inOrder = ['write', 'create', 'leave'] as const;
  const files = inOrder.flatMap((action) =>
    steps.filter((step) => step.action === action).map(({ path }) => `${path}: ${actionWord(action)}`),
  );
  return [
    changes.length === 0 ? vscode.l10n.t('The agent is the same by meaning.') : countsOf(changes),
    ...cut(changes.map(changeLine), MOST_TITLES),
    '',
    ...cut(files, MOST_FILES),
    '',
    vscode.l10n.t('What is written over is stored before, saved or not. Undo takes everything back.'),
  ].join('\n');
}

function changeLine({ title, path }: ShownChange): string {
  return `• ${path === '' ? title : `${title}: ${path}`}`;
}

/** `1 breaking, 3 behavioural`: they come with the most serious ones first. */
function countsOf(changes: readonly ShownChange[]): string {
  const classes = [...new Set(changes.map((change) => change.class))];
  const counts = classes.map((name) => {
    const count = changes.filter((change) => change.class === name).length;
    return `${count} ${classWord({ changeClass: name, isOldest: false })}`;
  });
  return vscode.l10n.t('What this changes for the agent: {0}', counts.join(', '));
}

function actionWord(action: 'write' | 'create' | 'leave'): string {
  switch (action) {
    case 'write':
      return vscode.l10n.t('written over');
    case 'create':
      return vscode.l10n.t('created');
    case 'leave':
      return vscode.l10n.t('left: not of that version');
  }
}

function cut(lines: readonly string[], most: number): string[] {
  return lines.length <= most
    ? [...lines]
    : [...lines.slice(0, most), vscode.l10n.t('… and {0} more', lines.length - most)];
}
