import * as vscode from 'vscode';
import { COMMANDS } from '../../ids';
import type { Parts } from '../parts';
import { rangeOf } from '../traceLocation';

/** Shows a step's record in the text of its file, selected, beside the trace page. */
export function registerTextReveal({ pages }: Parts): vscode.Disposable {
  return vscode.commands.registerCommand(COMMANDS.revealStep, async (context?: unknown) => {
    const place = pages.stepAt(context);
    if (!place) {
      return;
    }
    const { page, trace, step } = place;
    try {
      const { places } = await page.document.call({ method: 'locate', trace, steps: [step] });
      const selection = places[0] && rangeOf(places[0]);
      const document = await vscode.workspace.openTextDocument(page.uri);
      await vscode.window.showTextDocument(document, { selection, viewColumn: vscode.ViewColumn.Beside });
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      void vscode.window.showWarningMessage(vscode.l10n.t('Step {0} cannot be shown as text. {1}', step, why));
    }
  });
}
