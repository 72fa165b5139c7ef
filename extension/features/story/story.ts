import * as vscode from 'vscode';
import { pageContext } from '../../../schemas/protocol';
import { COMMANDS } from '../../ids';
import type { Parts } from '../parts';

/**
 * Commands that ask the trace page for another part of its story. From the page's context menu they are called with
 * the place it was opened at, else they are about the selected step.
 */
export function registerStory({ pages }: Parts): vscode.Disposable {
  const follow = (to: 'origin' | 'uses') => (context?: unknown) => {
    const place = pageContext.safeParse(context);
    if (place.success && place.data.value !== undefined) {
      const { trace, step, value } = place.data;
      pages.active?.tell({ type: 'follow', trace, step, value, to });
    }
  };
  return vscode.Disposable.from(
    vscode.commands.registerCommand(COMMANDS.stepBack, () => pages.active?.tell({ type: 'travel', direction: 'back' })),
    vscode.commands.registerCommand(COMMANDS.stepForward, () =>
      pages.active?.tell({ type: 'travel', direction: 'forward' }),
    ),
    vscode.commands.registerCommand(COMMANDS.explainStep, (context?: unknown) => {
      const { page, trace, step } = pages.stepAt(context) ?? {};
      if (page && trace !== undefined) {
        page.tell({ type: 'explain', trace, symptom: step });
      }
    }),
    vscode.commands.registerCommand(COMMANDS.findSymptom, () => {
      const trace = pages.active?.selection.trace;
      if (trace !== undefined) {
        pages.active?.tell({ type: 'explain', trace });
      }
    }),
    vscode.commands.registerCommand(COMMANDS.whereFrom, follow('origin')),
    vscode.commands.registerCommand(COMMANDS.whereTo, follow('uses')),
  );
}
