import * as vscode from 'vscode';
import { COMMANDS } from '../../ids';
import type { PlannedRestore } from '../../platform/versions/messages';
import { agentAt, type VersionTarget, versionIn } from '../agentTarget';
import type { Parts } from '../parts';
import { pickAgent, pickVersion } from '../pickVersion';
import { commandTellingErrors } from '../tellErrors';
import { versionName } from '../versionWords';
import { pickDeleted } from './pickDeleted';
import { isAllNew, writtenPaths } from './plan';
import { previewText } from './preview';
import { type Restored, showRestored, undoRestore, write } from './write';

/**
 * Going back to a version of an agent. The user sees what that changes by meaning, what would be written over is stored,
 * and then all files are written as one edit that undo takes back.
 */
export function registerRestore(parts: Parts): vscode.Disposable {
  const done: RestoresDone = { last: undefined };
  return vscode.Disposable.from(
    commandTellingErrors(COMMANDS.restoreVersion, (given) => restoreVersion(parts, done, given)),
    commandTellingErrors(COMMANDS.restoreDeleted, async () => {
      const agent = await pickDeleted(parts);
      if (agent) {
        await restoreVersion(parts, done, agent);
      }
    }),
  );
}

interface RestoresDone {
  /** Only this one can be taken back: messages about earlier ones may still be there. */
  last: Restored | undefined;
}

async function restoreVersion(parts: Parts, done: RestoresDone, given: unknown): Promise<void> {
  const target = await pickTarget(parts, given);
  if (!target) {
    return;
  }
  let plan = await planFor(parts, target);
  for (let isFirst = true; ; isFirst = false) {
    const now = vscode.l10n.t('The files were changed meanwhile. This is what a restore would do now.');
    if (!(await confirm(plan, target, isFirst ? [] : [now, '']))) {
      return;
    }
    const outcome = await write(parts, target, plan);
    if (outcome.state === 'written') {
      done.last = outcome.restored;
      await tell(outcome.restored, versionName(plan.version), done);
      return;
    }
    // Somebody typed or saved while the question was open: it is asked again.
    plan = outcome.plan;
  }
}

async function pickTarget(parts: Parts, given: unknown): Promise<VersionTarget | undefined> {
  const target = await pickAgent(parts, given);
  const one = versionIn(target);
  if (!target || (one && one.version !== null)) {
    return one;
  }
  const picked = await pickVersion(parts, target, {
    title: vscode.l10n.t('Restore Version'),
    placeholder: vscode.l10n.t('Go back to which version?'),
    except: null,
    isThere: true,
  });
  return picked && { ...target, version: picked.id };
}

async function planFor({ versions }: Parts, target: VersionTarget): Promise<PlannedRestore> {
  return vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: vscode.l10n.t('Looking at what a restore would change') },
    () => versions.call({ method: 'planRestore', agent: agentAt(target), to: target.version }),
  );
}

/**
 * Shows what would be done.
 * @param note lines to begin with
 * @returns whether the user wants it
 */
async function confirm(plan: PlannedRestore, target: VersionTarget, note: readonly string[]): Promise<boolean> {
  const name = versionName(plan.version);
  if (plan.conflicts.length > 0) {
    const named = plan.conflicts.map(({ path, why }) => `${path}: ${why}`).join('\n');
    const text = vscode.l10n.t('{0} cannot be restored. Nothing was written.', name);
    await vscode.window.showErrorMessage(text, { modal: true, detail: named });
    return false;
  }
  if (writtenPaths(plan).length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('Everything is already as in {0}.', name));
    return false;
  }
  const restore = vscode.l10n.t('Restore');
  const showChanges = vscode.l10n.t('Show Changes');
  const question = vscode.l10n.t('Restore {0} to {1}?', target.agent.slice(target.agent.lastIndexOf('/') + 1), name);
  const detail = [...note, previewText(plan)].join('\n');
  const buttons = isAllNew(plan) ? [restore] : [restore, showChanges];
  let answer = await vscode.window.showWarningMessage(question, { modal: true, detail }, ...buttons);
  if (answer === showChanges) {
    await vscode.commands.executeCommand(COMMANDS.compareVersions, { ...target, version: null }, target);
    // The changes are to be read, so this question lets the user do that.
    answer = await vscode.window.showInformationMessage(question, restore);
  }
  return answer === restore;
}

/** Says what was done, and offers to take it back. */
async function tell(restored: Restored, name: string, all: RestoresDone): Promise<void> {
  const undo = vscode.l10n.t('Undo');
  const showChanges = vscode.l10n.t('Show Changes');
  const { backup, problems } = restored;
  const done = problems.length === 0 ? vscode.l10n.t('Restored {0}.', name) : vscode.l10n.t('{0} is not whole.', name);
  const stored =
    backup === undefined
      ? ''
      : backup.onDisk === undefined
        ? vscode.l10n.t('What was written over is in {0}.', backup.ref)
        : vscode.l10n.t(
            'What was written over is in {0}, what was on disk of unsaved files in {1}.',
            backup.ref,
            backup.onDisk,
          );
  const text = [done, ...problems, stored].filter((part) => part !== '').join(' ');
  const show = problems.length === 0 ? vscode.window.showInformationMessage : vscode.window.showWarningMessage;
  const answer = await show(text, undo, showChanges);
  if (answer === undo) {
    if (all.last !== restored) {
      throw new Error(vscode.l10n.t('This was undone, or something else was restored since.'));
    }
    await undoRestore(restored);
    all.last = undefined;
  } else if (answer === showChanges) {
    await showRestored(restored, vscode.l10n.t('Restore of {0}', name));
  }
}
