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
export async function showRuns({ runs }: Pick<Parts, 'runs'>, given: unknown): Promise<void> {
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
  if (picked) {
    await vscode.commands.executeCommand('vscode.openWith', picked.run.uri, CUSTOM_EDITORS.trace);
  }
}
