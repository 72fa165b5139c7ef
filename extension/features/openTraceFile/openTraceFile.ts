import * as vscode from 'vscode';
import { COMMANDS, CUSTOM_EDITORS } from '../../ids';

/** Opens trace files chosen in a dialog. */
export function registerOpenTraceFile(): vscode.Disposable {
  return vscode.commands.registerCommand(COMMANDS.openTraceFile, async () => {
    const chosen = await vscode.window.showOpenDialog({
      title: vscode.l10n.t('Open Trace File'),
      canSelectMany: true,
      filters: {
        [vscode.l10n.t('Trace files')]: ['json', 'jsonl', 'ndjson', 'traj', 'eval', 'log', 'gz', 'zst'],
        [vscode.l10n.t('All files')]: ['*'],
      },
    });
    for (const uri of chosen ?? []) {
      await vscode.commands.executeCommand('vscode.openWith', uri, CUSTOM_EDITORS.trace);
    }
  });
}
