import * as vscode from 'vscode';
import { COMMANDS, CUSTOM_EDITORS } from '../../ids';
import type { Parts } from '../parts';
import type { TracePage } from '../tracePages';

/** How long an editor may take to open a page. */
const MOST_MS = 5000;

/** The command behind the quick fix that opens the step a finding rests on. */
export function registerOpenTraceStep({ pages }: Parts): vscode.Disposable {
  return vscode.commands.registerCommand(COMMANDS.openTraceStep, async (uri: string, trace: string, step: number) => {
    const target = vscode.Uri.parse(uri, true);
    const pageOf = (): TracePage | undefined => pages.all.find((page) => page.uri.toString() === target.toString());
    if (!pageOf()) {
      await vscode.commands.executeCommand('vscode.openWith', target, CUSTOM_EDITORS.trace);
    }
    const page = pageOf() ?? (await opened());
    if (page?.uri.toString() === target.toString()) {
      page.tell({ type: 'show', trace, step });
    }
  });

  function opened(): Promise<TracePage | undefined> {
    return new Promise((resolve) => {
      const done = (page?: TracePage): void => {
        clearTimeout(timer);
        listening.dispose();
        resolve(page);
      };
      const timer = setTimeout(done, MOST_MS);
      const listening = pages.onDidOpen(done);
    });
  }
}
