import * as vscode from 'vscode';
import { CUSTOM_EDITORS } from '../../ids';
import { targetIn } from '../agentTarget';
import type { KnownRun } from '../knownRuns';
import type { Parts } from '../parts';
import { ask } from '../quickAsk';
import { versionName } from '../versionWords';

interface RunItem extends vscode.QuickPickItem {
  readonly run: KnownRun;
}

/** Lists the traces that are known to be of an agent, and opens one. */
export async function showRuns({ runs, pages }: Pick<Parts, 'runs' | 'pages'>, given: unknown): Promise<void> {
  const target = targetIn(given);
  if (!target) {
    return;
  }
  const picked = await ask<RunItem>({
    title: vscode.l10n.t('Traces of This Agent'),
    placeholder: vscode.l10n.t('Choose a trace to open'),
    nothing: vscode.l10n.t('No trace that was opened ran with this agent.'),
    items: async () =>
      runs.of(target.root, target.agent).map((run) => ({
        label: vscode.workspace.asRelativePath(run.uri),
        description: run.match.version ? vscode.l10n.t('ran with {0}', versionName(run.match.version)) : '',
        detail: run.trace,
        iconPath: new vscode.ThemeIcon('list-tree'),
        run,
      })),
  });
  if (!picked) {
    return;
  }
  const { uri, trace } = picked.run;
  const page = pages.all.find((each) => each.uri.toString() === uri.toString());
  if (page) {
    page.tell({ type: 'show', trace, step: page.selection.trace === trace ? (page.selection.step ?? 1) : 1 });
  } else {
    await vscode.commands.executeCommand('vscode.openWith', uri, CUSTOM_EDITORS.trace);
  }
}
