import * as vscode from 'vscode';
import type { TraceRun } from '../../config/lint/runUse';
import { COMMANDS } from '../../ids';
import type { ReadRuns } from '../../platform/lint/readRuns';
import type { Parts } from '../parts';
import type { Linter } from './linter';

/** As far as the notification goes while files are read; the rest is linting. */
const READING = 100;
/** Files read in one go. */
const BATCH = 4;

/** Reads trace files that the user picks and lints agent config against what their runs did. */
export function registerTraceLint(linter: Linter, parts: Parts): vscode.Disposable {
  return vscode.commands.registerCommand(COMMANDS.lintWithTraces, async () => {
    const chosen = (await pickTraces()) ?? [];
    const picked = chosen.filter(({ scheme }) => scheme === 'file');
    if (picked.length === 0) {
      if (chosen.length > 0) {
        const said = vscode.l10n.t('Only traces on the disk of this machine can be checked together. Copy them here.');
        void vscode.window.showInformationMessage(said);
      }
      return;
    }
    const options = {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Reading traces'),
      cancellable: true,
    };
    const read = await vscode.window.withProgress(options, (progress, token) =>
      readPicked(picked, parts, progress, token),
    );
    if (!read) {
      return;
    }
    linter.runs.pick(read.runs);
    tell(read);
    if (read.runs.length > 0 && vscode.workspace.workspaceFolders?.length) {
      await vscode.commands.executeCommand(COMMANDS.lintWorkspace);
    }
  });
}

/** A dialog shows files or folders, not both, on most systems. */
async function pickTraces(): Promise<readonly vscode.Uri[] | undefined> {
  const title = vscode.l10n.t('Check Agent Config with Traces');
  const files = { label: vscode.l10n.t('Trace Files...'), iconPath: new vscode.ThemeIcon('files'), isFolder: false };
  const folder = {
    label: vscode.l10n.t('A Folder of Traces...'),
    iconPath: new vscode.ThemeIcon('folder'),
    isFolder: true,
  };
  const choice = await vscode.window.showQuickPick([files, folder], {
    title,
    placeHolder: vscode.l10n.t('Where are the recorded runs?'),
  });
  return (
    choice &&
    vscode.window.showOpenDialog({
      title,
      canSelectMany: true,
      canSelectFiles: !choice.isFolder,
      canSelectFolders: choice.isFolder,
      openLabel: vscode.l10n.t('Check'),
    })
  );
}

/** @returns undefined when it was cancelled */
async function readPicked(
  picked: readonly vscode.Uri[],
  { lint }: Parts,
  progress: vscode.Progress<{ message?: string; increment?: number }>,
  token: vscode.CancellationToken,
): Promise<ReadRuns | undefined> {
  const cancelling = token.onCancellationRequested(() => lint.cancel());
  const from = folderOf(picked[0]!);
  try {
    const paths = picked.map(({ fsPath }) => fsPath);
    const { files, problems } = await lint.call({ method: 'traceFiles', paths, from });
    const runs: TraceRun[] = [];
    const all = [...problems];
    for (let index = 0; index < files.length && !token.isCancellationRequested; index += BATCH) {
      progress.report({ message: vscode.l10n.t('{0} of {1} files', index, files.length) });
      const batch = await lint.call({ method: 'readRuns', files: files.slice(index, index + BATCH), from });
      runs.push(...batch.runs.map((run) => ({ ...run, source: vscode.Uri.file(run.source).toString() })));
      all.push(...batch.problems);
      progress.report({ increment: (READING * BATCH) / files.length });
    }
    return token.isCancellationRequested ? undefined : { runs, problems: all };
  } catch (error) {
    if (token.isCancellationRequested) {
      return undefined;
    }
    throw error;
  } finally {
    cancelling.dispose();
  }
}

/** Names of trace files are told from the workspace folder that they are in, else from all the workspace is in. */
function folderOf(uri: vscode.Uri): string {
  return (vscode.workspace.getWorkspaceFolder(uri) ?? vscode.workspace.workspaceFolders?.[0])?.uri.fsPath ?? uri.fsPath;
}

function tell({ runs, problems }: ReadRuns): void {
  const [first] = problems;
  if (first === undefined) {
    const said = vscode.l10n.t(
      'Read {0} runs. What they show is in Problems, at the config it speaks for.',
      runs.length,
    );
    void vscode.window.showInformationMessage(said);
  } else {
    const said = vscode.l10n.t(
      'Read {0} runs. Not everything could be read ({1}): {2}',
      runs.length,
      problems.length,
      first,
    );
    void vscode.window.showWarningMessage(said);
  }
}
