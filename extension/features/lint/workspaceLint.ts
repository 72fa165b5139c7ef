import * as vscode from 'vscode';
import { COMMANDS } from '../../ids';
import type { LintedFile } from '../../platform/lint/messages';
import type { Parts } from '../parts';
import type { Linter } from './linter';

/** Lints all agent config of the workspace on command. */
export function registerWorkspaceLint(linter: Linter, parts: Parts): vscode.Disposable {
  return vscode.commands.registerCommand(COMMANDS.lintWorkspace, async () => {
    const folders = vscode.workspace.workspaceFolders ?? [];
    if (folders.length === 0) {
      void vscode.window.showInformationMessage(vscode.l10n.t('Open a folder to lint the agent config in it.'));
      return;
    }
    const options = {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Linting agent config'),
      cancellable: true,
    };
    const files = await vscode.window.withProgress(options, (progress, token) =>
      lintFolders(folders, linter, parts, progress, token),
    );
    if (!files) {
      return;
    }
    const count = files.reduce((sum, { findings }) => sum + findings.length, 0);
    if (count > 0) {
      await vscode.commands.executeCommand('workbench.actions.view.problems');
    } else {
      void vscode.window.showInformationMessage(
        vscode.l10n.t('Nothing to mend in {0} agent config files.', files.length),
      );
    }
  });
}

/** @returns undefined when it was cancelled */
async function lintFolders(
  folders: readonly vscode.WorkspaceFolder[],
  linter: Linter,
  parts: Parts,
  progress: vscode.Progress<{ message?: string; increment?: number }>,
  token: vscode.CancellationToken,
): Promise<readonly LintedFile[] | undefined> {
  const cancelling = token.onCancellationRequested(() => parts.lint.cancel());
  try {
    linter.clearKept();
    const all: LintedFile[] = [];
    for (const { uri, name } of folders) {
      progress.report({ message: name, increment: 100 / folders.length / 2 });
      const files = await lintFolder(uri, linter, parts, token);
      if (token.isCancellationRequested) {
        return undefined;
      }
      await linter.keep(uri, files);
      all.push(...files);
      progress.report({ increment: 100 / folders.length / 2 });
    }
    return all;
  } catch (error) {
    if (token.isCancellationRequested) {
      return undefined;
    }
    throw error;
  } finally {
    cancelling.dispose();
  }
}

async function lintFolder(
  root: vscode.Uri,
  linter: Linter,
  { lint }: Parts,
  token: vscode.CancellationToken,
): Promise<readonly LintedFile[]> {
  if (root.scheme !== 'file') {
    const project = { ...(await linter.files.everything(root, token)), runs: linter.runs.forFolder(root) };
    return lint.call({ method: 'lint', project, about: project.files.map(({ path }) => path) });
  }
  const open = vscode.workspace.textDocuments.flatMap((document) =>
    document.isDirty && document.uri.path.startsWith(`${root.path}/`)
      ? { path: document.uri.path.slice(root.path.length + 1), text: document.getText() }
      : [],
  );
  return lint.call({
    method: 'lintFolder',
    folder: root.fsPath,
    open,
    isTrusted: vscode.workspace.isTrusted,
    runs: linter.runs.forFolder(root),
  });
}
