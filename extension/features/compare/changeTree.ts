import * as vscode from 'vscode';
import type { ChangeClass } from '../../config/versions/change';
import { COMMANDS } from '../../ids';
import type { Comparison, ShownChange, ShownVersion } from '../../platform/versions/messages';
import { classIcon, classWord, versionName } from '../versionWords';

/** A row of Config Changes: the changes of one class, one of them, or what could not be compared. */
export type ChangeNode =
  | { readonly type: 'class'; readonly class: ChangeClass; readonly changes: readonly ShownChange[] }
  | { readonly type: 'change'; readonly change: ShownChange; readonly index: number }
  | { readonly type: 'missing'; readonly path: string; readonly why: string; readonly version: ShownVersion };

/** The changes of a comparison by class, the most serious first. */
export class ChangeTree implements vscode.TreeDataProvider<ChangeNode> {
  private roots: readonly ChangeNode[] = [];
  private readonly changed = new vscode.EventEmitter<void>();

  readonly onDidChangeTreeData = this.changed.event;

  show(comparison: Comparison | undefined): void {
    this.roots = comparison ? rootsOf(comparison) : [];
    this.changed.fire();
  }

  dispose(): void {
    this.changed.dispose();
  }

  getChildren(node?: ChangeNode): ChangeNode[] {
    if (!node) {
      return [...this.roots];
    }
    return node.type === 'class' ? node.changes.map((change, index) => ({ type: 'change', change, index })) : [];
  }

  getParent(node: ChangeNode): ChangeNode | undefined {
    return node.type === 'change'
      ? this.roots.find((root) => root.type === 'class' && root.class === node.change.class)
      : undefined;
  }

  getTreeItem(node: ChangeNode): vscode.TreeItem {
    switch (node.type) {
      case 'class':
        return classItem(node.class, node.changes.length);
      case 'change':
        return changeItem(node.change, node.index);
      case 'missing':
        return missingItem(node.path, node.why, node.version);
    }
  }
}

function rootsOf({ changes, from, to }: Comparison): ChangeNode[] {
  // They come with the most serious class first.
  const classes = [...new Set(changes.map((change) => change.class))];
  const groups = classes.map(
    (name): ChangeNode => ({ type: 'class', class: name, changes: changes.filter((change) => change.class === name) }),
  );
  const missing = [from, to].flatMap((version) =>
    version.missing.map(({ path, why }): ChangeNode => ({ type: 'missing', path, why, version })),
  );
  return [...groups, ...missing];
}

function classItem(name: ChangeClass, count: number): vscode.TreeItem {
  const version = { changeClass: name, isOldest: false };
  const word = classWord(version);
  const item = new vscode.TreeItem(
    word.charAt(0).toLocaleUpperCase() + word.slice(1),
    vscode.TreeItemCollapsibleState.Expanded,
  );
  item.id = name;
  item.description = String(count);
  item.iconPath = classIcon(version);
  item.tooltip = CLASS_MEANS[name]();
  item.accessibilityInformation = { label: vscode.l10n.t('{0}, {1} changes', word, count) };
  return item;
}

const CLASS_MEANS: Readonly<Record<ChangeClass, () => string>> = {
  breaking: () => vscode.l10n.t('What worked before can now fail, or go ahead without somebody who had to agree.'),
  behavioural: () => vscode.l10n.t('The model reads or may do something else.'),
  cosmetic: () => vscode.l10n.t('No run can tell.'),
};

/** Of a path; the kind of change says as much. */
const SECTION = /^(?:tools|prompts|agents|settings|servers)\./;

function changeItem(change: ShownChange, index: number): vscode.TreeItem {
  const { title, path, brief, values, why } = change;
  const heading = path === '' ? title : `${title}: ${path}`;
  const subject = path.replace(SECTION, '');
  const place = change.placeAfter ?? change.placeBefore;
  // What it is about comes first: in a narrow side bar rows of the same kind would all look alike.
  const item = new vscode.TreeItem(subject === '' ? title : subject);
  item.id = `${change.class} ${index}`;
  item.description = [subject === '' ? '' : title, brief].filter((part) => part !== '').join(' · ');
  // Text of the config: plain, never Markdown.
  item.tooltip = [heading, ...values, why, place ? `${place.file}:${place.line}` : '']
    .filter((line) => line !== '')
    .join('\n\n');
  item.accessibilityInformation = {
    label: [classWord({ changeClass: change.class, isOldest: false }), heading, brief].filter(Boolean).join(', '),
  };
  item.command = { command: COMMANDS.showChange, title: vscode.l10n.t('Show Change'), arguments: [change] };
  return item;
}

function missingItem(path: string, why: string, version: ShownVersion): vscode.TreeItem {
  const item = new vscode.TreeItem(vscode.l10n.t('Not compared: {0}', path));
  item.id = `missing ${version.label} ${path}`;
  item.description = vscode.l10n.t('in {0} {1}', versionName(version), why);
  item.iconPath = new vscode.ThemeIcon('question');
  item.tooltip = vscode.l10n.t('{0} is left out of the comparison: in {1} {2}.', path, versionName(version), why);
  return item;
}
