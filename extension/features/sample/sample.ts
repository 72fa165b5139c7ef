import * as vscode from 'vscode';
import { COMMANDS, CUSTOM_EDITORS } from '../../ids';
import { createSample } from '../../platform/sample';
import type { Parts } from '../parts';

const FAILED_RUN = ['traces', 'failed-refund.otlp.json'];

/** Opens the sample incident: a failed run of a small agent, whose config has a history of its own. */
export function registerSample({ context, log }: Parts): vscode.Disposable {
  return vscode.commands.registerCommand(COMMANDS.openSample, async () => {
    const version: string = context.extension.packageJSON.version;
    const folder = vscode.Uri.joinPath(context.globalStorageUri, version, 'incident');
    try {
      const problem = await createSample(vscode.Uri.joinPath(context.extensionUri, 'samples').fsPath, folder.fsPath);
      if (problem) {
        log.warn(`The sample incident: ${problem}`);
      }
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      void vscode.window.showErrorMessage(vscode.l10n.t('The sample incident could not be created. {0}', why));
      return;
    }
    const trace = vscode.Uri.joinPath(folder, ...FAILED_RUN);
    await vscode.commands.executeCommand('vscode.openWith', trace, CUSTOM_EDITORS.trace);
    const openFolder = vscode.l10n.t('Open Folder');
    const answer = await vscode.window.showInformationMessage(
      vscode.l10n.t(
        'The agent of this run and its versions are in a folder of their own. Open it to list and edit them.',
      ),
      openFolder,
    );
    if (answer === openFolder) {
      await vscode.commands.executeCommand('vscode.openFolder', folder, { forceNewWindow: true });
    }
  });
}
