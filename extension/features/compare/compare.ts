import * as vscode from 'vscode';
import { COMMANDS } from '../../ids';
import type { ShownChange, VersionId } from '../../platform/versions/messages';
import { type AgentTarget, agentAt, versionIn } from '../agentTarget';
import type { Parts } from '../parts';
import { pickAgent, pickVersion } from '../pickVersion';
import { commandTellingErrors } from '../tellErrors';
import { fileUri, namedVersionUri } from '../versionDocs';
import { ComparisonView } from './comparisonView';

/** Comparing versions of an agent: what changed by meaning in Config Changes, the texts in the editor's own diff. */
export function registerCompare(parts: Parts): vscode.Disposable {
  const view = new ComparisonView(parts);
  return vscode.Disposable.from(
    view,
    commandTellingErrors(COMMANDS.compareVersions, (given, more) => compareVersions(parts, view, given, more)),
    commandTellingErrors(COMMANDS.compareWithWorking, (given) => compareWithWorking(parts, view, given)),
    commandTellingErrors(COMMANDS.showLastChange, (given) => showLastChange(parts, view, given)),
    commandTellingErrors(COMMANDS.openVersionFile, openVersionFile),
    commandTellingErrors(COMMANDS.showChange, (change: ShownChange) => view.openChange(change)),
    commandTellingErrors(COMMANDS.openChangedTexts, () => view.openTexts()),
    commandTellingErrors(COMMANDS.swapSides, () => view.swap()),
    commandTellingErrors(COMMANDS.closeComparison, async () => view.close()),
  );
}

/**
 * Compares the oldest of the selected rows with the newest; or the two versions given, in their order; or one
 * with another that the user picks.
 * @param more the other version, or all selected rows of the tree the command was called in
 */
async function compareVersions(parts: Parts, view: ComparisonView, given: unknown, more: unknown): Promise<void> {
  const one = versionIn(given);
  const other = versionIn(more);
  if (one && other) {
    await view.show(one, one.version, other.version);
    return;
  }
  const rows = (Array.isArray(more) ? more : []).flatMap((row) => versionIn(row) ?? []);
  const [first] = rows;
  if (first && rows.length > 1) {
    if (rows.some(({ root, agent }) => root !== first.root || agent !== first.agent)) {
      void vscode.window.showInformationMessage(vscode.l10n.t('These are versions of different agents.'));
      return;
    }
    await showInOrder(
      parts,
      view,
      first,
      rows.map(({ version }) => version),
    );
    return;
  }
  const target = one ?? (await pickAgent(parts, given));
  if (!target) {
    return;
  }
  const a = one ? one.version : await pick(parts, target, vscode.l10n.t('Compare Versions'), undefined);
  if (a === undefined) {
    return;
  }
  const b = await pick(parts, target, vscode.l10n.t('Compare with'), a);
  if (b !== undefined) {
    await showInOrder(parts, view, target, [a, b]);
  }
}

async function pick(
  parts: Parts,
  target: AgentTarget,
  title: string,
  except: VersionId | undefined,
): Promise<VersionId | undefined> {
  return (await pickVersion(parts, target, { title, except, withWorking: true }))?.id;
}

/** From the oldest to the newest of some versions. */
async function showInOrder(
  parts: Parts,
  view: ComparisonView,
  target: AgentTarget,
  ids: readonly VersionId[],
): Promise<void> {
  const { versions } = await parts.versions.call({ method: 'history', agent: agentAt(target) });
  // The working tree is newer than any of them.
  const age = (id: VersionId): number => (id === null ? -1 : versions.findIndex((version) => version.id === id));
  const [to = null, ...older] = [...ids].sort((a, b) => age(a) - age(b));
  await view.show(target, older.at(-1) ?? to, to);
}

async function compareWithWorking(parts: Parts, view: ComparisonView, given: unknown): Promise<void> {
  const target = await pickAgent(parts, given);
  if (!target) {
    return;
  }
  const title = vscode.l10n.t('Compare with Working Tree');
  const one = versionIn(target);
  const version = one ? one.version : (await pickVersion(parts, target, { title, except: null }))?.id;
  if (version !== undefined) {
    await view.show(target, version, null);
  }
}

/** What a version changed, or for an agent its newest one. */
async function showLastChange(parts: Parts, view: ComparisonView, given: unknown): Promise<void> {
  const target = await pickAgent(parts, given);
  if (!target) {
    return;
  }
  const one = versionIn(target);
  const { versions, repository } = await parts.versions.call({ method: 'history', agent: agentAt(target) });
  const index = one ? versions.findIndex(({ id }) => id === one.version) : 0;
  const [version, before] = [versions[index], versions[index + 1]];
  if (version && before) {
    await view.show(target, before.id, version.id);
  } else {
    const none = version ? vscode.l10n.t('There is no version before this one.') : vscode.l10n.t('Nothing changed.');
    void vscode.window.showInformationMessage([repository.message, none].filter(Boolean).join(' '));
  }
}

/** @param given a version, what it is called, and the path of one of its files; the agent's own when left out */
async function openVersionFile(given: unknown): Promise<void> {
  const target = versionIn(given);
  if (target) {
    const file = 'path' in target && typeof target.path === 'string' ? target.path : target.agent;
    const name = 'name' in target && typeof target.name === 'string' ? target.name : undefined;
    const { root, version } = target;
    const uri = version === null ? fileUri(root, file) : namedVersionUri(root, version, file, name);
    await vscode.commands.executeCommand('vscode.open', uri);
  }
}
