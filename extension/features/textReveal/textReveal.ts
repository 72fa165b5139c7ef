import * as vscode from 'vscode';
import { COMMANDS } from '../../ids';
import type { Parts } from '../parts';

/** Shows a step's record in the text of its file, selected, beside the trace page. */
export function registerTextReveal({ pages }: Parts): vscode.Disposable {
  return vscode.commands.registerCommand(COMMANDS.revealStep, async (givenTrace?: string, givenStep?: number) => {
    const page = pages.active;
    const trace = givenTrace ?? page?.selection.trace;
    const step = givenStep ?? page?.selection.step;
    if (!page || trace === undefined || step === undefined) {
      void vscode.window.showInformationMessage(vscode.l10n.t('Select a step in a trace first.'));
      return;
    }
    try {
      const place = await page.document.call({ method: 'locate', trace, step });
      const selection = new vscode.Range(place.startLine, place.startCharacter, place.endLine, place.endCharacter);
      const document = await vscode.workspace.openTextDocument(page.uri);
      await vscode.window.showTextDocument(document, { selection, viewColumn: vscode.ViewColumn.Beside });
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      void vscode.window.showWarningMessage(vscode.l10n.t('Step {0} cannot be shown as text. {1}', step, why));
    }
  });
}
