import * as vscode from 'vscode';
import { STATUS_ITEMS } from '../../ids';
import type { Linter } from './linter';

/** How much there is to mend, while agent config is in front or has problems. Clicking shows them. */
export class LintStatus {
  private readonly item = vscode.window.createStatusBarItem(STATUS_ITEMS.lint, vscode.StatusBarAlignment.Left);
  private readonly disposables: vscode.Disposable[];

  constructor(private readonly linter: Linter) {
    this.item.name = vscode.l10n.t('Agent config problems');
    this.item.command = 'workbench.actions.view.problems';
    this.disposables = [
      this.item,
      linter.onDidChange(() => this.update()),
      vscode.window.onDidChangeActiveTextEditor(() => this.update()),
    ];
    this.update();
  }

  dispose(): void {
    vscode.Disposable.from(...this.disposables).dispose();
  }

  private update(): void {
    const { error, warning, info } = this.linter.counts();
    const front = vscode.window.activeTextEditor?.document.uri;
    if (error + warning + info === 0 && !(front && this.linter.isConfig(front))) {
      this.item.hide();
      return;
    }
    const counted = vscode.l10n.t('{0} errors, {1} warnings, {2} hints in agent config', error, warning, info);
    this.item.text = `$(checklist) ${error + warning + info}`;
    this.item.tooltip = counted;
    this.item.accessibilityInformation = { label: counted };
    this.item.show();
  }
}
