import * as vscode from 'vscode';
import { COMMANDS, CONTEXT_KEYS, VIEWS } from '../../ids';
import { targetIn } from '../agentTarget';
import type { Parts } from '../parts';
import { commandTellingErrors } from '../tellErrors';
import { AgentModel } from './agentModel';
import { AgentTree } from './agentTree';
import { blameConfig } from './blameConfig';
import { copyCommit, copyFingerprint } from './copy';
import { AgentLenses } from './lenses';
import type { AgentNode } from './nodes';
import { Refresher } from './refresher';
import { showRuns } from './showRuns';
import { tagVersion } from './tagVersion';

/** The Agent Configs view and the code lenses on agent files: agents, their files and versions. */
export function registerAgentConfigs(parts: Parts): vscode.Disposable {
  const model = new AgentModel(parts);
  const tree = new AgentTree(model, parts.log, (note) => {
    view.message = note === '' ? undefined : note;
  });
  const view: vscode.TreeView<AgentNode> = vscode.window.createTreeView(VIEWS.agents, {
    treeDataProvider: tree,
    showCollapseAll: true,
    canSelectMany: true,
  });
  const lenses = new AgentLenses(model, parts.runs, parts.log);
  return vscode.Disposable.from(
    model,
    tree,
    view,
    lenses,
    new Refresher(model),
    followModel(model, tree, view),
    vscode.languages.registerCodeLensProvider({ scheme: 'file' }, lenses),
    commandTellingErrors(COMMANDS.refreshAgents, async () => model.forget()),
    commandTellingErrors(COMMANDS.showOlderVersions, async (given) => {
      const target = targetIn(given);
      if (target) {
        model.wantAll(target);
      }
    }),
    commandTellingErrors(COMMANDS.revealAgent, (given) => revealAgent(tree, view, given)),
    commandTellingErrors(COMMANDS.tagVersion, async (given) => {
      if (await tagVersion(parts, given)) {
        model.forget();
      }
    }),
    commandTellingErrors(COMMANDS.blameConfig, () => blameConfig(parts, model)),
    commandTellingErrors(COMMANDS.copyFingerprint, (given) => copyFingerprint(parts, given)),
    commandTellingErrors(COMMANDS.copyCommit, (given) => copyCommit(given)),
    commandTellingErrors(COMMANDS.showRuns, (given) => showRuns(parts, given)),
  );
}

/** Redraws what changed in the view; while it is hidden, when it is shown again. */
function followModel(model: AgentModel, tree: AgentTree, view: vscode.TreeView<AgentNode>): vscode.Disposable {
  let isStale = false;
  const redraw = () => {
    isStale = !view.visible;
    if (view.visible) {
      tree.refresh();
    }
  };
  return vscode.Disposable.from(
    model.onDidChange(redraw),
    view.onDidCollapseElement(({ element }) => tree.folded(element)),
    view.onDidExpandElement(({ element }) => tree.unfolded(element)),
    view.onDidChangeVisibility(() => {
      if (isStale) {
        redraw();
      }
    }),
    model.onDidList(() => {
      void vscode.commands.executeCommand('setContext', CONTEXT_KEYS.agentsKnown, true);
      void vscode.commands.executeCommand('setContext', CONTEXT_KEYS.configFiles, model.files());
    }),
  );
}

async function revealAgent(tree: AgentTree, view: vscode.TreeView<AgentNode>, given: unknown): Promise<void> {
  const target = targetIn(given);
  await vscode.commands.executeCommand(`${VIEWS.agents}.focus`);
  const row = target && (await tree.rowOf(target.root, target.agent));
  if (row) {
    await view.reveal(row, { select: true, focus: true, expand: true });
  }
}
